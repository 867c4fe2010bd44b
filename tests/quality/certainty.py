"""Whether a confidence is worth what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from tests.quality.measuring import Outcome

THRESHOLDS = (0.0, 0.3, 0.5, 0.7, 1.0)
"""The edges of the bands."""


@dataclass(frozen=True)
class Certainty:
    """The first suggestions whose confidence lies in `[low, high)`."""

    low: float
    high: float
    outcomes: tuple[Outcome, ...]

    @property
    def said(self) -> float:
        """The mean of their confidence."""
        return fmean(each.confidence for each in self.outcomes)

    @property
    def is_there(self) -> float:
        """The share of those whose article says it."""
        return fmean(each.is_there for each in self.outcomes)

    @property
    def is_right(self) -> float:
        """The share of those that are the right sentence."""
        return fmean(each.rank == 1 for each in self.outcomes)


def certainties(outcomes: Sequence[Outcome]) -> Iterator[Certainty]:
    """Each band that has first suggestions."""
    for low, high in pairwise(THRESHOLDS):
        within = tuple(each for each in outcomes if low <= each.confidence < high)
        if within:
            yield Certainty(low, high, within)
