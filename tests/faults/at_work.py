"""One annotator at work at a person's pace: acts, looks at what others do, remembers the place."""

import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.errors import AnnotatorError, Refused
from annotator.domain.step import Step
from annotator.domain.time_spent import TimeKey
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.opening import open_story, save_place
from annotator.session.place import Place
from tests.faults.chores.annotating import drawn_act

STORY = "strike"

PAUSE = 2.0
"""Seconds between two acts, in the mean."""

IN_A_ROW = 5
"""Acts of one burst, as `sm` and `===` make them."""

BURSTS = 0.15
"""How many of the acts begin a burst."""

BETWEEN = 0.1
"""Seconds from one act of a burst to the next."""

LOOK, REMEMBER = 0.5, 2.0
"""Seconds after which the screen looks for other programs' steps, and saves the place."""


@dataclass
class Worked:
    """What came of it."""

    waits: list[float] = field(default_factory=list)
    """Seconds from each act to its acknowledgement."""
    done: list[str] = field(default_factory=list)
    """The ids of the steps that were acknowledged."""
    errors: list[str] = field(default_factory=list)


class AtWork:
    """The screen's part of the work, without a screen."""

    def __init__(self, desk: Desk, name: str, dice: random.Random) -> None:
        self._desk = desk
        self._dice = dice
        self._annotator = desk.call(lambda store: known_annotator(store, name)).id
        self._sitting = open_story(desk, self._annotator, STORY).sitting
        self._burst = 0
        self._places = 0
        self.worked = Worked()

    def work(self, seconds: float) -> None:
        """Act, look and remember for so long."""
        begin = time.monotonic()
        turns = {
            self._act: begin + self._dice.uniform(0, PAUSE),
            self._look: begin + self._dice.uniform(0, LOOK),
            self._remember: begin + self._dice.uniform(0, REMEMBER),
        }
        while min(turns.values()) < begin + seconds:
            turn = min(turns, key=lambda each: turns[each])
            time.sleep(max(0.0, turns[turn] - time.monotonic()))
            try:
                pause = turn()
            except AnnotatorError as error:
                self.worked.errors.append(f"{type(error).__name__}: {error}")
                pause = PAUSE
            turns[turn] = time.monotonic() + pause

    def _act(self) -> float:
        """Do something; the seconds until the next act."""
        try:
            step = drawn_act(self._sitting, self._dice)().step
        except Refused:
            return BETWEEN
        if step is not None:
            self._commit(step)
        if not self._burst and self._dice.random() < BURSTS:
            self._burst = IN_A_ROW
        self._burst = max(0, self._burst - 1)
        return BETWEEN if self._burst else self._dice.expovariate(1 / PAUSE)

    def _commit(self, step: Step) -> None:
        begin = time.perf_counter()
        done = self._desk.call(lambda store: store.commit(step))
        self.worked.waits.append(time.perf_counter() - begin)
        self.worked.done.append(step.id)
        self._sitting.committed(done)

    def _look(self) -> float:
        """Take in what others have committed."""
        seq = self._sitting.seq
        steps = self._desk.call(
            lambda store: list(store.steps_since(seq)) if store.changed_elsewhere() else []
        )
        if not self._sitting.absorb(steps):
            self._sitting = open_story(self._desk, self._annotator, STORY).sitting
        return LOOK

    def _remember(self) -> float:
        """Save the place, which has always changed."""
        self._places += 1
        place = Place(STORY, first=self._places)
        document = self._sitting.documents[self._places % len(self._sitting.documents)]
        key = TimeKey(self._annotator, document.id, self._sitting.id)
        save_place(self._desk, self._annotator, place, {key: self._places / 2}).result()
        return REMEMBER


def work(database: Path, name: str, seconds: float, seed: int) -> Worked:
    """Open the database, work for so long, close it."""
    with Desk.open(database) as desk:
        person = AtWork(desk, name, random.Random(seed))
        person.work(seconds)
    return person.worked
