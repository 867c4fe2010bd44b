"""An action measured: the program and the empty application take turns in the same run."""

import math
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench import floor_app
from tests.bench.actions import Action, Case
from tests.bench.corpora import ANNOTATOR
from tests.pty.terminal import Burst, Terminal

FIRST_WORDS = "Article 1"
"""A title that the first screen of every corpus has."""
FLOOR_FIRST_WORDS = "0 keys"

_WARM_UP = 3
_SETTLED = 0.3
"""Seconds without output after which a program that has started is at rest."""


class NothingHappened(AssertionError):
    """A measured action that the program did not answer: its time says nothing."""


@dataclass(frozen=True)
class Sample:
    """One action, measured several times on the program and on the floor."""

    bursts: Sequence[Burst]
    floor: Sequence[Burst]

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(burst.seconds for burst in self.bursts)

    @property
    def p95(self) -> float:
        """Seconds that 95 in 100 do not exceed."""
        return percentile([burst.seconds for burst in self.bursts], 95)

    @property
    def floor_median(self) -> float:
        """Seconds."""
        return statistics.median(burst.seconds for burst in self.floor)

    @property
    def floor_p95(self) -> float:
        """Seconds that 95 in 100 of the floor's do not exceed."""
        return percentile([burst.seconds for burst in self.floor], 95)

    @property
    def size(self) -> int:
        """Bytes, of the median burst."""
        return int(statistics.median(burst.size for burst in self.bursts))

    @property
    def frames(self) -> int:
        """Repaints, of the worst burst."""
        return max(burst.frames for burst in self.bursts)


@dataclass(frozen=True)
class Start:
    """A program started once."""

    seconds: float
    """To the read with which the screen showed its text."""
    resident: int
    """Bytes of memory, once it is at rest."""


@dataclass(frozen=True)
class Starts:
    """The program and the floor started several times each."""

    program: list[Start]
    floor: list[Start]


def start_program(database: Path, size: tuple[int, int]) -> Terminal:
    """The real program on a database."""
    command = ("-m", "annotator", "--db", database, "--as", ANNOTATOR.name)
    return Terminal.python(*command, size=size, cwd=database.parent)


def start_floor(size: tuple[int, int]) -> Terminal:
    """The empty application."""
    return Terminal.python(Path(floor_app.__file__), size=size)


def measure(action: Action, case: Case, database: Path, repeats: int) -> Sample:
    """The action `repeats` times on the program, each time followed by the floor.

    Raises `NothingHappened` when the program answers a measured write with nothing.
    """
    with (
        _copy(database) as path,
        start_program(path, case.size) as program,
        start_floor(case.size) as floor,
    ):
        _settle(program, FIRST_WORDS)
        _settle(floor, FLOOR_FIRST_WORDS)
        return _sample(action, program, floor, repeats)


def _sample(action: Action, program: Terminal, floor: Terminal, repeats: int) -> Sample:
    for keys in action.first:
        program.burst(keys, silence=_SETTLED)
    bursts, floor_bursts = [], []
    for at in range(_WARM_UP + repeats):
        if action.before:
            program.burst(action.before)
        burst = program.burst(action.sent[at % len(action.sent)], silence=_silence(at))
        if not burst.size:
            raise NothingHappened(f"no answer to {action.name}\n{program.text}")
        bursts.append(burst)
        floor_bursts.append(floor.burst(action.floor.value, silence=_silence(at)))
    return Sample(bursts[_WARM_UP:], floor_bursts[_WARM_UP:])


@contextmanager
def _copy(database: Path) -> Iterator[Path]:
    """A database to write to: what an action leaves there, be it a caret's place, ends with it."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copy(database, folder))


def measure_starts(database: Path, size: tuple[int, int], repeats: int) -> Starts:
    """The program and the floor started in turns."""
    starts = Starts([], [])
    for at in range(_WARM_UP + repeats):
        with _copy(database) as path:
            program = _start(start_program(path, size), FIRST_WORDS)
        floor = _start(start_floor(size), FLOOR_FIRST_WORDS)
        if at >= _WARM_UP:
            starts.program.append(program)
            starts.floor.append(floor)
    return starts


def _start(terminal: Terminal, shown: str) -> Start:
    with terminal:
        _settle(terminal, shown)
        return Start(terminal.seconds_to(shown), resident_bytes(terminal.process.pid))


def resident_bytes(pid: int) -> int:
    """The memory that a process holds."""
    shown = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True
    )
    return int(shown.stdout) * 1024


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that `percent` in 100 of them do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def _settle(terminal: Terminal, shown: str) -> None:
    terminal.wait_for(shown, timeout=60)
    terminal.quiet(_SETTLED)


def _silence(at: int) -> float:
    """Seconds, of uneven length: an even beat could fall in step with the 60 Hz of repaints.

    Short of the 80 ms after which suggestions are asked for: they are no part of a key's answer.
    """
    return 0.05 + 0.004 * (at % 5)
