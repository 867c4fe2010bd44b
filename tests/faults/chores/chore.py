"""What every chore has."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.telling import Telling, Told

DATABASE = "annotations.db"

Prepare = Callable[[Path], None]
Run = Callable[[Path, Telling, random.Random, Iterable[int]], None]
Faults = Callable[[Path, Sequence[Told]], Iterator[str]]


@dataclass(frozen=True)
class Chore:
    """Something that the program does over and over in a folder, until it is ended."""

    name: str
    prepare: Prepare
    """Makes what is in the folder before."""
    run: Run
    """Does it once for each number that it is given, and tells what is acknowledged."""
    faults: Faults
    """What is wrong in the folder afterwards, in the words of `tests.torture.outcome.HARMS`."""
    together: bool = True
    """Whether two programs do it side by side."""
    pause: float = 0.005
    """Seconds within which it is ended after something was told: about as long as doing it."""
    turns: int = 12
    """How often it is done where it is recorded instead of ended."""
