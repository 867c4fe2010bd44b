"""How many to judge: against tables, and against counting it out."""

from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.batch import Target
from annotator.review.decimals import share_of
from annotator.review.sample_size import sample_size, sample_size_of, shown_rate

targets = st.builds(
    Target, st.sampled_from([0.01, 0.05, 0.07, 0.1, 0.3]), st.sampled_from([0.9, 0.95])
)


@pytest.mark.parametrize(("rate", "n"), [(0.1, 29), (0.05, 59), (0.02, 149), (0.01, 299)])
def test_of_a_large_set(rate: float, n: int) -> None:
    assert sample_size(Target(rate)) == n
    assert sample_size_of(Target(rate), 10**7) == n


@pytest.mark.parametrize(
    ("frame", "n"), [(50, 31), (100, 45), (200, 51), (500, 56), (1000, 57), (1, 1), (2, 2), (0, 0)]
)
def test_of_a_finite_set(frame: int, n: int) -> None:
    assert sample_size_of(Target(0.05), frame) == n


def test_a_quotient_of_logarithms_that_is_whole_is_not_one_more() -> None:
    assert sample_size(Target(0.5, 0.75)) == 2
    assert sample_size(Target(0.1, 0.19)) == 2


def test_a_chance_that_is_exactly_allowed_is_enough() -> None:
    # One wrong of 20: 19 judged miss it one time in twenty.
    assert sample_size_of(Target(0.05), 20) == 19


@given(targets, st.integers(1, 400))
def test_the_sample_is_the_smallest_that_does(target: Target, frame: int) -> None:
    size = sample_size_of(target, frame)
    wrong = share_of(target.rate, frame)
    allowed = 1 - Fraction(str(target.confidence))

    def missed(n: int) -> Fraction:
        return Fraction(comb(frame - wrong, n), comb(frame, n))

    assert missed(size) <= allowed
    assert size == 0 or missed(size - 1) > allowed
    assert size <= sample_size(target)


@given(st.integers(1, 9), st.data())
def test_the_chance_to_miss_is_that_of_counting_samples(frame: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, frame))
    shown = round(shown_rate(n, frame, 0.9) * frame)
    samples = [set(each) for each in combinations(range(frame), n)]

    def missed(wrong: int) -> Fraction:
        return Fraction(sum(not each & set(range(wrong)) for each in samples), len(samples))

    assert missed(shown) <= Fraction(1, 10) < missed(shown - 1)


def test_a_sample_shows_the_rate_that_it_is_the_size_for() -> None:
    assert shown_rate(57, 1000, 0.95) == 0.05
    assert shown_rate(56, 1000, 0.95) > 0.05
    assert shown_rate(5, 5, 0.95) == 0.2
    for n, frame in ((0, 5), (6, 5)):
        with pytest.raises(ValueError, match="no sample"):
            shown_rate(n, frame, 0.95)


@pytest.mark.parametrize(("share", "count", "n"), [(0.07, 100, 7), (0.3, 59, 18), (0.3, 10, 3)])
def test_a_share_is_the_decimal_that_was_written(share: float, count: int, n: int) -> None:
    assert share_of(share, count) == n
