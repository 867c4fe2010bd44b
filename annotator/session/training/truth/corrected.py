"""The spans and links of one annotator as reviewers want them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.label import LabelSet
from annotator.domain.link import Link, Side, other_side
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.verdict import Amendment, Verdict

Stretch = tuple[str, int, int]
"""Document, start and end in code points."""


class Corrected:
    """Gathers the spans that count, each place once, and the links between them, each pair once."""

    def __init__(self, live: Iterable[Span], labels: LabelSet) -> None:
        """`live` are the annotator's spans as they are, whether or not they count."""
        self.spans: dict[str, Span] = {}
        self.links: dict[tuple[str, str], Link] = {}
        """By their ends."""
        self._live = {span.id: span for span in live}
        self._live_on: defaultdict[Stretch, list[Span]] = defaultdict(list)
        for span in self._live.values():
            self._live_on[_stretch(span)].append(span)
        self._labels = labels
        self._on: defaultdict[Stretch, dict[str | None, str]] = defaultdict(dict)
        """The ids of the spans that count, by where they stand and label."""
        self._stand_in: dict[str, str] = {}
        """Of a live span that would be the same as another that counts: the other's id."""
        self._refused: set[str] = set()

    def refuse(self, span_id: str) -> None:
        """Let a live span never count."""
        self._refused.add(span_id)

    def is_placed(self, span_id: str) -> bool:
        """Whether a live span counts, as it is or otherwise, or another stands in for it."""
        return span_id in self.spans or span_id in self._stand_in

    def has_stand_in(self, span_id: str) -> bool:
        """Whether another span that counts stands in for a live one."""
        return span_id in self._stand_in

    def add(self, span: Span) -> str:
        """Let a span count; gives the id of the one that stands for it, by default its own."""
        first = self._on[_stretch(span)].setdefault(span.label, span.id)
        if first == span.id:
            self.spans[span.id] = span
        elif span.id in self._live:
            self._stand_in[span.id] = first
        return first

    def amended(self, span: Span, amendment: Amendment) -> Span:
        """The span with the label and the bounds that it should have."""
        if amendment.passage is not None:
            start, end = amendment.passage.extent
            span = replace(span, start=start, end=end, quote=amendment.passage.quote)
        if amendment.label is not None:
            revision = self._labels[amendment.label].revision
            span = replace(span, label=amendment.label, label_revision=revision)
        return span

    def add_missing(self, verdict: Verdict, passage: QuotedPassage) -> None:
        """Let a span count that a reviewer missed: the annotator's own where there is one by now.

        One that another reviewer refused stays out.
        """
        label = verdict.amendment.label
        for span in self._unplaced(passage):
            if span.label == label:
                if span.id not in self._refused:
                    self.add(span)
                return
        self.add(self._made(verdict.id, verdict, passage, label))

    def end(self, span_id: str) -> str | None:
        """The id of what stands for a live span, which counts from now on; none: it is refused."""
        if span_id in self._refused:
            return None
        if span_id in self._stand_in:
            return self._stand_in[span_id]
        return span_id if span_id in self.spans else self.add(self._live[span_id])

    def on(self, verdict: Verdict, passage: QuotedPassage, label: str | None, end: Side) -> str:
        """The id of a span on a passage that a verdict calls the `end` of a link.

        It is one that counts, else one that is there, else a new one; of several the one with this
        label, else the first by label.
        """
        counted = self._on[(passage.document, *passage.extent)]
        if counted:
            return counted.get(label) or counted[min(counted, key=lambda each: each or "")]
        there = [span for span in self._unplaced(passage) if span.id not in self._refused]
        if there:
            return self.add(min(there, key=lambda each: (each.label != label, each.label or "")))
        return self.add(self._made(f"{verdict.id}.{end}", verdict, passage, label))

    def link(self, link: Link, one: str, other: str) -> bool:
        """Let a link count with its ends `a` and `b` at these; false where the pair has one."""
        more = link.more
        if one > other:
            one, other, more = other, one, other_side(more)
        if (one, other) in self.links:
            return False
        self.links[one, other] = replace(link, a=one, b=other, more=more)
        return True

    def _unplaced(self, passage: QuotedPassage) -> list[Span]:
        """The live spans on a passage that do not count as yet."""
        there = self._live_on[(passage.document, *passage.extent)]
        return [span for span in there if not self.is_placed(span.id)]

    def _made(
        self, span_id: str, verdict: Verdict, passage: QuotedPassage, label: str | None
    ) -> Span:
        """A span of the reviewer's on a passage."""
        return Span(
            id=span_id,
            document=passage.document,
            annotator=verdict.reviewer,
            start=passage.start,
            end=passage.end,
            quote=passage.quote,
            label=label,
            label_revision=None if label is None else self._labels[label].revision,
            created_at=verdict.created_at,
            updated_at=verdict.created_at,
        )


def _stretch(span: Span) -> Stretch:
    return span.document, span.start, span.end
