"""Letters over words, and what is left of the text below them."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.text.words import words_in
from annotator.tui.layout.cells import CellMap, Row
from annotator.tui.layout.changes import dirtied
from annotator.tui.layout.codes import Codes
from annotator.tui.layout.letter_codes import letter_codes
from annotator.tui.layout.painting import CARET, CODE, SELECTED, UNLIT, View, paint
from annotator.tui.layout.span_index import SpanIndex
from tests.tui.layout.nasty import texts, widths


def coded(text: str, cells: CellMap, begin: int = 0) -> dict[int, str]:
    """The words of a text that begin at a caret stop, with codes from the `begin`th on."""
    words = [start for start, _ in words_in(text, 0, len(text)) if cells.stop_at(start) == start]
    return dict(zip(words, letter_codes(begin + len(words))[begin:], strict=True))


def drawn(row: Row, letters: dict[int, str], view: View | None = None) -> str:
    """A row with codes, the letters of these in brackets."""
    runs = paint(row, (), view or View(codes=Codes(letters)))
    return "".join(f"[{run.text}]" if run.look.traits & CODE else run.text for run in runs)


@given(texts.filter(bool), widths, st.integers(0, 600))
def test_codes_move_no_cell_and_show_their_first_letter_where_the_word_begins(
    text: str, width: int, begin: int
) -> None:
    cells = CellMap(text, width)
    letters = coded(text, cells, begin)
    codes = Codes(letters)
    for number in range(len(cells)):
        row = cells.row(number)
        runs = paint(row, (), View(codes=codes))
        found = codes.drawn(row)
        assert cell_len("".join(run.text for run in runs)) == row.width
        assert [row.offsets[first] for first, _, _ in found] == [
            offset for offset in letters if row.start <= offset < row.end
        ]
        looks = [run.look.traits for run in runs for _ in range(cell_len(run.text))]
        assert {cell for cell, traits in enumerate(looks) if traits & CODE} == {
            row.cells[first] + place for first, _, said in found for place in range(len(said))
        }
        for first, last, said in found:
            code = letters[row.offsets[first]]
            assert said == code[: len(said)] != ""
            assert {codes.at(row, index) for index in range(first, last)} == {code}


def test_a_code_without_room_is_cut_and_neighbours_stay_apart() -> None:
    text = "I saw a man, 我们 in a b"
    cells = CellMap(text, 40)
    letters = dict.fromkeys((start for start, _ in words_in(text, 0, len(text))), "xyz")
    row = cells.row(0)
    assert drawn(row, letters) == "[x] [xyz] [x] [xyz], [x] [xy] [xy] [x] [xy]"
    assert drawn(row, {0: "xyz", 6: "xyz"}) == "[xyz]aw [xyz]an, 我们 in a b "


def test_all_but_codes_caret_and_selection_is_dim() -> None:
    cells = CellMap("one two three four", 40)
    view = View(selection=(0, 4), caret=5, codes=Codes({8: "fj"}))
    looks = [(run.text, run.look.traits) for run in paint(cells.row(0), (), view)]
    assert looks == [
        ("one ", UNLIT | SELECTED),
        ("t", UNLIT),
        ("w", UNLIT | CARET),
        ("o ", UNLIT),
        ("fj", CODE),
        ("ree four ", UNLIT),
    ]


def test_the_whole_text_is_painted_again_for_other_codes() -> None:
    one, other = View(codes=Codes({0: "f"})), View(codes=Codes({0: "j"}))
    for before, after in ((View(), one), (one, other), (one, View())):
        ((start, end),) = dirtied(before, after, SpanIndex())
        assert start == 0
        assert end > 10**9
    assert dirtied(one, View(codes=one.codes), SpanIndex()) == []
