"""Which sentences of a story say the same, all at once: what the walk and the queue go by."""

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from time import monotonic

from annotator.suggest.weights import JOINED, KEPT, KEPT_AT_MOST

Alike = Callable[[int], Mapping[int, float]]
"""Of a unit, how alike each later unit is, above 0; itself too where it stands in two articles."""


class Graph:
    """The units as nodes, joined to the most alike of every other article.

    It is built a slice at a time, so that a question is never kept waiting.
    """

    def __init__(
        self, homes: Sequence[Sequence[str]], alike: Alike, *, first_only: bool = False
    ) -> None:
        """Begin a graph of units with these homes.

        Those of the first article look for others, and the rest too unless `first_only`.
        """
        self._homes = [each[:JOINED] for each in homes]
        self._alike = alike
        first = sum(each[0] == homes[0][0] for each in homes)
        self._compared = first if first_only else len(homes)
        self._best: list[dict[str, list[tuple[float, int]]]] = [{} for _ in homes]
        self._built = 0
        self._edges: list[dict[int, float]] | None = None

    def advance(self, seconds: float) -> bool:
        """Work for about `seconds`; whether all is built."""
        until = monotonic() + seconds
        while self._built < self._compared:
            self.build(self._built)
            self._built += 1
            if monotonic() >= until:
                return False
        self._edges = self._edges or self._join()
        return True

    def build(self, unit: int) -> None:
        """Compare a unit with the later ones."""
        for other, score in self._alike(unit).items():
            self._keep(unit, other, score)
            if other != unit:
                self._keep(other, unit, score)

    @property
    def edges(self) -> list[dict[int, float]] | None:
        """Of each unit those it is joined to, and how alike they are; none until all is built."""
        return self._edges

    def best(self, unit: int) -> dict[str, tuple[float, int]]:
        """Of each article how alike its most alike unit is, and it; of equals the first."""
        return {document: kept[0] for document, kept in self._best[unit].items()}

    def _keep(self, unit: int, other: int, score: float) -> None:
        """Remember `other` for each article where it is among the best, if that is another one."""
        own = self._homes[unit]
        for document in self._homes[other]:
            if own != [document]:
                kept = self._best[unit].setdefault(document, [])
                kept.append((score, other))
                kept.sort(key=lambda each: (-each[0], each[1]))
                del kept[KEPT:]

    def _join(self) -> list[dict[int, float]]:
        """The kept edges, each in both directions."""
        edges: list[dict[int, float]] = [{} for _ in self._best]
        for unit, best in enumerate(self._best):
            found = {other: score for kept in best.values() for score, other in kept}
            for other, score in nlargest(KEPT_AT_MOST, found.items(), key=lambda each: each[1]):
                edges[unit][other] = score
                edges[other][unit] = score
        return edges
