"""Intervals that heed that the items of one article are alike."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from annotator.review.intervals import CONFIDENCE, Interval

T = TypeVar("T")

RESAMPLES = 1000


def bootstrap(
    groups: Sequence[T],
    statistic: Callable[[Sequence[T]], float | None],
    seed: int,
    *,
    resamples: int = RESAMPLES,
    confidence: float = CONFIDENCE,
) -> Interval | None:
    """The percentile interval of a statistic over groups that are drawn again with replacement.

    A resample for which the statistic is undefined is left out. None where there are fewer than
    two groups, or where no resample has a value. The groups come in an order of their own, so
    that the same ones give the same interval.

    Efron and Tibshirani (1993), An Introduction to the Bootstrap, §13; groups are the clusters
    of Davison and Hinkley (1997), Bootstrap Methods and their Application, §3.8.
    """
    if len(groups) < 2:
        return None
    random = Random(seed)
    size = len(groups)
    values = []
    for _ in range(resamples):
        # Only `random()` gives the same numbers in every version of Python.
        value = statistic([groups[int(random.random() * size)] for _ in range(size)])
        if value is not None:
            values.append(value)
    if not values:
        return None
    values.sort()
    tail = (1 - confidence) / 2
    return Interval(_quantile(values, tail), _quantile(values, 1 - tail))


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Between the two nearest values, in proportion (type 7 of Hyndman and Fan 1996)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
