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


def entries_of(
    items: Iterable[Item], sources: Sources, settled: Settled, sample: Collection[tuple[str, ...]]
) -> list[Entry]:
    """The entries of the items, in their order; `sample`: the keys of those that are sampled.

    Of an item in which some rows were decided about and others are new, the new ones are an entry
    of their own: what is decided is never asked again.
    """
    return [entry for item in items for entry in _entries(item, sources, settled, sample)]


def _entries(
    item: Item, sources: Sources, settled: Settled, sample: Collection[tuple[str, ...]]
) -> Iterator[Entry]:
    decided = {row.id for row in item.rows if row.id in settled}
    done = part(item, decided)
    if done is not None:
        adjudication = settled.about(row.id for row in done.rows)[0]
        yield Entry(done, adjudication, sampled=done.key in sample)
    left = part(item, {row.id for row in item.rows} - decided)
    if left is not None:
        fell_away = all(_stands_on_nothing(row, sources, settled) for row in left.rows)
        yield Entry(left, None, fell_away, left.key in sample)


def _stands_on_nothing(row: Row, sources: Sources, settled: Settled) -> bool:
    """Whether a link or an absence has an end that was left out, or is in another story."""
    match row:
        case Link():
            ends: tuple[str, ...] = (row.a, row.b)
        case Absence():
            ends = (row.span,)
        case _:
            return False
    return any(
        sources.span(end) is None or (end in settled and not settled.became(end)) for end in ends
    )
