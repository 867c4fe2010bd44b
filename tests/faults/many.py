"""Many programs on one file at once, each at the pace of a person."""

import json
import os
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from statistics import median

from tests.faults.at_work import Worked, work
from tests.faults.chores.annotating import prepare
from tests.faults.chores.chore import DATABASE
from tests.faults.oracle import changes_of_steps, ill
from tests.torture.outcome import Outcome

SECONDS = 60.0
"""That they work for."""

NAME = f"programs at one file for {SECONDS:.0f} s"


class Colleague:
    """An annotator in a process of their own."""

    def __init__(self, database: Path, name: str, seconds: float, seed: int) -> None:
        self.name = name
        self._reader, writer = os.pipe()
        self._process = os.fork()
        if not self._process:
            try:
                os.close(self._reader)
                worked = work(database, name, seconds, seed)
                with closing(os.fdopen(writer, "wb")) as told:
                    told.write(json.dumps(asdict(worked)).encode())
                os._exit(0)
            except BaseException:  # noqa: BLE001 - nothing of it may reach what this began as
                traceback.print_exc()
            finally:
                os._exit(1)
        os.close(writer)

    def worked(self) -> Worked:
        """What came of it, once it has ended."""
        with closing(os.fdopen(self._reader, "rb")) as told:
            raw = told.read()
        _, status = os.waitpid(self._process, 0)
        if status:
            ended = f"ended with {os.waitstatus_to_exitcode(status)}"
            return Worked(errors=[ended])
        return Worked(**json.loads(raw))


def faults(database: Path, all_worked: Sequence[Worked]) -> Iterator[str]:
    """What went wrong while they worked, and what is wrong in the file they leave."""
    for number, worked in enumerate(all_worked, start=1):
        for error in worked.errors:
            yield f"crash: program {number}: {error}"
    kept = changes_of_steps(database)
    for worked in all_worked:
        yield from (f"lost: {each}" for each in worked.done if each not in kept)
    yield from ill(database)


def work_together(folder: Path, programs: int, seconds: float, seed: int) -> Outcome:
    """Have so many programs work in a folder for so long; a run is a commit."""
    begin = time.monotonic()
    prepare(folder)
    database = folder / DATABASE
    colleagues = [
        Colleague(database, f"person {number}", seconds, seed + number)
        for number in range(programs)
    ]
    all_worked = [each.worked() for each in colleagues]
    waits = sorted(wait for worked in all_worked for wait in worked.waits)
    failures = [f"{each} (seed {seed})" for each in faults(database, all_worked)]
    notes = {"programs": str(programs)}
    if waits:
        p99 = waits[int(len(waits) * 0.99)]
        shown = {"median": median(waits), "p99": p99, "longest wait": waits[-1]}
        notes |= {name: f"{1000 * wait:.1f} ms" for name, wait in shown.items()}
    return Outcome(NAME, len(waits), failures, notes, time.monotonic() - begin)


def run(count: int, seed: int) -> Outcome:
    """Have so many programs work on a file on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        return work_together(Path(folder), count, SECONDS, seed)
