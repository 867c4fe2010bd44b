"""A walk over the story from what fits the query: what fits what fits, fits.

Personalised PageRank (Page et al. 1999) with edge weights that are normalised by the degrees of
both ends, as in spectral clustering.
"""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from operator import itemgetter, mul

from annotator.suggest.weights import DAMPING, WALK_STEPS

_Row = tuple[int, Callable[[Sequence[float]], tuple[float, ...]], tuple[float, ...]]
"""A unit, what picks its neighbours' values, and the weights of its edges."""


class Walk:
    """The edges of a graph, ready to be walked."""

    def __init__(self, edges: Sequence[Mapping[int, float]]) -> None:
        degrees = [sum(score * score for score in row.values()) for row in edges]
        self._rows: list[_Row] = []
        for unit, row in enumerate(edges):
            if row:
                weights = [s * s / sqrt(degrees[unit] * degrees[other]) for other, s in row.items()]
                # `itemgetter` of one place gives no tuple: the first edge comes twice, once for 0.
                places = (next(iter(row)), *row)
                self._rows.append((unit, itemgetter(*places), (0.0, *weights)))

    def fit(self, direct: Sequence[float]) -> list[float]:
        """How well each unit fits with what fits it, 0 to 1, from the direct scores."""
        start = [max(0.0, score) ** 2 for score in direct]
        reached = start
        for _ in range(WALK_STEPS):
            following = start.copy()
            for unit, neighbours, weights in self._rows:
                following[unit] += DAMPING * sum(map(mul, weights, neighbours(reached)))
            reached = following
        most = max(reached, default=0.0)
        return [value / most for value in reached] if most else reached
