"""Which facts the texts of a bundle speak of, so that no two of one fact are called different."""

from collections import defaultdict

from annotator.domain.partition import Partition
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import PairEnd
from annotator.session.training.pairing.wording import Wording

NOTHING: frozenset[str] = frozenset()


class Joined:
    """The facts of a bundle as its links join them, whether or not these contradict others."""

    def __init__(self, bundle: Bundle, wording: Wording) -> None:
        self._wording = wording
        partition: Partition[str] = Partition()
        for link in bundle.links:
            if link.relation.joins:
                partition.join(link.a, link.b)
        self._fact = {span: fact[0] for fact in partition.sets() for span in fact}
        self._doubted = frozenset(map(frozenset, bundle.doubted))
        self._placed: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        """By document, where its linked spans are, and of which facts."""
        for article in bundle.articles:
            for span in article.spans:
                if span.id in self._fact:
                    placed = (*span.extent, self._fact[span.id])
                    self._placed[article.document.id].append(placed)

    def share(self, one: PairEnd, other: PairEnd) -> bool:
        """Whether both texts speak of a fact, with any part of theirs."""
        return not self._told(one).isdisjoint(self._told(other))

    def is_open(self, one: PairEnd, other: PairEnd) -> bool:
        """Whether somebody joins these spans whose word does not count."""
        return frozenset((one.span, other.span)) in self._doubted

    def agree(self, one: PairEnd, other: PairEnd) -> bool:
        """Whether a text speaks of the other's own fact: then no statement parts them.

        Two testimonies may be different and each quote the same figure; two sentences that are
        written without marks may not.
        """
        if self._wording.is_unmarked_sentence:
            return self.share(one, other)
        return bool(self._own(one) & self._told(other) or self._own(other) & self._told(one))

    def has_member(self, span: str, document: str) -> bool:
        """Whether the fact of a span has a member in a document."""
        fact = self._fact.get(span)
        return any(fact == each for *_, each in self._placed.get(document, ()))

    def _own(self, end: PairEnd) -> frozenset[str]:
        fact = self._fact.get(end.span or "")
        return NOTHING if fact is None else frozenset((fact,))

    def _told(self, end: PairEnd) -> frozenset[str]:
        """The facts of the spans that share a code point with what is written."""
        placed = self._placed.get(end.document)
        if not placed:
            return NOTHING
        first, last = self._wording.told(end)
        return frozenset(fact for start, stop, fact in placed if start < last and first < stop)
