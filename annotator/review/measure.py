"""One number about two layers, with what it was taken from and how far it may be off."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from annotator.review.bootstrap import bootstrap
from annotator.review.intervals import Interval


@dataclass(frozen=True, slots=True)
class Measure:
    """A value, none where it is undefined."""

    value: float | None
    n: int
    """How many units it was taken from: spans, code points, pairs; of a mean, how many values."""
    interval: Interval | None = None
    """None under two articles or stories, and for a mean."""


Row = tuple[float, ...]
"""The counts of one article or one story; those of several are added up."""


def measured(
    rows: Sequence[Row], formula: Callable[..., float | None], n: int, seed: int
) -> Measure:
    """The value of a formula of the sums of the counts, its interval by a bootstrap of the rows."""

    def of(some: Sequence[Row]) -> float | None:
        return formula(*map(sum, zip(*some, strict=True)))

    value = of(rows) if rows else None
    return Measure(value, n, None if value is None else bootstrap(rows, of, seed))


def mean(measures: Iterable[Measure]) -> Measure:
    """The mean of the values that are defined."""
    values = sorted(each.value for each in measures if each.value is not None)
    return Measure(fmean(values) if values else None, len(values))
