"""White space and ink."""

import sys

from hypothesis import given

from annotator.text.white import REACH, WHITE, ZERO_WIDTH, first_ink, ink_near, last_ink
from tests.strategies import text_and_extent, text_and_offset


def test_white_space_is_what_python_calls_so_and_what_shows_nothing() -> None:
    python = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert set(WHITE) == python | set(ZERO_WIDTH)
    assert len(WHITE) == len(set(WHITE))


@given(text_and_extent())
def test_ink_ends_where_stripping_ends(case: tuple[str, int, int]) -> None:
    text, start, end = case
    part = text[start:end]
    assert first_ink(text, start, end) == end - len(part.lstrip(WHITE))
    assert last_ink(text, start, end) == start + len(part.rstrip(WHITE))


def test_the_last_ink_is_found_across_strides() -> None:
    text = "x" + " " * 10_000
    assert last_ink(text, 0, len(text)) == 1
    assert last_ink(text, 1, len(text)) == 1


@given(text_and_offset())
def test_ink_near_is_below_before_it_is_above(case: tuple[str, int]) -> None:
    text, offset = case
    place = ink_near(text, offset)
    assert place is not None
    assert text[place] not in WHITE
    assert not text[offset:place].strip(WHITE)
    if place < offset:
        assert not text[place + 1 :].strip(WHITE)


def test_ink_out_of_reach_is_not_looked_for() -> None:
    blank = "\n" * (REACH + 1)
    assert ink_near("x" + blank + blank + "y", REACH + 2) is None
    assert ink_near("", 0) is None
