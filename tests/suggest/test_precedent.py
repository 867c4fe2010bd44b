"""The earlier passage that one is most like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.precedent import precedent
from tests.strategies import stored_text

EARLIER = [
    "over 10,000 workers were sent to Russia last year",
    "Supervisors would beat those who tried to rest during long shifts.",
    "Read more",
    "just two days off a year",
]


@pytest.mark.parametrize(
    ("passage", "place"),
    [
        ("around 10,000 North Korean workers sent to Russia last year", 0),
        ("only two days off a year", 3),
        ("Read more", 2),
        ("READ  MORE", 2),
        ("workers", None),
        ("Rain is expected.", None),
        ("…", None),
    ],
)
def test_the_most_alike(passage: str, place: int | None) -> None:
    assert precedent(passage, EARLIER) == place


def test_a_number_is_no_precedent_of_the_testimony_around_it() -> None:
    testimony = (
        "A defector told the broadcaster that he had worked 18 hours a day without any rest, that"
        " overseers beat those who slept, and that he was paid nothing for it in the end."
    )
    assert precedent("18 hours a day", [testimony]) is None
    assert precedent(testimony, ["18 hours a day"]) is None


def test_of_equals_the_last() -> None:
    assert precedent("two days off", ["two days off", "rain", "two days off"]) == 2
    assert precedent("two days off", []) is None


@given(stored_text(), st.lists(stored_text(), max_size=4))
def test_what_is_found_is_one_of_them(passage: str, earlier: list[str]) -> None:
    place = precedent(passage, earlier)
    assert place is None or 0 <= place < len(earlier)
