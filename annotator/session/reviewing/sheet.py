"""A batch in hand: where the reviewer is in it, and what holds of its items."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.errors import Refused
from annotator.domain.verdict import Verdict
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem, AuditProgress
from annotator.session.reviewing.clock import Clock
from annotator.session.reviewing.gathered import Gathered
from annotator.session.reviewing.items import Items
from annotator.session.reviewing.shelf import Shelf
from annotator.session.reviewing.standing import Standing
from annotator.session.reviewing.surroundings import Surroundings, read_surroundings
from annotator.session.reviewing.tally import Tally
from annotator.session.reviewing.trail import Trail
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """What was committed since, by whichever program."""

    verdicts: tuple[Verdict, ...]
    """All of the batch, oldest first."""
    seq: int
    """The newest step that was looked at."""
    around: Surroundings | None
    """What is around the items now; none: it is as it was."""


class Sheet:
    """The items of a batch, the place in hand, and the verdicts, committed or not.

    Nothing here waits for the database but the first look at an item of a layer that is not in
    memory; those of the item that follows, and of the next one to judge, are read ahead.
    """

    def __init__(self, gathered: Gathered, shelf: Shelf) -> None:
        """`shelf`: the layers that the items are in."""
        self.batch = gathered.batch
        self.number = gathered.number
        self.batch_items = gathered.items
        """The items as they were drawn, which takes no reading."""
        self.items = Items(gathered.items, shelf)
        self.seq = gathered.seq
        """The newest step that this knows."""
        self._shelf = shelf
        self._trail = Trail(gathered.verdicts)
        self._pending: list[Verdict] = []
        self._tally = Tally(len(gathered.items))
        self._count(item.place for item in gathered.items)
        self._clock = Clock()
        self.index = (self._tally.next_open(0) or 1) - 1
        """The place in hand, from 0."""

    # Where the reviewer is

    @property
    def place(self) -> int:
        """The place in hand, from 1."""
        return self.index + 1

    @property
    def current(self) -> AuditItem:
        """The item in hand; raises `AnnotatorError` as `Shelf.opened` does."""
        return self.items[self.index]

    def go(self, place: int) -> None:
        """Take an item in hand, by its place from 1."""
        if not 1 <= place <= len(self.batch_items):
            raise Refused(
                f"There is no item {place}.", f"The batch has {len(self.batch_items)} of them."
            )
        self.index = place - 1
        following = min(place + 1, len(self.batch_items))
        for each in (place, following, self._tally.next_open(place) or following):
            self._shelf.ahead(self.batch_items[each - 1])

    def next(self) -> bool:
        """On to the next item; false at the last one, where nothing happens."""
        return self._step(1)

    def previous(self) -> bool:
        """Back to the item before; false at the first one, where nothing happens."""
        return self._step(-1)

    def next_undecided(self) -> bool:
        """On to the next item that is still to be judged, round the end; false: there is none."""
        found = self._tally.next_open(self.place)
        if found is None:
            return False
        self.go(found)
        return True

    def shown(self, place: int | None) -> None:
        """An item comes into view, or a key shows that it is still being read; none: it goes.

        Of the time between two such calls at most `domain.time_spent.IDLE` seconds count.
        """
        self._clock.look(place)

    # What holds

    def standing(self, place: int) -> Standing:
        """What holds of an item, committed or not."""
        return self._trail.standing(place)

    def said(self, place: int) -> tuple[Verdict, ...]:
        """All verdicts on an item, oldest first, withdrawn ones and withdrawals too."""
        return self._trail.of(place)

    @property
    def progress(self) -> AuditProgress:
        """How far the batch is judged."""
        return self._tally.progress

    def draft(self, place: int) -> Draft:
        """The layer that an item is in, with its story's articles; it is only to be read.

        Raises `AnnotatorError` as `Shelf.opened` does.
        """
        return self._shelf.opened(self.batch_items[place - 1]).draft

    # What is committed, here and elsewhere

    @property
    def pending(self) -> tuple[Verdict, ...]:
        """The verdicts that are neither committed nor taken back, oldest first."""
        return tuple(self._pending)

    def committed(self, verdict: Verdict) -> None:
        """Take note that a verdict is in the database."""
        self._pending = [each for each in self._pending if each.id != verdict.id]

    def take_back(self, verdict: Verdict) -> list[Verdict]:
        """Forget a verdict that could not be committed, and all that came after it.

        Returns what was taken back, newest first; what of it waits for its commit must not be
        committed. Nothing, where `verdict` was taken back with an earlier one.
        """
        ids = [each.id for each in self._pending]
        if verdict.id not in ids:
            return []
        kept = ids.index(verdict.id)
        taken = self._pending[kept:]
        del self._pending[kept:]
        gone = {each.id for each in taken}
        self._replace([each for each in self._trail if each.id not in gone], taken)
        return list(reversed(taken))

    def fetch(self, store: Store) -> News:
        """Read what is new, in the thread of the database; `absorb` then takes it in.

        Of the sheet it looks at nothing but `seq` and the batch.
        """
        newest = store.last_seq()
        around = read_surroundings(store, self.batch.id) if newest > self.seq else None
        return News(tuple(store.verdicts(self.batch.id)), newest, around)

    def absorb(self, news: News) -> bool:
        """Take in what `fetch` read, and say whether anything is different now.

        Verdicts of another program count as if they were given here, in the order of their dates,
        which is that of the database.
        """
        known = {each.id: each for each in self._trail}
        new = [each for each in news.verdicts if each.id not in known]
        if new:
            said = sorted([*known.values(), *new], key=lambda each: (each.created_at, each.id))
            self._replace(said, new)
        around = news.around if news.seq > self.seq else None
        if around is not None:
            self.seq = news.seq
            self._count(self._shelf.put_away(around))
        return bool(new) or around is not None

    def _step(self, by: int) -> bool:
        place = self.place + by
        if not 1 <= place <= len(self.batch_items):
            return False
        self.go(place)
        return True

    def _add(self, verdict: Verdict) -> None:
        self._trail.add(verdict)
        self._pending.append(verdict)
        self._count([verdict.place])

    def _replace(self, verdicts: Iterable[Verdict], different: Iterable[Verdict]) -> None:
        """Make the trail another, which differs in what is said by `different`."""
        self._trail = Trail(verdicts)
        self._count({each.place for each in different})

    def _count(self, places: Iterable[int]) -> None:
        for place in places:
            changed = self._shelf.change_of(self.batch_items[place - 1]) != ""
            self._tally.tell(place, self._trail.standing(place), changed=changed)
