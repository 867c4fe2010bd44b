"""The table of word vectors that is shipped with the program; `data/build.py` makes it."""

import hashlib
from array import array
from functools import cache
from math import sqrt
from operator import mul
from pathlib import Path

PATH = Path(__file__).parent / "data" / "words-50d.bin"
HASH = PATH.with_name(f"{PATH.name}.sha256")
"""The table's SHA-256 in the form that `sha256sum --check` reads."""

DIMENSIONS = 50

Vector = tuple[float, ...]


class Table:
    """A vector of 50 numbers for each stem of the 60,000 most common English words."""

    def __init__(self, data: bytes) -> None:
        """Read the stems, a line each, an empty line, and 50 signed bytes a stem.

        Raises:
            ValueError: the two parts are not of one length.
        """
        stems, _, numbers = data.partition(b"\n\n")
        self._place = {stem: at for at, stem in enumerate(stems.decode().split("\n"))}
        self._numbers = numbers
        if len(numbers) != DIMENSIONS * len(self._place):
            raise ValueError("a table of word vectors that is cut short")

    def vector(self, stem: str) -> Vector | None:
        """The vector of `stem` at length 1, or none where the table does not have it."""
        place = self._place.get(stem)
        if place is None:
            return None
        row = array("b", self._numbers[place * DIMENSIONS : (place + 1) * DIMENSIONS])
        length = sqrt(sum(map(mul, row, row)))
        return tuple(x / length for x in row)

    def __len__(self) -> int:
        """How many stems it has."""
        return len(self._place)

    @classmethod
    def load(cls, path: Path = PATH) -> "Table | None":
        """The table at `path`; none where it or its hash is missing or they do not fit."""
        try:
            data = path.read_bytes()
            expected = path.with_name(f"{path.name}.sha256").read_bytes()
        except OSError:
            return None
        if expected.split(maxsplit=1)[:1] != [hashlib.sha256(data).hexdigest().encode()]:
            return None
        return cls(data)


@cache
def shipped() -> Table | None:
    """The table beside this module, read once a process: 10 ms and 7 MB."""
    return Table.load()
