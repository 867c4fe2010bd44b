"""The articles in which equivalents are looked for: read, indexed and joined."""

from collections.abc import Collection, Iterable
from functools import cached_property

from annotator.suggest.direct import lexical, lexical_both_ways
from annotator.suggest.embedding import Embedder
from annotator.suggest.graph import Graph
from annotator.suggest.idf import Idf
from annotator.suggest.passage import Article, Passage
from annotator.suggest.postings import Met, Postings
from annotator.suggest.probe import Probe, probe
from annotator.suggest.reading import Reading
from annotator.suggest.steps import Steps
from annotator.suggest.table import Table, Vector
from annotator.suggest.terms import Terms
from annotator.suggest.vectors import Vectors
from annotator.suggest.walk import Walk
from annotator.suggest.weights import (
    CONFIDENCE_LEXICAL,
    CONFIDENCE_VECTORS,
    FILLER,
    SEMANTIC,
    VECTORS,
    Calibration,
)


class Scope:
    """Some articles, and what is worked out about them once for every query."""

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        table: Table | None = None,
        embedder: Embedder | None = None,
        steps: Steps | None = None,
        seen_elsewhere: Collection[str] = (),
        first_only: bool = False,
    ) -> None:
        """Read and index the articles: about 30 ms for ten of thirty sentences.

        Args:
            articles: those to compare, in the order in which answers name them.
            table: word vectors, which are done without where there are none.
            embedder: a sentence model, if it is asked for.
            steps: what the engine does, all of it unless told otherwise.
            seen_elsewhere: lines that articles of other stories have too.
            first_only: whether only the first article's graph is built, for its pairs alone.
        """
        self.steps = steps or Steps()
        self.articles = {article.id: article for article in articles}
        self.reading = Reading(self.articles.values(), seen_elsewhere)
        self.units = self.reading.units
        self.idf = Idf(self.units)
        self.graph = Graph(self.reading.homes, self._alike, first_only=first_only)
        self._table = table if self.steps.table else None
        self._meanings = embedder.read([unit.text for unit in self.units]) if embedder else None
        self._postings = Postings(self.units, self.idf, spellings=self.steps.spellings)

    @cached_property
    def _filler(self) -> list[float]:
        """Of each unit what its score loses because it is no reporting."""
        reporting = self.reading.reporting
        loss = FILLER if self.steps.filler else 0.0
        return [0.0 if unit in reporting else loss for unit in range(len(self.units))]

    @cached_property
    def vectors(self) -> Vectors | None:
        """The vectors of the units; none without a table."""
        return Vectors(self.units, self.idf, self._table) if self._table else None

    @cached_property
    def walk(self) -> Walk:
        """The walk over the story, which needs the whole graph."""
        return Walk(self.graph.edges or [])

    @property
    def calibration(self) -> Calibration:
        """What a confidence is worked out by."""
        return CONFIDENCE_VECTORS if self._table else CONFIDENCE_LEXICAL

    def advance(self, seconds: float) -> bool:
        """Work on the graph, then on the sentence model's vectors, for about `seconds`; whether
        both are done.

        Until then the order is that of the direct scores, by words.
        """
        if not self.graph.advance(seconds):
            return False
        return self._meanings is None or self._meanings.advance(seconds)

    def probe(self, passage: Passage) -> Probe:
        """A passage of the scope as a query; ValueError where there is none such."""
        article = self.articles.get(passage.document)
        if article is None:
            raise ValueError(f"“{passage.document}” is not among the articles that are compared")
        return probe(article, self.reading.sentences[article.id], passage)

    def direct(self, query: Terms) -> list[float]:
        """How well each unit fits a query by itself; 0 and less where nothing is shared."""
        scores = [VECTORS * near for near in self.nearness(query)]
        for met in self._postings.meet(query):
            score = lexical(query, self.units[met.unit], met, self.steps)
            scores[met.unit] += max(0.0, score - self._filler[met.unit])
        if self._meanings:
            near = self._meanings.nearness(query.text)
            return [score + SEMANTIC * each for score, each in zip(scores, near, strict=True)]
        return scores

    def nearness(self, query: Terms) -> list[float]:
        """The cosine of a query and the nearest part of each unit by their words' vectors, or 0."""
        vector = self.vectors.of(query) if self.vectors else None
        if self.vectors is None or vector is None:
            return [0.0] * len(self.units)
        return [self.vectors.nearness(vector, unit) for unit in range(len(self.units))]

    @cached_property
    def _own_vectors(self) -> list[Vector | None]:
        """The vector of each unit as a query."""
        return [self.vectors.of(unit) if self.vectors else None for unit in self.units]

    def _alike(self, number: int) -> dict[int, float]:
        """How alike each later unit is that shares a word; itself too where it stands twice.

        Half the sum of the scores in both directions.
        """
        least = number if len(self.reading.homes[number]) > 1 else number + 1
        met = (each for each in self._postings.meet(self.units[number]) if each.unit >= least)
        return {each.unit: self._both_ways(number, each) for each in met}

    def _both_ways(self, number: int, met: Met) -> float:
        there, back = lexical_both_ways(self.units[number], self.units[met.unit], met, self.steps)
        there += self._near(number, met.unit) - self._filler[met.unit]
        back += self._near(met.unit, number) - self._filler[number]
        return (max(0.0, there) + max(0.0, back)) / 2

    def _near(self, query: int, unit: int) -> float:
        """The cosine of two units, one as a query, with its weight."""
        vector = self._own_vectors[query]
        near = self.vectors.nearness(vector, unit) if self.vectors and vector else 0.0
        return VECTORS * near
