"""Which sentences are joined, and the walk over them."""

from collections.abc import Mapping, Sequence

from annotator.suggest.graph import Graph
from annotator.suggest.walk import Walk
from annotator.suggest.weights import KEPT

SCORES = {(0, 2): 0.9, (0, 3): 0.5, (0, 4): 0.4, (0, 5): 0.3, (1, 2): 0.2, (0, 1): 1.0}
HOMES = [["a"], ["a"], ["b"], ["b"], ["b"], ["b"]]


def alike(unit: int) -> Mapping[int, float]:
    return {other: score for (one, other), score in SCORES.items() if one == unit}


def graph(homes: Sequence[Sequence[str]] = HOMES, *, first_only: bool = False) -> Graph:
    made = Graph(homes, alike, first_only=first_only)
    while not made.advance(0):
        pass
    return made


def test_each_keeps_its_best_of_every_other_article() -> None:
    found = graph()
    assert found.best(0) == {"b": (0.9, 2)}
    assert found.best(5) == {"a": (0.3, 0)}
    edges = found.edges
    assert edges is not None
    assert edges[0] == {2: 0.9, 3: 0.5, 4: 0.4, 5: 0.3}
    assert len(edges[0]) == KEPT + 1, "the last is kept by the other end"
    assert edges[2] == {0: 0.9, 1: 0.2}


def test_sentences_of_one_article_are_joined_only_where_another_has_one() -> None:
    assert "a" not in graph().best(0)
    assert graph([["a", "c"], *HOMES[1:]]).best(1)["c"] == (1.0, 0)


def test_the_edges_are_there_when_all_is_built() -> None:
    made = Graph(HOMES, alike)
    assert not made.advance(0)
    assert made.edges is None
    while not made.advance(0):
        pass
    assert made.edges is not None


def test_only_the_first_article_looks_for_others() -> None:
    asked: list[int] = []

    def noted(unit: int) -> Mapping[int, float]:
        asked.append(unit)
        return alike(unit)

    Graph(HOMES, noted, first_only=True).advance(1)
    assert asked == [0, 1]
    assert Graph([], alike, first_only=True).advance(1)


def test_a_walk_reaches_what_fits_what_fits() -> None:
    walk = Walk([{1: 0.9}, {0: 0.9, 2: 0.5}, {1: 0.5}, {}])
    fit = walk.fit([1.0, 0.0, 0.0, 0.0])
    assert fit[0] == 1
    assert 1 > fit[1] > fit[2] > fit[3] == 0
    assert walk.fit([0.0, -1.0, 0.0, 0.0]) == [0, 0, 0, 0]
    assert Walk([]).fit([]) == []
