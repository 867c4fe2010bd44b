"""The articles in which equivalents are looked for: read, indexed and joined."""

from collections.abc import Iterable

from annotator.suggest.direct import lexical, lexical_both_ways
from annotator.suggest.graph import Graph
from annotator.suggest.idf import Idf
from annotator.suggest.passage import Article, Passage
from annotator.suggest.postings import Postings
from annotator.suggest.probe import Probe, probe
from annotator.suggest.reading import Reading
from annotator.suggest.steps import Steps
from annotator.suggest.terms import Terms
from annotator.suggest.walk import Walk


class Scope:
    """Some articles, and what is worked out about them once for every query."""

    def __init__(self, articles: Iterable[Article], *, steps: Steps | None = None) -> None:
        self.steps = steps or Steps()
        self.articles = {article.id: article for article in articles}
        self.reading = Reading(self.articles.values())
        self.units = self.reading.units
        self.idf = Idf(self.units)
        self._postings = Postings(self.units, self.idf, spellings=self.steps.spellings)
        self.graph = Graph(self.reading.homes, self._alike)
        self._walk: Walk | None = None

    def advance(self, seconds: float) -> bool:
        """Work on the graph for about `seconds`; whether it is done.

        Until then the order is that of the direct scores.
        """
        return self.graph.advance(seconds)

    @property
    def walk(self) -> Walk | None:
        """The walk over the story; none until the graph is built."""
        if self._walk is None and self.graph.edges is not None:
            self._walk = Walk(self.graph.edges)
        return self._walk

    def probe(self, passage: Passage) -> Probe:
        """A passage of the scope as a query; ValueError where there is none such."""
        article = self.articles.get(passage.document)
        if article is None:
            raise ValueError(f"“{passage.document}” is not among the articles that are compared")
        return probe(article, self.reading.sentences[article.id], passage)

    def direct(self, query: Terms) -> list[float]:
        """How well each unit fits a query by itself."""
        scores = [0.0] * len(self.units)
        for met in self._postings.meet(query):
            scores[met.unit] = max(0.0, lexical(query, self.units[met.unit], met, self.steps))
        return scores

    def _alike(self, number: int) -> dict[int, float]:
        """How alike each later unit is to this one, and this one to itself where it stands twice.

        Half the sum of the direct scores in both directions.
        """
        unit = self.units[number]
        least = number if len(self.reading.homes[number]) > 1 else number + 1
        found: dict[int, float] = {}
        for met in self._postings.meet(unit):
            if met.unit >= least:
                there, back = lexical_both_ways(unit, self.units[met.unit], met, self.steps)
                found[met.unit] = (max(0.0, there) + max(0.0, back)) / 2
        return found
