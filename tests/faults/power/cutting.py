"""Power cuts at any moment of a chore, and what the program finds afterwards."""

import random
import time
from itertools import product
from pathlib import Path

from tests.blank import folder
from tests.faults.chores.all_chores import CHORES
from tests.faults.oracle import left_lying
from tests.faults.power.disk import cut_after
from tests.faults.power.recording import Recording, record
from tests.faults.telling import Told
from tests.torture.outcome import Outcome

NAME = "power cut"

MODES = ("wal", "delete")

KEEPS = (0.0, 0.1, 0.5, 0.9, 1.0)
"""Shares of what was not synced that a disk keeps; all of it is what a mere kill leaves."""

IN_A_ROW = 25
"""Cuts of one recording, before the next one is made."""


def cut(recording: Recording, here: Path, dice: random.Random) -> list[str]:
    """Cut the power at some moment and look at what is left, in `here`; what is wrong then."""
    moment = dice.randint(1, len(recording.requests))
    keeps = dice.choice(KEEPS)
    disk = cut_after(recording, recording.requests[:moment])
    disk.cut(dice, keeps).write_to(here)
    where = f"after request {moment} of {len(recording.requests)}, keeping {keeps:.0%}"
    found = [*recording.chore.faults(here, [Told.of(disk.told)]), *left_lying(here)]
    return [f"{each} ({recording.chore.name}, {recording.mode}, {where})" for each in found]


def run(count: int, seed: int) -> Outcome:
    """Cut so many times, at each chore in each mode in turn."""
    begin = time.monotonic()
    failures: list[str] = []
    kinds = list(product(CHORES, MODES))
    for number in range(0, count, IN_A_ROW):
        chore, mode = kinds[number // IN_A_ROW % len(kinds)]
        dice = random.Random(seed + number)
        with folder() as place:
            recording = record(chore, place, seed + number, mode)
            for each in range(min(IN_A_ROW, count - number)):
                wrong = cut(recording, place / str(each), dice)
                failures += [f"{line} [seed {seed + number}]" for line in wrong]
    return Outcome(NAME, count, failures, {}, time.monotonic() - begin)
