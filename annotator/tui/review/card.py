"""The card of the item in hand: what was decided, what holds of it, what it is linked with."""

from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from annotator.domain.batch import ItemKind
from annotator.domain.excerpt import excerpt
from annotator.domain.label import Label, LabelSet
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.domain.verdict import Judgement
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.standing import Standing
from annotator.session.reviewing.wording import verdict_words
from annotator.session.wording import label_name
from annotator.text.visible import visible_line
from annotator.tui.key_table import key_for
from annotator.tui.review.running import WRONG, sign_of
from annotator.tui.review.sight import held_spans
from annotator.tui.widgets.rows import Part

MOST_QUOTED = 600
"""Code points of a passage that the card may have room for."""


@dataclass(frozen=True, slots=True)
class Card:
    """An item as the card has it."""

    item: AuditItem
    standing: Standing
    draft: Draft
    whose: str
    """What its annotator is called."""
    total: int
    """How many items the batch has."""
    near: str = ""
    """The quote of what is pinned as the near end of a missing link."""

    def rows(self, width: int, height: int) -> list[list[Part]]:
        """The card in cells and rows; the quote takes what room the rest leaves."""
        head = [self._heading(), self._verdict()]
        if self.item.changed:
            words = f" It was {self.item.changed}: this one cannot be judged any more."
            head.append([Part(words, "error")])
        tail = [*self._notes(), *self._missing(), *self._links()]
        room = max(1, height - len(head) - len(tail))
        return (head + self._quotes(width, room) + tail)[:height]

    def _heading(self) -> list[Part]:
        place = Part(f" {self.item.item.place} of {self.total}", "strong")
        parts = [place, Part(f" · {self.whose} · ", "dim")]
        record, draft = self.item.record, self.draft
        match record:
            case Span():
                name = label_name(draft.labels, record.label)
                parts.append(Part(f" {name} ", "active", "tag.pick"))
                return [*parts, definition_part(record, draft.labels)]
            case Link():
                return [*parts, Part(f" {_link_words(record, draft)} ", "active")]
            case Absence():
                words = f" ∅ nothing of this in article {draft.number(record.document)} "
                return [*parts, Part(words, "active")]
        if self.item.item.kind is not ItemKind.PASSAGE:
            return [*parts, Part(f"a {self.item.item.kind} that is gone", "warning")]
        found = ", ".join(
            f"{number} {label_name(draft.labels, label or None)}"
            for label, number in sorted(self.item.item.found.items())
        )
        return [*parts, Part("What is missing here? ", "strong"), Part(found, "dim")]

    def _verdict(self) -> list[Part]:
        """What holds of it, what it should be, and the comment."""
        verdict = self.standing.verdict
        if verdict is None:
            return [Part(" not judged yet", "dim")]
        words = f" {sign_of(verdict.judgement)} {verdict_words(self.draft, self.item, verdict)}"
        unsure = verdict.judgement is Judgement.UNSURE
        comment = f" · {verdict.comment}" if verdict.comment and not unsure else ""
        return [Part(words, "strong"), Part(comment)]

    def _quotes(self, width: int, room: int) -> list[list[Part]]:
        """The spans in full where there is room; a passage is in the pane."""
        spans = held_spans(self.item)
        if not spans:
            return []
        each = max(1, room // len(spans))
        rows: list[list[Part]] = []
        for span in spans[:room]:
            number = f"{self.draft.number(span.document)} " if len(spans) > 1 else ""
            quote = f"{number}“{visible_line(excerpt(span.quote, MOST_QUOTED))}”"
            lines = [quote] if len(quote) * 2 < width else wrap(quote, max(10, width - 2))
            if len(lines) > each:
                lines = [*lines[: each - 1], lines[each - 1][:-1] + "…"]
            rows += [[Part(f" {line}", "member")] for line in lines]
        return rows

    def _notes(self) -> list[list[Part]]:
        record = self.item.record
        note = record.note if isinstance(record, Span | Link | Absence) else ""
        rows = [[Part(" note ", "dim"), Part(note, "warning")]] if note else []
        if self.near:
            rows.append([Part(" link from ", "question"), Part(f" “{self.near}”")])
        return rows

    def _missing(self) -> list[list[Part]]:
        words = (verdict_words(self.draft, self.item, each) for each in self.standing.missing)
        return [[Part(f" {WRONG} {each}", "strong")] for each in words]

    def _links(self) -> list[list[Part]]:
        """What the span is linked with; a click shows the other end."""
        spans, layer = held_spans(self.item), self.draft.layer
        if not spans or isinstance(self.item.record, Link):
            return []
        span = spans[0]
        rows = []
        for link in sorted(layer.links_of(span.id), key=lambda each: (each.created_at, each.id)):
            other = layer.spans.get(link.other(span.id))
            if other is not None:
                target = f"partner:{other.id}"
                number = Part(
                    f" {link.relation.mark} {self.draft.number(other.document)} ", "key", target
                )
                rows.append(
                    [number, Part(f"“{excerpt(other.quote, MOST_QUOTED)}”", "member", target)]
                )
        absent = [self.draft.number(each.document) for each in layer.absences_of(span.id)]
        if absent:
            rows.append([Part(f" ∅ nothing in {', '.join(sorted(absent))}", "absent")])
        return rows


def _link_words(link: Link, draft: Draft) -> str:
    """The relation of a link, and which article says more where that is known."""
    words = f"{link.relation.mark} {link.relation.value}"
    span = draft.layer.spans.get((link.a if link.more == "a" else link.b) if link.more else "")
    return words if span is None else f"{words}, {draft.number(span.document)} says more"


def definition_part(span: Span, labels: LabelSet) -> Part:
    """Under which revision of its label's definition a span was tagged."""
    label = labels.get(span.label)
    if label is None:
        return Part(" no label", "dim")
    if span.label_revision == label.revision:
        return Part(f" definition {label.revision}, in force", "dim")
    made, now = span.label_revision, label.revision
    shows = f"{key_for('span.inspect')} shows both"
    return Part(f" made under definition {made}; {now} is in force ({shows})", "warning")


def definition_rows(span: Span | None, labels: LabelSet, size: tuple[int, int]) -> list[list[Part]]:
    """The page beside a span without a link: what the labels mean, its own one marked.

    In their order where all of them fit into so many cells and rows, so that eyes and painting
    stay where they are; else its own comes first.
    """
    width, height = size
    own = None if span is None else labels.get(span.label)
    shown = [*labels.in_use, *([own] if own is not None and own.retired_at is not None else [])]
    entries = [_definition(each, width, "active" if each is own else "strong") for each in shown]
    rows = sum(map(len, entries))
    if own is not None and rows > height:
        entries.insert(0, entries.pop(shown.index(own)))
    if rows + len(entries) - 1 <= height:
        entries = [[*entry, []] for entry in entries]
    return [row for entry in entries for row in entry]


@lru_cache(maxsize=64)
def _definition(label: Label, width: int, style: str) -> list[list[Part]]:
    """Kept: it is asked for with each key."""
    target = f"label:{label.id}"
    lines = wrap(visible_line(label.definition), max(10, width - 4))
    return [
        [Part(f" {label.key or ' '} ", "key", target), Part(f" {label.name} ", style, target)],
        *([Part(f"   {line}")] for line in lines),
    ]
