from hypothesis import given
from hypothesis import strategies as st

from annotator.tui.layout.cells import CellMap
from annotator.tui.layout.mark import Mark
from annotator.tui.layout.ruler import Ruler, Tick
from annotator.tui.layout.span_index import SpanIndex
from tests.tui.layout.nasty import marks

TEXT = "".join(f"line {number:03}\n" for number in range(100))


def ticks(ruler: Ruler, top: int = 0) -> list[Tick]:
    return [ruler.tick(cell, top) for cell in range(ruler.height)]


@given(marks(len(TEXT)), st.data())
def test_it_is_the_same_whether_built_or_changed(found: list[Mark], data: st.DataObject) -> None:
    cells = CellMap(TEXT, 20)
    index = SpanIndex()
    ruler = Ruler(cells, 10, index)
    before = ticks(ruler)
    changed: set[int] = set()
    for mark in found:
        index.add(mark)
        changed |= ruler.add(mark)
    for number in data.draw(st.sets(st.integers(0, 11))):
        removed = index.remove(f"m{number}")
        if removed is not None:
            changed |= ruler.remove(removed)
    after = ticks(ruler)
    assert after == ticks(Ruler(cells, 10, index))
    assert {cell for cell in range(10) if before[cell] != after[cell]} <= changed


def test_a_cell_is_two_slices_and_the_shortest_mark_has_the_colour() -> None:
    index = SpanIndex([Mark("a", 0, 45, "long", "l"), Mark("b", 0, 9, "short", "s")])
    ruler = Ruler(CellMap(TEXT, 20), 10, index)
    assert ruler.tick(0, 0)[:2] == ("short", None)
    assert ruler.tick(0, 0).shown == "▀"
    assert ruler.tick(5, 0).shown == " "


def test_it_shows_what_is_in_view_and_leads_there() -> None:
    ruler = Ruler(CellMap(TEXT, 20), 10, SpanIndex())
    assert [tick.in_view for tick in ticks(ruler, top=50)] == [
        False, False, False, False, False, True, False, False, False, False,
    ]  # fmt: skip
    assert 50 <= ruler.row_at(5) < 61
    assert ruler.row_at(99) == len(CellMap(TEXT, 20)) - 1


def test_it_points_at_a_passage() -> None:
    ruler = Ruler(CellMap(TEXT, 20), 10, SpanIndex())
    assert ruler.tick(3, 0, spot=TEXT.index("line 035")).shown == "<"
    assert ruler.tick(4, 0, spot=TEXT.index("line 035")).shown == " "


def test_a_short_text_fills_it_without_gaps() -> None:
    cells = CellMap("one\ntwo", 20)
    ruler = Ruler(cells, 6, SpanIndex([Mark("a", 4, 7, "x", "x")]))
    assert [tick.shown for tick in ticks(ruler)] == [" ", " ", " ", "█", "█", "█"]
