"""The words of the scope, and who has them: what finds a query's overlap with every unit at once.

Gives what `overlap` gives for each unit, for the price of the units that share a word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from annotator.suggest.idf import Idf
from annotator.suggest.similarity import Spelling, has_spellings, spellings
from annotator.suggest.terms import Terms
from annotator.suggest.weights import FUZZY_VOCABULARY


@dataclass(frozen=True, slots=True)
class Met:
    """A unit that shares a word with the query."""

    unit: int
    query_coverage: float
    """The share of the query's words that the unit has, by idf, 0 to 1."""
    unit_coverage: float
    cosine: float
    """Of the TF-IDF vectors of the two, with weights (1 + ln count) idf."""


@dataclass(frozen=True, slots=True)
class _Posting:
    """The units that have one stem."""

    weight: float
    """The stem's idf."""
    units: list[int]
    parts: list[float]
    """The stem's part in each unit's TF-IDF vector, which has length 1."""


class Postings:
    """An inverted index of the units in scope."""

    def __init__(self, units: Sequence[Terms], idf: Idf, *, spellings: bool = True) -> None:
        self._idf = idf
        self._size = len(units)
        self._totals = [sum(map(idf.of, unit.stems)) for unit in units]
        self._of: dict[str, _Posting] = {}
        for number, unit in enumerate(units):
            for stem, part in _vector(unit, idf):
                posting = self._of.get(stem) or _Posting(idf.of(stem), [], [])
                self._of[stem] = posting
                posting.units.append(number)
                posting.parts.append(part)
        # Beyond this many words looking for spellings would take longer than all the rest.
        fuzzy = spellings and len(self._of) <= FUZZY_VOCABULARY
        self._words = [stem for stem in self._of if has_spellings(stem)] if fuzzy else []
        self._known: dict[str, tuple[Spelling, ...]] = {}

    def meet(self, query: Terms) -> Iterator[Met]:
        """Every unit that shares a word with the query, in order."""
        query_met, unit_met = [0.0] * self._size, [0.0] * self._size
        dot = [0.0] * self._size
        best: dict[str, float] = {}
        for stem, part in _vector(query, self._idf):
            found = self._spellings(stem)
            for other, alike in found:
                best[other] = max(alike, best.get(other, 0.0))
            self._add_coverage(query_met, self._idf.of(stem), found)
            if posting := self._of.get(stem):
                for unit, other_part in zip(posting.units, posting.parts, strict=True):
                    dot[unit] += part * other_part
        for other, alike in best.items():
            self._add_coverage(unit_met, self._of[other].weight, ((other, alike),))
        total = sum(map(self._idf.of, query.stems))
        for unit, met in enumerate(query_met):
            if met:
                yield Met(unit, met / total, unit_met[unit] / self._totals[unit], dot[unit])

    def _spellings(self, stem: str) -> tuple[Spelling, ...]:
        """The stems in scope that are alike, most alike first, and how much, 0.75 to 1."""
        if stem not in self._known:
            self._known[stem] = self._look_up(stem)
        return self._known[stem]

    def _look_up(self, stem: str) -> tuple[Spelling, ...]:
        same = ((stem, 1.0),) if stem in self._of else ()
        return spellings(stem, self._words) if self._words and has_spellings(stem) else same

    def _add_coverage(self, met: list[float], weight: float, found: Sequence[Spelling]) -> None:
        """To each unit that has one of the spellings, add the best that it has."""
        if len(found) == 1:
            ((stem, alike),) = found
            weight *= alike
            for unit in self._of[stem].units:
                met[unit] += weight
            return
        best: dict[int, float] = {}
        for stem, alike in found:
            for unit in self._of[stem].units:
                # The most alike come first.
                best.setdefault(unit, alike)
        for unit, alike in best.items():
            met[unit] += weight * alike


def _vector(unit: Terms, idf: Idf) -> list[tuple[str, float]]:
    """The TF-IDF vector of a unit, of length 1."""
    raw = [(stem, (1 + log(count)) * idf.of(stem)) for stem, count in unit.counts.items()]
    length = sqrt(sum(part * part for _, part in raw)) or 1.0
    return [(stem, part / length) for stem, part in raw]
