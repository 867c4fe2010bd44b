"""Items with what was decided of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.link import Absence, Link
from annotator.review.difference import Difference as Difference
from annotator.review.difference import Item as Item
from annotator.review.difference import Row as Row
from annotator.review.difference import Subject as Subject
from annotator.review.difference import part
from annotator.session.adjudicating.settled import Settled
from annotator.session.adjudicating.sources import Sources

Kind = tuple[Subject, Difference]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item and what was decided of it."""

    item: Item
    adjudication: Adjudication | None = None
    """The decision; none while there is none."""
    fell_away: bool = False
    """Whether a span that it stands on was left out: then there is nothing to decide."""
    sampled: bool = False
    """Whether both say it, and it is one of those that are offered for a look all the same."""

    @property
    def kind(self) -> Kind:
        """What rows it has, and how the two differ on them."""
        return self.item.subject, self.item.difference

    @property
    def decided(self) -> bool:
        """Whether it is settled, or needs nobody to."""
        if self.sampled:
            return self.looked_at or self.fell_away
        return self.adjudication is not None or self.fell_away

    @property
    def looked_at(self) -> bool:
        """Whether somebody has decided it, rather than that both say so."""
        return self.adjudication is not None and self.adjudication.choice is not Choice.AGREED

    @property
    def changed_since(self) -> bool:
        """Whether a row was changed after it was decided; that asks for nothing."""
        if self.adjudication is None:
            return False
        decided = {each.record: each.rev for each in (*self.adjudication.a, *self.adjudication.b)}
        return any(row.rev > decided.get(row.id, row.rev) for row in self.item.rows)


class Entries:
    """Makes the entries of the same items again and again, and only those anew that differ."""

    def __init__(
        self, items: Iterable[Item], sources: Sources, sample: Collection[tuple[str, ...]] = ()
    ) -> None:
        """`sample`: the keys of the items that are sampled."""
        self._made = [_Made(item, sources) for item in items]
        self._sources = sources
        self._sample = sample

    def now(self, settled: Settled) -> list[Entry]:
        """The entries in the order of the items.

        Of an item in which some rows were decided about and others are new, the new ones are an
        entry of their own: what is decided is never asked again.
        """
        found: list[Entry] = []
        for made in self._made:
            state = made.state(settled)
            if state != made.known:
                made.known = state
                made.entries = tuple(_entries(made.item, *state, self._sample))
            found += made.entries
        return found


State = tuple[tuple[Adjudication | None, ...], bool]
"""The decision about each row of an item, and whether what is undecided has fallen away."""


class _Made:
    """An item with the entries that were made of it last."""

    def __init__(self, item: Item, sources: Sources) -> None:
        self.item = item
        self.known: State | None = None
        self.entries: tuple[Entry, ...] = ()
        self._rows = tuple(row.id for row in item.rows)
        self._ends = {row.id: _stands_on(row) for row in item.rows}
        self._elsewhere = {
            row: any(sources.span(end) is None for end in ends) for row, ends in self._ends.items()
        }

    def state(self, settled: Settled) -> State:
        """What the entries follow from."""
        decisions = tuple(settled.of(row) for row in self._rows)
        if self.item.subject is Subject.SPAN or None not in decisions:
            return decisions, False
        undecided = (row for row, each in zip(self._rows, decisions, strict=True) if each is None)
        return decisions, all(
            self._elsewhere[row] or any(settled.left_out(end) for end in self._ends[row])
            for row in undecided
        )


def _stands_on(row: Row) -> tuple[str, ...]:
    """The ids of the spans that a row is about, which have to be in the gold layer before it."""
    match row:
        case Link():
            return row.a, row.b
        case Absence():
            return (row.span,)
        case _:
            return ()


def stands_on(item: Item) -> set[str]:
    """The ids of the spans that an item is about, other than its own."""
    return {span for row in item.rows for span in _stands_on(row)}


def _entries(
    item: Item,
    decisions: tuple[Adjudication | None, ...],
    fell_away: bool,
    sample: Collection[tuple[str, ...]],
) -> Iterator[Entry]:
    decided = {row.id: each for row, each in zip(item.rows, decisions, strict=True) if each}
    done = part(item, decided)
    if done is not None:
        yield Entry(done, next(iter(decided.values())), sampled=done.key in sample)
    left = part(item, {row.id for row in item.rows} - decided.keys())
    if left is not None:
        yield Entry(left, None, fell_away, left.key in sample)
