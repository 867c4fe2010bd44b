"""Figures in quotes, and whether they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.figures import differing, figures
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
        ("twice as many", "two times as many"),
        ("from 6am", "from 6 am"),
        ("$100", "$100 a month"),
    ],
)
def test_the_same_figure_in_other_words(one: str, other: str) -> None:
    assert figures(one).keys() == figures(other).keys()
    assert differing({"one": one, "other": other}) == {}


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("over 10,000 workers", "over 13,000 workers", ("10,000", "13,000")),
        ("two days", "two weeks", ("two days", "two weeks")),
        ("$100", "£100", ("$100", "£100")),
        ("1.5 million", "15 million", ("1.5 million", "15 million")),
    ],
)
def test_other_figures_are_shown_in_their_own_words(
    one: str, other: str, shown: tuple[str, str]
) -> None:
    found = differing({"one": one, "other": other})
    assert found == {"one": (shown[0],), "other": (shown[1],)}


def test_one_that_gives_more_or_nothing_differs_from_none() -> None:
    quotes = {"few": "10,000", "more": "10,000 last year, 50,000 this year", "none": "workers"}
    assert differing(quotes) == {}
    assert differing({"one": "thousands of workers", "other": "10,000 workers"}) == {}


def test_only_the_figures_that_another_lacks_are_shown() -> None:
    quotes = {"one": "10,000 of 50,000", "other": "13,000 of 50,000", "third": "50,000"}
    assert differing(quotes) == {"one": ("10,000",), "other": ("13,000",)}


@given(stored_text(), stored_text())
def test_a_quote_never_differs_from_itself_and_differing_is_mutual(one: str, other: str) -> None:
    assert differing({"one": one, "same": one}) == {}
    assert len(differing({"one": one, "other": other})) in (0, 2)


@given(st.integers(0, 10**9))
def test_grouping_does_not_change_a_number(number: int) -> None:
    assert differing({"one": f"{number} jobs", "other": f"{number:,} jobs"}) == {}


def test_a_number_apart_from_its_unit_is_the_same_figure() -> None:
    assert (
        differing({"one": "just two days off a year", "other": "only two free days a year"}) == {}
    )
    assert differing({"one": "two days off", "other": "three free days"}) != {}
