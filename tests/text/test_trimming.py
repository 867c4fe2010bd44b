"""Outer white space is never part of a span."""

from hypothesis import given

from annotator.text.trimming import trim
from annotator.text.white import WHITE
from tests.strategies import text_and_extent


@given(text_and_extent())
def test_trimming_takes_off_outer_white_space_and_no_ink(case: tuple[str, int, int]) -> None:
    text, start, end = case
    first, last = trim(text, start, end)
    assert start <= first <= last <= end
    assert text[first:last] == text[start:end].strip(WHITE)
    assert trim(text, first, last) == (first, last)


def test_blank_text_trims_to_nothing() -> None:
    assert trim("a\xa0\u200b\u2028 b", 1, 5) == (1, 1)
