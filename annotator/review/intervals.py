"""How far a share that was seen in a sample may be from the true one."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
"""Of every interval, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included, in [0, 1]."""

    low: float
    high: float


def wilson(share: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """The score interval for a share that was seen in `n` trials.

    It stays in [0, 1] and has a width at a share of 0 and of 1 as well: none wrong of 20 may be
    16.1 % wrong. A weighted sample has a `share` and an `n` that are no whole numbers.

    Wilson (1927), Probable inference, the law of succession, and statistical inference.

    Raises:
        ValueError: there were no trials, or the share is none.
    """
    if n <= 0 or not 0 <= share <= 1:
        raise ValueError(f"no share {share} of {n} trials")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    centre = share + z * z / (2 * n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    total = 1 + z * z / n
    # At a share of 0 or 1 that end is the share itself, but for rounding.
    low = 0.0 if share == 0 else max(0.0, (centre - reach) / total)
    high = 1.0 if share == 1 else min(1.0, (centre + reach) / total)
    return Interval(low, high)
