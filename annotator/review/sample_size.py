"""How many to judge so that a given error rate would show."""

from bisect import bisect_left
from fractions import Fraction
from math import ceil, log1p, perm

from annotator.domain.batch import Target
from annotator.review.decimals import exactly, share_of

ROUNDING = 1e-9
"""What the quotient of two logarithms may be off by where it is a whole number."""


def sample_size(target: Target) -> int:
    """The smallest sample of a large set that holds an error with the target's confidence.

    With an error rate of at least `target.rate` the chance that none of n is wrong is at most
    `(1 - rate) ** n`; n is the first for which that is no more than `1 - confidence`. So where
    none of n is wrong, the rate is below the target's with that confidence.
    """
    return ceil(log1p(-target.confidence) / log1p(-target.rate) - ROUNDING)


def sample_size_of(target: Target, frame: int) -> int:
    """The same, exactly, for a set of `frame` items that is drawn from without replacement.

    At least `share_of(rate, frame)` of them are wrong; the number of these in the sample is
    hypergeometric. Never more than `frame`; 0 of an empty set.
    """
    wrong = share_of(target.rate, frame)
    allowed = 1 - exactly(target.confidence)
    # Without replacement it takes no more than with it.
    sizes = range(min(frame, sample_size(target)))
    return bisect_left(sizes, True, key=lambda size: _chance_of_none(frame, wrong, size) <= allowed)


def shown_rate(n: int, frame: int, confidence: float) -> float:
    """The smallest error rate that would have shown in a sample of `n`, none of which is wrong.

    The share, in (0, 1], of the smallest number of wrong items of `frame` of which a sample of
    `n` holds one with this confidence.

    Raises:
        ValueError: nothing was drawn, or more than there is.
    """
    if not 0 < n <= frame:
        raise ValueError(f"no sample of {n} from {frame}")
    allowed = 1 - exactly(confidence)
    wrong = bisect_left(
        range(frame), True, key=lambda count: _chance_of_none(frame, count, n) <= allowed
    )
    return wrong / frame


def _chance_of_none(frame: int, wrong: int, size: int) -> Fraction:
    """The chance that a sample of `size` from `frame` holds none of the `wrong` ones."""
    # The same either way round; the shorter product is the quicker one.
    few, many = sorted((wrong, size))
    return Fraction(perm(frame - many, few), perm(frame, few))
