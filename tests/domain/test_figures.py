"""Figures in quotes, and whether they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.figures import differing, opposed
from tests.strategies import stored_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("over 10,000 workers", "around 10000 people"),
        ("10 thousand", "10,000"),
        ("1.5 million", "1,500,000"),
        ("two days off", "a 2-day break"),
        ("18-plus hour days", "up to 18 hours"),
        ("halved since 2022", "half of what it was"),
        ("a 50% fall", "fell by half"),
        ("one in five", "20 per cent"),
        ("twice as many", "two times as many"),
        ("one week", "7 days"),
        ("2 weeks", "14 days"),
        ("from 6am", "from 6 am"),
        ("from 14:00", "from 2 p.m."),
        ("$100", "$100 a month"),
        ("$100", "100 US dollars"),
    ],
)
def test_the_same_figure_in_other_words(one: str, other: str) -> None:
    assert differing({"one": one, "other": other}) == {}
    assert opposed(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("over 10,000 workers", "over 13,000 workers", ("10,000", "13,000")),
        ("two days", "two weeks", ("two days", "two weeks")),
        ("$100", "£100", ("$100", "£100")),
        ("1.5 million", "15 million", ("1.5 million", "15 million")),
        ("one in five", "a third of them", ("one in five", "a third of")),
        ("from 6 am", "from 7am", ("6 am", "7am")),
        ("two\u202fdays", "three  free days", ("two days", "three free days")),
    ],
)
def test_other_figures_are_shown_in_their_own_words(
    one: str, other: str, shown: tuple[str, str]
) -> None:
    found = differing({"one": one, "other": other})
    assert found == {"one": (shown[0],), "other": (shown[1],)}
    assert opposed(one, other) == [((shown[0],), (shown[1],))]


def test_one_that_gives_more_or_nothing_differs_from_none() -> None:
    quotes = {"few": "10,000", "more": "10,000 last year, 50,000 this year", "none": "workers"}
    assert differing(quotes) == {}
    assert differing({"one": "thousands of workers", "other": "10,000 workers"}) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18 hours a day", "10,000 workers"),
        ("5,000 workers", "half of them"),
        ("paid $100", "for 12 hours"),
        ("up 30%", "from 6 am"),
    ],
)
def test_figures_of_different_kinds_do_not_differ(one: str, other: str) -> None:
    assert differing({"one": one, "other": other}) == {}


def test_only_the_figures_that_another_lacks_are_shown() -> None:
    quotes = {"one": "10,000 of 50,000", "other": "13,000 of 50,000", "third": "50,000"}
    assert differing(quotes) == {"one": ("10,000",), "other": ("13,000",)}


def test_the_same_words_twice_are_shown_once() -> None:
    assert opposed("2 days, then 2 days", "3 days") == [(("2 days",), ("3 days",))]


def test_figures_of_a_kind_stand_side_by_side() -> None:
    one, other = "10,000 men work 18 hours for $100", "they work 12 hours; 13,000 do"
    assert opposed(one, other) == [(("10,000",), ("13,000",)), (("18 hours",), ("12 hours",))]


@given(stored_text(), stored_text())
def test_a_quote_never_differs_from_itself_and_differing_is_mutual(one: str, other: str) -> None:
    assert differing({"one": one, "same": one}) == {}
    found = differing({"one": one, "other": other})
    assert len(found) in (0, 2)
    pairs = opposed(one, other)
    for key, shown in (
        ("one", [pair[0] for pair in pairs]),
        ("other", [pair[1] for pair in pairs]),
    ):
        assert {words for each in shown for words in each} == set(found.get(key, ()))
    assert sorted((b, a) for a, b in pairs) == sorted(opposed(other, one))


@given(st.integers(0, 10**9))
def test_grouping_does_not_change_a_number(number: int) -> None:
    assert differing({"one": f"{number} jobs", "other": f"{number:,} jobs"}) == {}


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_counts_differ_where_they_are_apart(one: int, other: int) -> None:
    apart = abs(one - other) > 0.011 * max(one, other)
    assert bool(opposed(f"{one:,} jobs", f"some {other} jobs")) == apart


def test_a_number_apart_from_its_unit_is_the_same_figure() -> None:
    assert (
        differing({"one": "just two days off a year", "other": "only two free days a year"}) == {}
    )
    assert differing({"one": "two days off", "other": "three free days"}) != {}
    assert differing({"one": "only two a year", "other": "two days a year"}) == {}
