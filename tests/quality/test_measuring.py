"""The measures count what they say."""

from math import isnan

import pytest

from annotator.suggest.passage import Passage
from tests.quality.measuring import (
    Answers,
    Outcome,
    abstention,
    exact,
    interval_between,
    interval_of,
    is_exact,
    judge,
    recall,
    reciprocal_rank,
    shown,
)
from tests.quality.story import Case, Fact


def outcome(rank: int | None, *, there: bool = True, sure: float = 0.5, of: str = "a") -> Outcome:
    return Outcome(of, there, rank, rank, rank, sure)


def test_recall_counts_what_is_there_only() -> None:
    found = [outcome(1), outcome(3), outcome(None), outcome(None, there=False)]

    assert recall(1)(found) == pytest.approx(1 / 3)
    assert recall(3)(found) == shown(3)(found) == exact(5)(found) == pytest.approx(2 / 3)
    assert reciprocal_rank(found) == pytest.approx((1 + 1 / 3) / 3)


@pytest.mark.parametrize(
    ("present", "absent", "area"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5], [0.5], 0.5),
        ([0.5, 0.1], [0.3], 0.5),
    ],
)
def test_abstention_is_the_area_under_the_curve(
    present: list[float], absent: list[float], area: float
) -> None:
    there = [outcome(1, sure=each) for each in present]
    gone = [outcome(None, there=False, sure=each) for each in absent]

    assert abstention(there + gone) == area
    assert isnan(abstention(there))


@pytest.mark.parametrize(
    ("other", "right"),
    [((0, 10), True), ((0, 20), True), ((0, 21), False), ((5, 15), False), ((20, 30), False)],
)
def test_exact_is_half_of_both_in_common(other: tuple[int, int], right: bool) -> None:
    assert is_exact(Passage("a", 0, 10), Passage("a", *other)) is right
    assert not is_exact(Passage("a", 0, 10), Passage("b", *other))


def test_any_mention_of_the_fact_is_right() -> None:
    mentions = (Passage("a", 0, 10), Passage("b", 0, 10), Passage("b", 50, 60))
    case = Case(Fact("it", mentions), mentions[0], "b", mentions[1:])
    answers = Answers((Passage("b", 20, 30), Passage("b", 40, 70)), (Passage("b", 48, 60),), 0.7)

    assert judge(case, answers, "story") == Outcome("story", True, 2, 1, 1, 0.7)


def test_an_interval_is_of_whole_groups() -> None:
    good = [outcome(1, of=name) for name in "abcd"]
    bad = [outcome(None, of=name) for name in "efgh"]

    low, high = interval_of(recall(1), good + bad)

    assert 0 < low < 0.5 < high < 1
    assert interval_of(recall(1), good) == (1.0, 1.0)
    assert interval_between(recall(1), good + bad, good + bad) == (0.0, 0.0)
