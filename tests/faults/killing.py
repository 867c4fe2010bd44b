"""Programs without a screen that are killed in the midst of what they do."""

import atexit
import os
import random
import select
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path

from tests.blank import folder
from tests.faults.chores.all_chores import CHORES
from tests.faults.chores.chore import Chore
from tests.faults.oracle import left_lying
from tests.faults.telling import Telling, Told
from tests.torture.outcome import Outcome

NAME = "kill -9 without a screen"

PATIENCE = 60.0
"""Seconds after which a program that says nothing is given up."""

MOST_TOLD = 12
"""Lines, at most, that the last program told of to live on is waited for."""


class Victim:
    """A chore in a process of its own."""

    def __init__(self, chore: Chore, here: Path, seed: int) -> None:
        self._chore = chore
        self._here = here
        self._seed = seed
        self._raw = b""
        self._reader, writer = os.pipe()
        self._process = os.fork()
        if not self._process:
            self._live(writer)
        os.close(writer)

    def _live(self, writer: int) -> None:
        """Do the chore until the end comes."""
        try:
            self._chore.run(self._here, Telling(writer), random.Random(self._seed), count())
        except BaseException:  # noqa: BLE001 - nothing of it may reach the tests that this began as
            traceback.print_exc()
        finally:
            os._exit(1)

    def hear(self, lines: int) -> None:
        """Wait until it has told so much more, or has ended."""
        wanted = self._raw.count(b"\n") + lines
        deadline = time.monotonic() + PATIENCE
        while self._raw.count(b"\n") < wanted and self._read(deadline - time.monotonic()):
            pass

    def kill(self) -> tuple[int, Told]:
        """End it at once; its exit status, and all that it has told."""
        os.kill(self._process, signal.SIGKILL)
        _, status = os.waitpid(self._process, 0)
        while self._read(PATIENCE):
            pass
        os.close(self._reader)
        return os.waitstatus_to_exitcode(status), Told.of(self._raw)

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._reader], [], [], max(0.0, patience))
        fresh = os.read(self._reader, 1 << 16) if ready else b""
        self._raw += fresh
        return bool(fresh)


@cache
def template(chore: Chore) -> Path:
    """A folder as the chore begins in it, to be copied."""
    here = Path(tempfile.mkdtemp(prefix="annotator-chore-"))
    atexit.register(shutil.rmtree, here, ignore_errors=True)
    chore.prepare(here)
    return here


@dataclass(frozen=True)
class Kill:
    """What came of ending the programs at a chore once."""

    acknowledged: int
    """What they had told as done."""
    under_way: int
    """What they had begun and not told as done."""
    failures: list[str]


def kills(chore: Chore, here: Path, dice: random.Random) -> Iterator[Kill]:
    """Kill the programs of a chore again and again in one folder.

    Now one program is at work and now two; of these both are killed, one after the other.
    """
    shutil.copytree(template(chore), here, dirs_exist_ok=True)
    told: list[Told] = []
    while True:
        number = dice.randint(1, 2) if chore.together else 1
        victims = [Victim(chore, here, dice.randrange(1 << 32)) for _ in range(number)]
        said, failures = [], []
        for victim in victims:
            victim.hear(dice.randrange(MOST_TOLD))
            time.sleep(dice.uniform(0, chore.pause))
            status, words = victim.kill()
            said.append(words)
            if status != -signal.SIGKILL:
                failures.append(f"crash: it ended with {status} by itself")
        told += said
        done = sum(len(each.done) for each in said)
        under_way = sum(len(each.begun) for each in said) - done
        yield Kill(done, under_way, [*failures, *chore.faults(here, told), *left_lying(here)])


IN_A_ROW = 5
"""Kills on one folder, before the next one is made."""


def run(count: int, seed: int) -> Outcome:
    """Kill so many times, at each chore in turn."""
    begin = time.monotonic()
    found: list[Kill] = []
    failures: list[str] = []
    for number in range(0, count, IN_A_ROW):
        chore = CHORES[number // IN_A_ROW % len(CHORES)]
        with folder() as here:
            following = kills(chore, here, random.Random(seed + number))
            these = list(islice(following, min(IN_A_ROW, count - number)))
        wrong = (each for kill in these for each in kill.failures)
        failures += [f"{each} ({chore.name}, seed {seed + number})" for each in wrong]
        found += these
    notes = {
        "acknowledged": str(sum(each.acknowledged for each in found)),
        "in the midst of something": str(sum(bool(each.under_way) for each in found)),
    }
    return Outcome(NAME, count, failures, notes, time.monotonic() - begin)
