"""The queue: pairs of passages that may say the same, decided one by one, best first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.layer import Layer
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.suggesting.undecided import Undecided
from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class QueueTally:
    """How far the queue is, after what is committed."""

    left: int = 0
    """Undecided, and not skipped."""
    skipped: int = 0
    """Undecided, and put off."""
    linked: int = 0
    refused: int = 0
    """Refused, marked different, absent in one of the articles, or filler."""


class PairQueue:
    """The pairs of a story in their order, the one in hand, and what a person wants of each.

    What is decided is not kept here: links, dismissals and absences of the layer say it. Keys go
    by `undecided`, which follows the draft at once, and rows by `listed`, which waits for commits.
    """

    def __init__(self) -> None:
        self._pairs: dict[str, PairOffer] = {}
        """With the ends that a person gave them, by the key they came with."""
        self._labels: dict[str, str | None] = {}
        """What both passages would get: as it was first proposed, or as a person wants it."""
        self._propose: Callable[[PairOffer], str | None] = lambda pair: pair.label
        self._skipped: dict[str, None] = {}
        self._drafted, self._committed = Undecided(), Undecided()
        self.current: str | None = None
        """The key of the pair in hand; none where nothing is undecided."""

    def take(
        self,
        pairs: Sequence[PairOffer],
        draft: Layer,
        shown: Layer,
        propose: Callable[[PairOffer], str | None],
    ) -> None:
        """Have these pairs, best first; a pair that was in hand stays it, as it was changed.

        `propose` says which label a pair is likely to get, as soon as it is in hand.
        """
        self._propose = propose
        self._pairs = {pair.key: self._pairs.get(pair.key, pair) for pair in pairs}
        self.catch_up(draft, shown)

    def catch_up(self, draft: Layer, shown: Layer) -> None:
        """Take note of what is decided in the draft, and what in its committed part `shown`.

        The pair in hand stays it while it is undecided.
        """
        self._committed.look(shown, self._pairs)
        self._drafted.look(draft, self._pairs)
        self._keep_or_go_on()

    def follow(self, draft: Layer) -> None:
        """Take note of what an act has decided in the draft; a pair that it reopened is in hand."""
        before = self._drafted.keys
        self._drafted.look(draft, self._pairs)
        reopened = self._drafted.keys - before
        if reopened:
            self.current = next(key for key in self._pairs if key in reopened)
        self._keep_or_go_on()

    # What there is

    @property
    def has_pairs(self) -> bool:
        """Whether there is any pair, decided or not."""
        return bool(self._pairs)

    @property
    def pair(self) -> PairOffer | None:
        """The pair in hand, with the label that both passages would get."""
        pair = self._pairs.get(self.current or "")
        if pair is None or self.current is None:
            return None
        if self.current not in self._labels:
            self._labels[self.current] = self._propose(pair)
        return replace(pair, label=self._labels[self.current])

    @property
    def listed(self) -> dict[str, PairOffer]:
        """The pairs to show, by key, best first: what is decided stays until that is committed."""
        keys = self._drafted.keys | self._committed.keys
        return {key: pair for key, pair in self._pairs.items() if key in keys}

    @property
    def tally(self) -> QueueTally:
        """How far the queue is."""
        left, linked = self._committed.keys, len(self._committed.linked)
        skipped = sum(key in left for key in self._skipped)
        refused = len(self._pairs) - len(left) - linked
        return QueueTally(len(left) - skipped, skipped, linked, refused)

    @property
    def skipped(self) -> tuple[str, ...]:
        """The keys of the pairs that were put off and are not decided, in the order of that."""
        decided = self._pairs.keys() - self._drafted.keys
        return tuple(key for key in self._skipped if key not in decided)

    def is_undecided(self, key: str) -> bool:
        """Whether nothing is decided about a pair in the draft."""
        return key in self._drafted.keys

    def is_skipped(self, key: str) -> bool:
        """Whether a pair was put off."""
        return key in self._skipped

    # Going through it

    def put_off(self, keys: Iterable[str]) -> None:
        """Have these pairs count as skipped, as they were in an earlier sitting."""
        self._skipped.update(dict.fromkeys(keys))

    def choose(self, key: str) -> None:
        """Take an undecided pair in hand."""
        if key in self._drafted.keys:
            self.current = key

    def next_undecided(self) -> bool:
        """Take the next undecided pair that is not skipped; False where there is no other.

        After the last one it is the first again, and where all are skipped simply the next.
        """
        before, self.current = self.current, self._next()
        return self.current != before

    def skip(self) -> bool:
        """Put the pair in hand off and take the one below it; False where it is the last."""
        if self.current is not None:
            self._skipped[self.current] = None
        return self._step(1)

    def previous(self) -> bool:
        """Take the undecided pair above; False where there is none."""
        return self._step(-1)

    # What the pair in hand becomes

    def relabel(self, label: str | None) -> None:
        """Have both passages of the pair in hand get this label, or none."""
        if self.current is not None:
            self._labels[self.current] = label

    def adjust(self, offer: Offer, extent: Extent, quote: str) -> None:
        """Give a passage of the pair in hand other bounds; `quote` is what stands there."""
        pair = self.pair
        if self.current is not None and pair is not None:
            moved = replace(offer, start=extent[0], end=extent[1], quote=quote)
            a, b = (moved if each is offer else each for each in (pair.a, pair.b))
            self._pairs[self.current] = replace(pair, a=a, b=b)

    def _keep_or_go_on(self) -> None:
        if self.current not in self._drafted.keys:
            self.current = self._next()

    def _next(self) -> str | None:
        """The first undecided pair behind the one in hand, around the end; skipped ones last."""
        order = list(self._pairs)
        place = order.index(self.current) + 1 if self.current in self._pairs else 0
        ahead = [key for key in order[place:] + order[:place] if key in self._drafted.keys]
        fresh = [key for key in ahead if key not in self._skipped]
        return next(iter(fresh or ahead), None)

    def _step(self, distance: int) -> bool:
        waiting = [key for key in self._pairs if key in self._drafted.keys]
        if self.current not in waiting:
            return False
        place = waiting.index(self.current) + distance
        if not 0 <= place < len(waiting):
            return False
        self.current = waiting[place]
        return True
