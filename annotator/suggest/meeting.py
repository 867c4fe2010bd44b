"""What the parts of a sentence have in common with a query, a word at a time."""

from dataclasses import dataclass, field
from math import sqrt

from annotator.suggest.idf import Idf
from annotator.suggest.similarity import Spelling, meets
from annotator.suggest.terms import Terms
from annotator.suggest.vectors import Vectors, dot


@dataclass(frozen=True, slots=True)
class Word:
    """A stem of the sentence."""

    weight: float
    """Its idf."""
    meets: tuple[Spelling, ...]
    """The query's stems that it is alike, most alike first."""
    query_dot: float = 0.0
    """The inner product of its vector, as long as its idf, and the query's; 0 without one."""
    mean_dot: float = 0.0
    """The same with the story's mean."""


class Meeting:
    """A sentence and a query; with `vectors` by their word vectors too."""

    def __init__(self, unit: Terms, query: Terms, idf: Idf, vectors: Vectors | None) -> None:
        self._stems = query.stems
        self.weights = {stem: idf.of(stem) for stem in query.stems}
        """The query's stems and their idf."""
        self.total = sum(self.weights.values())
        self._vector = vectors.of(query) if vectors else None
        self._vectors = vectors if self._vector else None
        if self._vectors and self._vector:
            self._query_dot = dot(self._vector, self._vectors.mean)
            self._mean_dot = dot(self._vectors.mean, self._vectors.mean)
        self.words = {stem: self._word(stem, idf) for stem in unit.stems}
        self.is_met = any(word.meets for word in self.words.values())
        """Whether the sentence has any of the query's words."""

    def _word(self, stem: str, idf: Idf) -> Word:
        found = meets(stem, self._stems)
        vector = self._vectors.weighted(stem) if self._vectors else None
        if not (self._vectors and self._vector and vector):
            return Word(idf.of(stem), found)
        dots = dot(vector, self._vector), dot(vector, self._vectors.mean)
        return Word(idf.of(stem), found, *dots)

    def cosine(self, query_dot: float, mean_dot: float) -> float:
        """The cosine of the query q and of v - m, for a vector v of length 1 and the mean m.

        From the inner products `q v` and `m v`: (q v - q m) / |v - m|.
        """
        length = sqrt(max(0.0, 1 - 2 * mean_dot + self._mean_dot))
        return (query_dot - self._query_dot) / length if length else 0.0


@dataclass(slots=True)
class Part:
    """A part of the sentence that grows by a word at a time."""

    meeting: Meeting
    _alike: dict[str, float] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _query_met: float = 0.0
    _unit_met: float = 0.0
    _unit_total: float = 0.0
    _query_dot: float = 0.0
    _mean_dot: float = 0.0

    def take(self, stem: str) -> None:
        """Count in the next word."""
        if stem in self._seen:
            return
        self._seen.add(stem)
        word = self.meeting.words[stem]
        self._unit_total += word.weight
        self._query_dot += word.query_dot
        self._mean_dot += word.mean_dot
        if not word.meets:
            return
        self._unit_met += word.weight * word.meets[0][1]
        for other, alike in word.meets:
            more = alike - self._alike.get(other, 0.0)
            if more > 0:
                self._alike[other] = alike
                self._query_met += more * self.meeting.weights[other]

    @property
    def query_coverage(self) -> float:
        """The share of the query's words that the part has, by idf, 0 to 1."""
        return self._query_met / self.meeting.total if self._query_met else 0.0

    @property
    def unit_coverage(self) -> float:
        """The share of the part's words that the query has, by idf, 0 to 1."""
        return self._unit_met / self._unit_total if self._unit_met else 0.0

    def cosine(self, length: float) -> float:
        """Of the word vectors of part and query without the mean, 0 where one has none.

        `length`: that of the sum of the part's vectors.
        """
        if not self._query_dot or not length:
            return 0.0
        return self.meeting.cosine(self._query_dot / length, self._mean_dot / length)
