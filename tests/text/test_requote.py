"""Repair of a moved quote."""

import pytest
from hypothesis import given

from annotator.text.find import folded_needle
from annotator.text.folding import fold_text
from annotator.text.requote import requote
from tests.strategies import text_and_extent

TEXT = "One “worker” ran.\nTwo workers ran.\nOne  ‘worker’ ran."


@given(text_and_extent())
def test_a_quote_in_its_place_stays_there(case: tuple[str, int, int]) -> None:
    text, start, end = case
    if start < end:
        assert requote(text, text[start:end], start) == (start, end)


@given(text_and_extent())
def test_a_repaired_quote_says_the_same(case: tuple[str, int, int]) -> None:
    text, start, end = case
    quote = text[start:end].upper()
    found = requote(text, quote, 0)
    if found and not text.startswith(quote):
        assert fold_text(text[slice(*found)]).strip(" ") == folded_needle(quote)


@pytest.mark.parametrize(
    ("quote", "start", "reach", "found"),
    [
        ("Two workers", 0, 100, (18, 29)),
        ("TWO\xa0WORKERS", 40, 100, (18, 29)),
        ("Two workers", 0, 5, None),
        ("Two workers", 50, 32, (18, 29)),
        ("Two workers", 51, 32, None),
        ("ran.", 0, 100, None),
        ("ran.", 13, 100, (13, 17)),
        ("One 'worker' ran", 0, 100, (35, 52)),
        ('One "worker" ran', 30, 100, (0, 16)),
        ("three", 0, 100, None),
        (" \n", 1, 100, None),
        ("", 3, 100, None),
        ("Two workers", -4, 100, (18, 29)),
        ("Two workers", 900, 100, None),
    ],
)
def test_only_one_place_within_reach_counts(
    quote: str, start: int, reach: int, found: tuple[int, int] | None
) -> None:
    assert requote(TEXT, quote, start, reach) == found


def test_places_that_overlap_are_two() -> None:
    assert requote("no: hahaha", "haha", 0) is None
    assert requote("no: hahaha", "haha", 4) == (4, 8)
    assert requote("no: haha", "haha", 0) == (4, 8)
