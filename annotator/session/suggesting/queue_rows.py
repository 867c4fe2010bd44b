"""The queue of a story as the command line shows it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from annotator.domain.layer import Layer
from annotator.session.suggesting.asking_file import SCORE_DIGITS
from annotator.session.suggesting.names import Names
from annotator.session.suggesting.offer import PairOffer
from annotator.session.suggesting.offers import pair_offers
from annotator.session.suggesting.pairs import open_pairs
from annotator.session.suggesting.story_pairs import Watch, story_pairs
from annotator.session.suggesting.wording import why, why_json
from annotator.storage.store import Store
from annotator.suggest.passage import Passage
from annotator.suggest.reasons import Reason


@dataclass(frozen=True, slots=True)
class QueueEnd:
    """One passage of a pair."""

    doc: str
    """File name of its article, where that is the only one of this name; else its id."""
    number: int
    """Its article's, in the story."""
    start: int
    """Code points."""
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An undecided pair of passages."""

    a: QueueEnd
    b: QueueEnd
    score: float
    """The confidence, 0 to 1."""
    band: str
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The reasons in words."""
        return why(self.reasons)

    def fields(self) -> dict[str, Any]:
        """The row as a JSON object."""
        return {
            "a": asdict(self.a),
            "b": asdict(self.b),
            "score": round(self.score, SCORE_DIGITS),
            "band": self.band,
            "why": why_json(self.reasons),
        }


def queue_rows(
    store: Store, story: str, annotator: str | None, watch: Watch | None = None
) -> list[QueueRow]:
    """The pairs of a story that are undecided in an annotator's layer, best first.

    All pairs for no annotator.
    """
    layer = Layer("") if annotator is None else store.layer(annotator, story)
    return list(_Queue(store, story).rows(layer, watch))


class _Queue:
    def __init__(self, store: Store, story: str) -> None:
        self._store = store
        self._story = story
        known = store.documents()
        self._names = Names(known)
        self._documents = {each.id: each for each in known if each.story == story}
        self._texts = {each.id: store.text(each.text_sha256) for each in self._documents.values()}

    def rows(self, layer: Layer, watch: Watch | None) -> Iterator[QueueRow]:
        """The rows that are undecided in a layer."""
        offered = {}
        for pair in story_pairs(self._store, self._story, watch):
            offer = PairOffer(*pair_offers(pair, self._texts), label=None)
            offered[offer.key] = offer, pair
        for open_pair in open_pairs(layer, [offer for offer, _ in offered.values()]):
            pair = offered[open_pair.key][1]
            a, b = self._end(pair.a), self._end(pair.b)
            yield QueueRow(a, b, pair.score, str(pair.band), pair.reasons)

    def _end(self, passage: Passage) -> QueueEnd:
        return QueueEnd(
            doc=self._names.of(passage.document),
            number=self._documents[passage.document].number,
            start=passage.start,
            end=passage.end,
            quote=self._texts[passage.document][passage.start : passage.end],
        )
