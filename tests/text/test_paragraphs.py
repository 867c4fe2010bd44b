"""Paragraphs: lines that are not blank."""

from hypothesis import given

from annotator.text.paragraphs import (
    next_paragraph,
    paragraph_at,
    paragraphs,
    previous_paragraph,
)
from annotator.text.white import REACH, WHITE
from tests.strategies import stored_text, text_and_offset
from tests.text.seeds import seed, words_of
from tests.text.tiling import assert_units


@given(stored_text())
def test_paragraphs_are_the_lines_with_ink(text: str) -> None:
    found = list(paragraphs(text))
    assert_units(text, found)
    stripped = [line.strip(WHITE) for line in text.split("\n")]
    assert [words_of(text, each) for each in found] == [line for line in stripped if line]


@given(text_and_offset())
def test_the_paragraph_at_an_offset_is_the_lines_else_the_next_else_the_last(
    case: tuple[str, int],
) -> None:
    text, offset = case
    found = list(paragraphs(text))
    line_start = text.rfind("\n", 0, offset) + 1
    here_or_below = [each for each in found if each[0] >= line_start]
    assert paragraph_at(text, offset) == (here_or_below or found[-1:])[0]


@given(text_and_offset())
def test_motions_stop_at_every_paragraph_and_at_the_ends(case: tuple[str, int]) -> None:
    text, offset = case
    starts = [start for start, _ in paragraphs(text)]
    after = [start for start in starts if start > offset]
    before = [start for start in starts if start < offset]
    assert next_paragraph(text, offset) == min([*after, len(text)])
    assert previous_paragraph(text, offset) == max([*before, 0])


def test_blank_text_has_a_way_through_and_no_paragraph() -> None:
    text = "a" + "\n" * (3 * REACH) + "b"
    offset, stops = 0, 0
    while offset < len(text):
        offset, stops = next_paragraph(text, offset), stops + 1
    assert stops <= 5
    while offset > 0:
        offset, stops = previous_paragraph(text, offset), stops + 1
    assert stops <= 10
    middle = len(text) // 2
    assert paragraph_at(text, middle) == (middle, middle)
    assert paragraph_at("", 0) == (0, 0)


def test_indents_of_no_break_spaces_are_off() -> None:
    text = seed(1)
    found = words_of(text, paragraph_at(text, text.index("A number of North Korean")))
    assert found.startswith("A number of")
    assert found.endswith("other countries earn.")
