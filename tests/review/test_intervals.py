"""Intervals against published values, and what they must never do."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.bootstrap import bootstrap
from annotator.review.intervals import Interval, wilson

shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("errors", "n", "low", "high"),
    [
        # Newcombe (1998), Two-sided confidence intervals for the single proportion, table I.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (5, 100, 0.0215, 0.1118),
    ],
)
def test_wilson(errors: int, n: int, low: float, high: float) -> None:
    interval = wilson(errors / n, n)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(("share", "n"), [(0.05, 82), (0.1, 141), (0.5, 381)])
def test_so_many_put_a_rate_within_five_points(share: float, n: int) -> None:
    def half_width(count: int) -> float:
        errors = round(share * count)
        interval = wilson(errors / count, count)
        return (interval.high - interval.low) / 2

    assert half_width(n) <= 0.05 < half_width(n - 1)


@given(shares, st.floats(0.1, 1e6), st.floats(0.5, 0.999))
def test_wilson_holds_what_was_seen(share: float, n: float, confidence: float) -> None:
    interval = wilson(share, n, confidence)
    assert 0 <= interval.low <= share + 1e-12
    assert share - 1e-12 <= interval.high <= 1
    assert interval.low < interval.high


@given(shares, st.integers(1, 10_000))
def test_wilson_is_the_same_for_what_is_right(share: float, n: int) -> None:
    wrong, right = wilson(share, n), wilson(1 - share, n)
    assert right.low == pytest.approx(1 - wrong.high)
    assert right.high == pytest.approx(1 - wrong.low)


@pytest.mark.parametrize(("share", "n"), [(0.0, 0), (-0.1, 5), (1.1, 5)])
def test_there_is_no_interval_of_nothing(share: float, n: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(share, n)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def test_a_bootstrap_of_a_mean_is_near_the_normal_one() -> None:
    random = Random(7)
    values = [random.gauss(10, 2) for _ in range(200)]
    interval = bootstrap(values, mean, seed=1, resamples=4000)
    assert interval is not None
    spread = 1.96 * (sum((x - mean(values)) ** 2 for x in values) / 199 / 200) ** 0.5
    assert interval.low == pytest.approx(mean(values) - spread, abs=0.05)
    assert interval.high == pytest.approx(mean(values) + spread, abs=0.05)


def test_a_bootstrap_is_the_same_with_the_same_seed() -> None:
    values = [float(each) for each in range(10)]
    assert bootstrap(values, mean, 1) == bootstrap(values, mean, 1) != bootstrap(values, mean, 2)


def test_a_bootstrap_needs_two_groups_and_a_value() -> None:
    assert bootstrap([1.0], mean, 1) is None
    assert bootstrap([1.0, 2.0], lambda _: None, 1) is None


def test_resamples_without_a_value_are_left_out() -> None:
    interval = bootstrap([0.0, 1.0], lambda drawn: sum(drawn) or None, 1)
    assert interval == Interval(1.0, 2.0)
