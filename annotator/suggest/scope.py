"""The articles in which equivalents are looked for: read, indexed and joined."""

from collections.abc import Collection, Iterable
from functools import cached_property

from annotator.suggest.comparison import Comparison, Scores
from annotator.suggest.embedding import Embedder
from annotator.suggest.graph import Graph
from annotator.suggest.idf import Idf
from annotator.suggest.passage import Article, Passage
from annotator.suggest.probe import Probe, probe
from annotator.suggest.reading import Reading
from annotator.suggest.steps import Steps
from annotator.suggest.table import Table
from annotator.suggest.terms import Terms
from annotator.suggest.vectors import Vectors
from annotator.suggest.walk import Walk
from annotator.suggest.weights import (
    CONFIDENCE_LEXICAL,
    CONFIDENCE_SEMANTIC,
    CONFIDENCE_VECTORS,
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
        table = table if self.steps.table else None
        self._meanings = embedder.read([unit.text for unit in self.units]) if embedder else None
        lexical = CONFIDENCE_VECTORS if table else CONFIDENCE_LEXICAL
        self.calibration = CONFIDENCE_SEMANTIC if embedder else lexical
        """What a confidence is worked out by."""
        self._comparison = Comparison(self.reading, self.idf, self.steps, table, self._meanings)
        self.graph = Graph(self.reading.homes, self._comparison.alike, first_only=first_only)

    @property
    def vectors(self) -> Vectors | None:
        """The word vectors of the units; none without a table."""
        return self._comparison.vectors

    @cached_property
    def walk(self) -> Walk:
        """The walk over the story, which needs the whole graph."""
        return Walk(self.graph.edges or [])

    def advance(self, seconds: float) -> bool:
        """Work for about `seconds` on the graph, then on the sentence model; whether both are done.

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

    def scores(self, query: Terms) -> Scores:
        """How well each unit fits a query by itself."""
        return self._comparison.scores(query)
