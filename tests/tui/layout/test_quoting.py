from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.text.trimming import trim
from annotator.text.visible import visible_line
from annotator.text.white import WHITE
from annotator.tui.layout.quoting import MORE, Part, Stretch, quoted_rows
from tests.strategies import LONG_LINE, stored_text, text_and_extent

TEXT = "Before it all. The workers, over 10,000 of them, were sent to Russia. After that.\nEnd."
PASSAGE = "over 10,000 of them"
INSIDE, SENTENCE, AROUND = Part.PASSAGE, Part.SENTENCE, Part.AROUND


def passage(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def told(rows: list[list[Stretch]]) -> list[list[tuple[str, Part]]]:
    return [[(each.text, each.part) for each in row] for row in rows]


def test_a_passage_stands_in_its_sentence() -> None:
    rows = quoted_rows(TEXT, passage(TEXT, PASSAGE), 30, 2)
    assert told(rows) == [
        [("The workers, ", SENTENCE), ("over 10,000 of", INSIDE)],
        [("them", INSIDE), (", were sent to Russia.", SENTENCE)],
    ]


def test_where_there_is_room_the_sentences_beside_it_are_shown_too() -> None:
    (row,) = quoted_rows(TEXT, passage(TEXT, PASSAGE), 200, 2)
    assert [(each.text, each.part) for each in row] == [
        ("Before it all. ", AROUND),
        ("The workers, ", SENTENCE),
        (PASSAGE, INSIDE),
        (", were sent to Russia.", SENTENCE),
        (" After that.", AROUND),
    ]


def test_a_passage_over_several_sentences_stands_in_all_of_them() -> None:
    start, end = TEXT.index("all"), TEXT.index("After") + 5
    (row,) = quoted_rows(TEXT, (start, end), 200, 3)
    assert [each.text for each in row] == ["Before it ", TEXT[start:end], " that.", " End."]


def test_where_room_is_short_the_start_of_the_passage_is_in_view() -> None:
    """What is left out on either side is marked."""
    start = LONG_LINE.index("10,000", 3_000)
    rows = quoted_rows(LONG_LINE, (start, start + 600), 24, 3)
    assert len(rows) == 3
    inside = [each.text for row in rows for each in row if each.part is INSIDE]
    assert inside[0].startswith("10,000")
    assert rows[-1][-1].text == MORE
    rows = quoted_rows("word " * 400, (1500, 1504), 24, 3)
    assert rows[0][0].text == rows[-1][-1].text == MORE


def test_a_line_end_inside_a_passage_is_a_space() -> None:
    text = "Two\nlines."
    (row,) = quoted_rows(text, (0, len(text)), 40, 2)
    assert [each.text for each in row] == ["Two lines."]


def test_a_text_of_megabytes_costs_no_more_than_its_rows() -> None:
    text = "over 10,000 workers, " * 250_000
    rows = quoted_rows(text, (2_000_000, 4_000_000), 40, 6)
    assert len(rows) == 6


@given(text_and_extent(stored_text(40)), st.integers(8, 60), st.integers(1, 8))
def test_rows_fit_whatever_the_text(
    text_and_extent: tuple[str, int, int], width: int, height: int
) -> None:
    """They fit, are safe to show, and what they mark is the passage or the start of it."""
    text, start, end = text_and_extent
    # A passage has no outer white space, unless it has nothing else.
    start, end = trim(text, start, end) if text[start:end].strip(WHITE) else (start, end)
    rows = quoted_rows(text, (start, end), width, height)
    assert 1 <= len(rows) <= height
    for row in rows:
        assert cell_len("".join(each.text for each in row)) <= width
        assert all(visible_line(each.text) == each.text for each in row)
    inside = "".join(each.text for row in rows for each in row if each.part is INSIDE)
    wanted = visible_line(text[start:end].replace("\n", " "))
    assert "".join(inside.split()) in "".join(wanted.split())
    if wanted.strip():
        assert inside
