"""Shares as they were written: .07 is seven hundredths, and not what is nearest in binary."""

from fractions import Fraction
from math import ceil


def exactly(share: float) -> Fraction:
    """The decimal that a share was written as."""
    return Fraction(repr(share))


def share_of(share: float, count: int) -> int:
    """The smallest whole number that is at least this share of `count`.

    In binary 7 % of 100 would be a little more than 7, and so 8.
    """
    return ceil(exactly(share) * count)
