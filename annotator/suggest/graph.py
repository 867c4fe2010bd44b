"""Which sentences of a story say the same, all at once: what the walk and the queue go by."""

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from time import monotonic

from annotator.suggest.weights import KEPT, KEPT_AT_MOST

Alike = Callable[[int], Mapping[int, float]]
"""Of a unit, how alike each later unit is, above 0; itself too where it stands twice."""

_Best = dict[str, list[tuple[float, int]]]
"""Of each article, its most alike units, best first."""


class Graph:
    """The units as nodes, joined to the most alike of every other article.

    It is built a slice at a time, so that a question is never kept waiting.
    """

    def __init__(self, homes: Sequence[Sequence[str]], alike: Alike) -> None:
        self._homes = homes
        self._alike = alike
        self._best: list[_Best] = [{} for _ in homes]
        self._built = 0
        self._edges: tuple[dict[int, float], ...] | None = None

    def advance(self, seconds: float) -> bool:
        """Work for about `seconds`; whether all is built."""
        until = monotonic() + seconds
        while self._edges is None:
            if self._built == len(self._homes):
                self._edges = self._join()
            else:
                self._build_next()
            if monotonic() >= until:
                break
        return self._edges is not None

    @property
    def edges(self) -> tuple[dict[int, float], ...] | None:
        """Of each unit those it is joined to, and how alike they are; none until all is built."""
        return self._edges

    def best(self, unit: int, document: str) -> list[tuple[float, int]]:
        """The units of an article that are most alike, best first, with how alike they are."""
        return self._best[unit].get(document, [])

    def _build_next(self) -> None:
        unit = self._built
        for other, score in self._alike(unit).items():
            self._keep(unit, other, score)
            if other != unit:
                self._keep(other, unit, score)
        self._built += 1

    def _keep(self, unit: int, other: int, score: float) -> None:
        """Remember `other` in each article where it is among the best, if that is another one."""
        own = self._homes[unit]
        for document in self._homes[other]:
            if own != [document]:
                kept = self._best[unit].setdefault(document, [])
                kept.append((score, other))
                # A stable sort: of equals the first stays.
                kept.sort(key=lambda each: -each[0])
                del kept[KEPT:]

    def _join(self) -> tuple[dict[int, float], ...]:
        """The kept edges, each in both directions."""
        edges: tuple[dict[int, float], ...] = tuple({} for _ in self._best)
        for unit, best in enumerate(self._best):
            found = {other: score for kept in best.values() for score, other in kept}
            for other, score in nlargest(KEPT_AT_MOST, found.items(), key=lambda each: each[1]):
                edges[unit][other] = score
                edges[other][unit] = score
        return edges
