"""Which pairs of the queue are undecided, as a layer changes."""

from collections.abc import Iterable, Iterator, Mapping

from annotator.domain.fact import fact_members
from annotator.domain.layer import Layer, LayerRecord
from annotator.domain.link import Absence, Dismissal, Link
from annotator.domain.span import Span
from annotator.session.suggesting.offer import PairOffer
from annotator.session.suggesting.pairs import Decided
from annotator.session.suggesting.stretch import passage_of

Records = dict[str, LayerRecord]


class Undecided:
    """What a layer says of the pairs. After a change only those are looked at that it may concern.

    A story of hundreds of articles has tens of thousands of pairs, and an act touches few articles.
    """

    def __init__(self) -> None:
        self.keys: set[str] = set()
        """Of the pairs that are undecided."""
        self.linked: set[str] = set()
        """Those that are decided because both passages are in one fact."""
        self._pairs: dict[str, PairOffer] = {}
        self._tables: tuple[Records, ...] = ()
        """The rows that decide something, as they were at the last look."""

    def look(self, layer: Layer, pairs: Mapping[str, PairOffer]) -> None:
        """Take note of what the layer says of these pairs now."""
        known, self._pairs = self._pairs, dict(pairs)
        before, self._tables = self._tables, _tables(layer)
        touched = set(_documents(layer, _changed(before, self._tables)))
        stale = {
            key: pair
            for key, pair in pairs.items()
            if known.get(key) is not pair or {pair.a.document, pair.b.document} & touched
        }
        says = Decided(layer)
        passages = {key: (passage_of(pair.a), passage_of(pair.b)) for key, pair in stale.items()}
        decided = {key for key, both in passages.items() if says.closes(*both)}
        linked = {key for key in decided if says.links(*passages[key])}
        self.keys = ((self.keys & pairs.keys()) - stale.keys()) | (stale.keys() - decided)
        self.linked = ((self.linked & pairs.keys()) - stale.keys()) | linked


def _tables(layer: Layer) -> tuple[Records, ...]:
    return (
        {**layer.spans},
        {**layer.links},
        {**layer.absences},
        {**layer.dismissals},
    )


def _changed(before: tuple[Records, ...], now: tuple[Records, ...]) -> Iterator[LayerRecord]:
    """The rows that are there no more, are new, or say something else; as they were and are."""
    for old, new in zip(before or ({},) * len(now), now, strict=True):
        for key in old.keys() | new.keys():
            one, other = old.get(key), new.get(key)
            if one is not other:
                yield from (each for each in (one, other) if each is not None)


def _documents(layer: Layer, records: Iterable[LayerRecord]) -> Iterator[str]:
    """The documents in which passages may be decided otherwise after rows have changed."""
    for record in records:
        ends: tuple[str | None, ...] = ()
        match record:
            case Span():
                yield record.document
                ends = (record.id,)
            case Link():
                ends = (record.a, record.b)
            case Absence():
                yield record.document
                ends = (record.span,)
            case Dismissal():
                yield from record.documents
                ends = (record.span,)
        members = (fact_members(layer, end) for end in ends if end is not None)
        for member in set[str]().union(*members):
            if member in layer.spans:
                yield layer.spans[member].document
