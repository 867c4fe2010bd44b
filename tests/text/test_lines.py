"""Lines end at the newline and nowhere else."""

from hypothesis import given

from annotator.text.lines import line_at, line_number, lines
from tests.strategies import nasty_text, text_and_offset


@given(nasty_text())
def test_lines_and_newlines_tile_the_text(text: str) -> None:
    assert [text[start:end] for start, end in lines(text)] == text.split("\n")
    assert "\n".join(text[start:end] for start, end in lines(text)) == text


@given(text_and_offset())
def test_every_offset_is_in_the_line_with_its_number(case: tuple[str, int]) -> None:
    text, offset = case
    start, end = line_at(text, offset)
    assert start <= offset <= end
    assert list(lines(text))[line_number(text, offset) - 1] == (start, end)


def test_separators_of_other_kinds_end_no_line() -> None:
    text = "a\u2028b\x85c\x0bd\x0ce\x1cf\ng"
    assert list(lines(text)) == [(0, 11), (12, 13)]
    assert line_number(text, 10) == 1
    assert line_number(text, 12) == 2
