from itertools import pairwise
from time import thread_time

from hypothesis import given
from rich.cells import cell_len

from annotator.tui.layout.cells import CellMap
from tests.tui.layout.nasty import texts, widths


@given(texts, widths)
def test_rows_tile_the_text(text: str, width: int) -> None:
    cells = CellMap(text, width)
    extents = [cells.extent(row) for row in range(len(cells))]
    assert extents[0][0] == 0
    assert extents[-1][1] == len(text)
    assert all(end == start for (_, end), (start, _) in pairwise(extents))
    assert "".join(text[start:end] for start, end in extents) == text


@given(texts, widths)
def test_the_clusters_of_a_row_tile_it_and_take_the_cells_they_claim(text: str, width: int) -> None:
    cells = CellMap(text, width)
    for number in range(len(cells)):
        row = cells.row(number)
        assert (row.start, row.end) == cells.extent(number)
        assert len(row.offsets) == len(row.cells) == len(row.shown) + 1
        assert list(row.offsets) == sorted(row.offsets)
        assert row.width <= width + 1
        for index, shown in enumerate(row.shown):
            assert cell_len(shown) == row.cells[index + 1] - row.cells[index] > 0
        assert cell_len("".join(row.shown)) == row.width


@given(texts, widths)
def test_every_caret_stop_has_a_cell_of_its_own(text: str, width: int) -> None:
    cells = CellMap(text, width)
    stops = [stop for number in range(len(cells)) for stop in cells.row(number).offsets[:-1]]
    assert stops == sorted(set(stops))
    for stop in stops:
        assert cells.offset_at(*cells.cell_of(stop)) == stop
    walked = [0]
    while (stop := cells.stop_after(walked[-1])) != walked[-1]:
        walked.append(stop)
    assert walked == stops
    back = [walked[-1]]
    while (stop := cells.stop_before(back[-1])) != back[-1]:
        back.append(stop)
    assert back[::-1] == stops


def test_megabytes_of_hanging_white_space_cost_a_row() -> None:
    text = "word" + " " * 3_000_000 + "word\n"
    began = thread_time()
    cells = CellMap(text, 33)
    assert [cells.extent(row) for row in range(3)] == [
        (0, 3_000_004),
        (3_000_004, 3_000_009),
        (3_000_009, 3_000_009),
    ]
    assert cells.row(0).width == 34
    assert cells.stop_after(cells.row(0).offsets[-2]) == 3_000_004
    assert thread_time() - began < 0.3


def test_a_click_right_of_the_text_is_on_the_newline() -> None:
    cells = CellMap("中文\nab", 10)
    assert cells.offset_at(0, 99) == 2
    assert [cells.offset_at(0, cell) for cell in range(4)] == [0, 0, 1, 1]
    assert cells.extent_at(0, 3) == (1, 2)
    assert cells.offset_at(1, 99) == 5
    assert cells.offset_at(-3, -3) == 0
    assert cells.cell_of(5) == (1, 2)
