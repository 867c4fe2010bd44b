"""The verdicts of a batch in the order in which they were made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from annotator.domain.identity import new_id, now
from annotator.domain.verdict import Judgement, Verdict
from annotator.session.reviewing.standing import UNDECIDED, Standing, standing_of


class Trail:
    """What was said of the items of a batch, and what holds of each after it.

    Undo and redo are read off the verdicts, so they outlive the program and go across the
    programs of one reviewer: to undo is to withdraw the newest that holds, and to redo is to say
    the same as one that was withdrawn, as long as nothing else was said since.
    """

    def __init__(self, verdicts: Iterable[Verdict] = ()) -> None:
        """`verdicts`: those of the batch, oldest first."""
        self._verdicts: list[Verdict] = []
        self.newest = ""
        """The latest date of them; empty: there are none."""
        self._withdrawn: set[str] = set()
        self._holding: dict[str, Verdict] = {}
        """Those that hold, by id, oldest first."""
        self._undone: list[Verdict] = []
        self._of_place: dict[int, list[Verdict]] = defaultdict(list)
        self._standings: dict[int, Standing] = {}
        for verdict in verdicts:
            self.add(verdict)

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self._verdicts)

    def add(self, verdict: Verdict) -> None:
        """A newer verdict."""
        self._verdicts.append(verdict)
        self.newest = max(self.newest, verdict.created_at)
        self._of_place[verdict.place].append(verdict)
        self._standings.pop(verdict.place, None)
        if verdict.withdraws is not None:
            self._withdrawn.add(verdict.withdraws)
            gone = self._holding.pop(verdict.withdraws, None)
            self._undone += [gone] if gone is not None else []
            return
        # What is imported can be dated later than what withdraws it.
        if verdict.id not in self._withdrawn:
            self._holding[verdict.id] = verdict
        if self._undone and same_words(self._undone[-1], verdict):
            self._undone.pop()
        else:
            self._undone.clear()

    def of(self, place: int) -> tuple[Verdict, ...]:
        """All that was said of an item, oldest first, withdrawn or not."""
        return tuple(self._of_place.get(place, ()))

    def standing(self, place: int) -> Standing:
        """What holds of an item."""
        known = self._standings.get(place)
        if known is None:
            said = self._of_place.get(place)
            known = self._standings[place] = standing_of(said) if said else UNDECIDED
        return known

    def holds(self, verdict: str) -> Verdict | None:
        """The verdict with this id; none where it is withdrawn, is a withdrawal, or not here."""
        return self._holding.get(verdict)

    def undoable(self) -> Verdict | None:
        """The newest verdict that holds, or none."""
        return next(reversed(self._holding.values()), None)

    def redoable(self) -> Verdict | None:
        """What was withdrawn last and not said again, as long as nothing else was said since."""
        return self._undone[-1] if self._undone else None


def same_words(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts say the same of the same item, whenever and however fast."""
    return one == replace(
        other, id=one.id, seconds=one.seconds, created_at=one.created_at, reviewer=one.reviewer
    )


def withdrawal(verdict: Verdict) -> Verdict:
    """What takes a verdict back."""
    return Verdict(
        id=new_id(),
        batch=verdict.batch,
        place=verdict.place,
        reviewer=verdict.reviewer,
        judgement=Judgement.WITHDRAWN,
        withdraws=verdict.id,
        created_at=now(),
    )


def moment_after(moment: str) -> str:
    """The present, or a microsecond after `moment` where the clock was put back behind that.

    Verdicts, and what is said of them, are in the order of their dates.
    """
    present = now()
    if present > moment:
        return present
    later = datetime.fromisoformat(moment) + timedelta(microseconds=1)
    return later.isoformat(timespec="microseconds").replace("+00:00", "Z")
