"""A sentence model in the scope, played by one that knows a single word."""

from collections.abc import Sequence

from annotator.suggest.scope import Scope
from annotator.suggest.terms import terms
from annotator.suggest.weights import SEMANTIC
from tests.suggest.story import articles, built


class Reader:
    """An embedder to which only sentences about pits are alike; reads one sentence a turn."""

    def __init__(self) -> None:
        self.read_first = 0

    def read(self, units: Sequence[str]) -> "Reader":
        self._units = units
        return self

    def advance(self, seconds: float) -> bool:
        self.read_first = min(self.read_first + 1, len(self._units))
        return self.read_first == len(self._units)

    def nearness(self, query: str) -> list[float]:
        done = self.read_first == len(self._units)
        return [0.5 if done and "pits" in unit.lower() else 0.0 for unit in self._units]


def test_the_direct_score_has_its_part() -> None:
    query = terms("The shafts are idle")
    without = built()
    plain = without.scores(query).direct
    scope = built(embedder=Reader())
    for text, score, more in zip(scope.units, plain, scope.scores(query).direct, strict=True):
        assert more == score + (SEMANTIC / 2 if "pits" in text.text.lower() else 0)


def test_until_it_has_read_all_the_words_decide_alone() -> None:
    reader = Reader()
    scope = Scope(articles(), embedder=reader)
    query = terms("The shafts are idle")
    assert not scope.advance(10)
    assert scope.graph.edges is not None
    assert scope.scores(query).direct == built().scores(query).direct
    while not scope.advance(10):
        pass
    assert reader.read_first == len(scope.units)
    assert scope.scores(query).direct != built().scores(query).direct
