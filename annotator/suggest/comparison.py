"""The units of a scope, compared with a query and with each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from annotator.suggest.direct import lexical, lexical_both_ways
from annotator.suggest.embedding import Meanings
from annotator.suggest.idf import Idf
from annotator.suggest.postings import Met, Postings
from annotator.suggest.reading import Reading
from annotator.suggest.steps import Steps
from annotator.suggest.table import Table, Vector
from annotator.suggest.terms import Terms
from annotator.suggest.vectors import Vectors
from annotator.suggest.weights import COMPARED, FILLER, NEARNESS_OF, SEMANTIC, VECTORS


@dataclass(frozen=True, slots=True)
class Scores:
    """How well each unit fits a query by itself, in the order of the units."""

    direct: list[float]
    """What the order follows; 0 and less where nothing is shared."""
    nearness: list[float]
    """The cosine of the vectors, -1 to 1: the sentence model's, else the words', else 0."""


class Comparison:
    """Scores the units of some articles."""

    def __init__(
        self,
        reading: Reading,
        idf: Idf,
        steps: Steps,
        table: Table | None = None,
        meanings: Meanings | None = None,
    ) -> None:
        """Index the units; with word vectors and a sentence model, where there are such."""
        self._units = reading.units
        self._homes = reading.homes
        self._idf = idf
        self._steps = steps
        self._table = table
        self._meanings = meanings
        self._postings = Postings(reading.units, idf, spellings=steps.spellings)
        loss = FILLER if steps.filler else 0.0
        self._filler = [
            0.0 if unit in reading.reporting else loss for unit in range(len(reading.units))
        ]

    @cached_property
    def vectors(self) -> Vectors | None:
        """The vectors of the units; none without a table."""
        return Vectors(self._units, self._idf, self._table) if self._table else None

    def scores(self, query: Terms) -> Scores:
        """How well each unit fits a query."""
        direct = [0.0] * len(self._units)
        for met in self._postings.meet(query):
            score = lexical(query, self._units[met.unit], met, self._steps)
            direct[met.unit] = max(0.0, score - self._filler[met.unit])
        near = self._nearness(query, direct)
        direct = [score + VECTORS * each for score, each in zip(direct, near, strict=True)]
        if self._meanings is not None:
            near = self._meanings.nearness(query.text)
            direct = [score + SEMANTIC * each for score, each in zip(direct, near, strict=True)]
        return Scores(direct, near)

    def alike(self, number: int) -> dict[int, float]:
        """How alike each later unit is, above 0; itself too where it stands twice.

        Half the sum of the scores in both directions; units that share little are left out.
        """
        least = number if len(self._homes[number]) > 1 else number + 1
        scored = (
            (met.unit, self._both_ways(number, met))
            for met in self._postings.meet(self._units[number])
            if met.unit >= least and met.cosine >= COMPARED
        )
        return {unit: score for unit, score in scored if score > 0}

    def _nearness(self, query: Terms, lexical: Sequence[float]) -> list[float]:
        """The cosine of the query and each unit, of many units those that share most words."""
        near = [0.0] * len(self._units)
        vector = self.vectors.of(query) if self.vectors else None
        if self.vectors and vector:
            units: Iterable[int] = range(len(near))
            if len(near) > NEARNESS_OF:
                units = nlargest(NEARNESS_OF, units, key=lexical.__getitem__)
            for unit in units:
                near[unit] = self.vectors.nearness(vector, unit)
        return near

    def _both_ways(self, number: int, met: Met) -> float:
        there, back = lexical_both_ways(
            self._units[number], self._units[met.unit], met, self._steps
        )
        there += self._near(number, met.unit) - self._filler[met.unit]
        back += self._near(met.unit, number) - self._filler[number]
        return (max(0.0, there) + max(0.0, back)) / 2

    def _near(self, query: int, unit: int) -> float:
        """How near a unit is to another as a query, by their words' vectors, with its weight."""
        vector = self._own_vectors[query]
        near = self.vectors.nearness(vector, unit) if self.vectors and vector else 0.0
        return VECTORS * near

    @cached_property
    def _own_vectors(self) -> list[Vector | None]:
        """The vector of each unit as a query."""
        return [self.vectors.of(unit) if self.vectors else None for unit in self._units]
