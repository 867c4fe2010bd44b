"""What is decided about the pairs of the queue, as links, dismissals and absences say it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from annotator.domain.fact import absent_documents, fact_members
from annotator.domain.label import FILLER
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.session.suggesting.offer import PairOffer
from annotator.session.suggesting.placed import PlacedSpans
from annotator.session.suggesting.refusals import refusals
from annotator.session.suggesting.stretch import passage_of
from annotator.suggest.passage import Passage


def open_pairs(layer: Layer, pairs: Sequence[PairOffer]) -> list[PairOffer]:
    """The pairs that nothing is decided about yet, in their order.

    A passage counts as the span that it is mostly the same stretch as: bounds are often put right.
    A pair is decided where both are in one fact, or refused or marked different for it, where the
    fact of one is absent in the other's article, and where one is tagged as filler.
    """
    decided = Decided(layer)
    return [pair for pair in pairs if not decided.closes(passage_of(pair.a), passage_of(pair.b))]


class Decided:
    """What a layer says of pairs of passages, looked up as it stood when this was made."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._telling = {end for link in layer.links.values() for end in (link.a, link.b)}
        self._telling.update(absence.span for absence in layer.absences.values())
        """The spans that say something of others; tags alone decide nothing, filler aside."""
        self._placed: dict[str, PlacedSpans] = {}
        self._facts: dict[str, frozenset[str]] = {}
        self._refused: dict[tuple[str, str], list[tuple[Passage, Passage]]] | None = None
        """By the documents of both passages, either way round."""

    def closes(self, a: Passage, b: Passage) -> bool:
        """Whether something is decided about two passages of different documents."""
        ours, theirs = self._spans_on(a), self._spans_on(b)
        return (
            any(span.label == FILLER for span in (*ours, *theirs))
            or self.links(a, b)
            or self._is_absent(ours, b.document)
            or self._is_absent(theirs, a.document)
            or self._is_refused(a, b)
        )

    def links(self, a: Passage, b: Passage) -> bool:
        """Whether spans on the two passages are in one fact."""
        theirs = {span.id for span in self._spans_on(b)}
        return any(self._fact(span.id) & theirs for span in self._spans_on(a))

    def _is_absent(self, spans: Iterable[Span], document: str) -> bool:
        return any(document in absent_documents(self._layer, self._fact(span.id)) for span in spans)

    def _is_refused(self, a: Passage, b: Passage) -> bool:
        if self._refused is None:
            self._refused = self._all_refused()
        pairs = self._refused.get((a.document, b.document), ())
        return any(a.mostly(near) and b.mostly(far) for near, far in pairs)

    def _all_refused(self) -> dict[tuple[str, str], list[tuple[Passage, Passage]]]:
        layer = self._layer
        pairs = [
            (near, each.far)
            for each in refusals(layer)
            for near in self._members(each.dismissal.span) or [each.near]
        ]
        for link in layer.links.values():
            if not link.relation.joins:
                ends = self._members(link.a), self._members(link.b)
                pairs += [(near, far) for near in ends[0] for far in ends[1]]
        found: dict[tuple[str, str], list[tuple[Passage, Passage]]] = defaultdict(list)
        for near, far in pairs:
            found[near.document, far.document].append((near, far))
            found[far.document, near.document].append((far, near))
        return found

    def _members(self, span: str | None) -> list[Passage]:
        """Where the fact of a span stands; nothing for none."""
        if span is None:
            return []
        spans = (self._layer.spans.get(member) for member in self._fact(span))
        return [passage_of(each) for each in spans if each is not None]

    def _fact(self, span: str) -> frozenset[str]:
        known = self._facts.get(span)
        if known is None:
            known = frozenset(fact_members(self._layer, span))
            self._facts.update(dict.fromkeys(known, known))
        return known

    def _spans_on(self, passage: Passage) -> list[Span]:
        placed = self._placed.get(passage.document)
        if placed is None:
            spans = self._layer.spans_of(passage.document)
            telling = (each for each in spans if each.id in self._telling or each.label == FILLER)
            placed = PlacedSpans(telling)
            self._placed[passage.document] = placed
        return placed.mostly(passage)
