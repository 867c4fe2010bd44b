"""Passages as sums of their words' vectors: what finds `halved` for `fell by 50 percent`.

Each window of a sentence has a vector, and the nearest counts. The mean of all of them, what the
whole story is about, is taken off (as in Mu and Viswanath 2018).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import sqrt
from operator import add, mul, sub

from annotator.suggest.idf import Idf
from annotator.suggest.table import DIMENSIONS, Table, Vector
from annotator.suggest.terms import Terms
from annotator.suggest.weights import WINDOW_CLAUSES
from annotator.suggest.windows import stretches

KEPT = 64
"""Queries whose vectors are remembered: one meets the sentences one by one."""

ORIGIN: Vector = (0.0,) * DIMENSIONS
"""What nothing adds up to."""


class Vectors:
    """The vectors of the units in scope."""

    def __init__(self, units: Sequence[Terms], idf: Idf, table: Table) -> None:
        self._idf = idf
        self._table = table
        self._weighted: dict[str, Vector | None] = {}
        self._windows = [tuple(self._vectors(unit)) for unit in units]
        self._centred: dict[int, tuple[Vector, ...]] = {}
        self.mean = _mean([vector for each in self._windows for vector in each])
        """What all windows have in common."""
        self.lengths: dict[Terms, tuple[float, ...]] = {}
        """Of each sentence that was cut, the length of the sum of each run's vectors."""
        self.of = lru_cache(maxsize=KEPT)(self._of)
        """The vector of a query at length 1, without the mean; none where no word has one."""

    def _of(self, query: Terms) -> Vector | None:
        vector = self._sum(query.stems)
        return self._centre(unit_length(vector)) if vector else None

    def windows(self, unit: int) -> tuple[Vector, ...]:
        """The vectors of a unit's windows at length 1, without the mean."""
        if unit not in self._centred:
            self._centred[unit] = tuple(map(self._centre, self._windows[unit]))
        return self._centred[unit]

    def nearness(self, query: Vector, unit: int) -> float:
        """The cosine of a query and the nearest window of a unit, -1 to 1; 0 without any."""
        return max((dot(query, window) for window in self.windows(unit)), default=0.0)

    def weighted(self, stem: str) -> Vector | None:
        """The vector of a stem as long as its idf; none where the table does not have it."""
        if stem not in self._weighted:
            vector = self._table.vector(stem)
            weight = self._idf.of(stem)
            self._weighted[stem] = vector and tuple([weight * x for x in vector])
        return self._weighted[stem]

    def _centre(self, vector: Vector) -> Vector:
        return unit_length(tuple(map(sub, vector, self.mean)))

    def _sum(self, stems: Sequence[str]) -> Vector | None:
        """The sum of the vectors of stems; none where none of them has one."""
        total = None
        for stem in stems:
            if vector := self.weighted(stem):
                total = tuple(map(add, total, vector)) if total else vector
        return total

    def _vectors(self, unit: Terms) -> Iterator[Vector]:
        """The vectors of a unit's windows, each at length 1."""
        parts = _stems(unit)
        for first in range(len(parts)):
            total, met = ORIGIN, set[str]()
            for part in parts[first : first + WINDOW_CLAUSES]:
                fresh = [stem for stem in part if stem not in met]
                met.update(fresh)
                if added := self._sum(fresh):
                    total = tuple(map(add, total, added))
                    yield unit_length(total)
        if len(parts) > WINDOW_CLAUSES and (whole := self._sum(unit.stems)):
            yield unit_length(whole)


def _stems(unit: Terms) -> list[dict[str, None]]:
    """The stems of each stretch of a unit, each once, in order."""
    ends = [end for _, end in stretches(unit.text)]
    parts: list[dict[str, None]] = [{} for _ in ends]
    at = 0
    for token in unit.tokens:
        while at < len(ends) - 1 and token.start >= ends[at]:
            at += 1
        parts[at][token.stem] = None
    return parts


def dot(one: Vector, other: Vector) -> float:
    """The inner product; of vectors of length 1 the cosine."""
    product: float = sum(map(mul, one, other))
    return product


def unit_length(vector: Vector) -> Vector:
    """`vector` at length 1; the origin stays."""
    length = sqrt(dot(vector, vector))
    return tuple([x / length for x in vector]) if length else vector


def _mean(vectors: Sequence[Vector]) -> Vector:
    if not vectors:
        return ORIGIN
    return tuple(total / len(vectors) for total in map(sum, zip(*vectors, strict=True)))
