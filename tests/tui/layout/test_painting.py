from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.tui.layout.cells import CellMap
from annotator.tui.layout.changes import dirtied
from annotator.tui.layout.mark import FAINT_TINT, Manner, Mark
from annotator.tui.layout.painting import (
    CARET,
    CHOSEN,
    IDLE_CARET,
    NESTED,
    OUTLINED,
    PLAIN,
    SELECTED,
    UNLIT,
    Look,
    Run,
    View,
    paint,
)
from annotator.tui.layout.span_index import SpanIndex
from tests.tui.layout.nasty import marks, texts, widths

EVERYTHING = View("m1", "m2", (0, 3), (2, 9), (1, 5), 4)


def painted(cells: CellMap, index: SpanIndex, view: View) -> list[list[Run]]:
    found = []
    for number in range(len(cells)):
        row = cells.row(number)
        found.append(paint(row, index.overlapping(row.start, row.end), view))
    return found


@st.composite
def views(draw: st.DrawFn, length: int) -> View:
    offsets = st.integers(0, length)
    extents = st.none() | st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair)))
    ids = st.none() | st.sampled_from(("m1", "m2", "m3"))
    return View(
        chosen=draw(ids),
        pinned=draw(ids),
        outline=draw(extents),
        hit=draw(extents),
        selection=draw(extents),
        caret=draw(st.none() | offsets),
        active=draw(st.booleans()),
        lit=draw(extents),
    )


@given(texts.filter(bool), widths, st.data())
def test_runs_tile_the_row(text: str, width: int, data: st.DataObject) -> None:
    cells = CellMap(text, width)
    index = SpanIndex(data.draw(marks(len(text))))
    view = data.draw(views(len(text)))
    for number, runs in enumerate(painted(cells, index, view)):
        assert "".join(run.text for run in runs) == "".join(cells.row(number).shown)
        assert all(run.text for run in runs)
        assert all(one.look != other.look for one, other in pairwise(runs))


@given(texts.filter(bool), widths, st.data())
def test_the_caret_is_drawn_exactly_once(text: str, width: int, data: st.DataObject) -> None:
    cells = CellMap(text, width)
    view = View(caret=data.draw(st.integers(0, len(text))))
    runs = [run for row in painted(cells, SpanIndex(), view) for run in row]
    assert sum(1 for run in runs if run.look.traits & CARET) == 1


@given(texts.filter(bool), widths, st.data())
def test_a_row_that_is_not_dirtied_looks_the_same(
    text: str, width: int, data: st.DataObject
) -> None:
    cells = CellMap(text, width)
    index = SpanIndex(data.draw(marks(len(text))))
    before, after = data.draw(views(len(text))), data.draw(views(len(text)))
    dirty = {
        row
        for start, end in dirtied(before, after, index)
        for row in range(cells.row_of(start), cells.row_of(max(start, end - 1)) + 1)
    }
    one, other = painted(cells, index, before), painted(cells, index, after)
    assert all(one[row] == other[row] for row in range(len(cells)) if row not in dirty)


def test_a_caret_move_dirties_two_characters() -> None:
    view = View(caret=10)
    assert sorted(dirtied(view, replace(view, caret=11), SpanIndex())) == [(10, 11), (11, 12)]


def test_a_selection_that_grows_dirties_its_end_only() -> None:
    view = View(selection=(10, 500))
    assert dirtied(view, replace(view, selection=(10, 502)), SpanIndex()) == [(500, 502)]


def row_of(text: str, *found: Mark, view: View | None = None) -> list[Run]:
    cells = CellMap(text, 40)
    return painted(cells, SpanIndex(found), view or View())[0]


def test_the_innermost_mark_has_the_colour_and_depth_an_underline() -> None:
    outer, inner = Mark("o", 0, 9, "testimony", "t"), Mark("i", 3, 6, "statistic", "s")
    assert row_of("abcdefghi.\n", outer, inner) == [
        Run("abc", Look("testimony", 0)),
        Run("def", Look("statistic", NESTED)),
        Run("ghi", Look("testimony", 0)),
        Run(". ", PLAIN),
    ]


def test_a_faint_mark_never_covers_another() -> None:
    """Neither one around what is judged, nor one inside."""
    faint = Mark("f", 2, 4, "statistic", "s", manner=Manner.FAINT)
    around = Mark("a", 0, 8, "filler", "f", manner=Manner.FAINT)
    assert row_of("abcdefgh\n", Mark("o", 0, 6, "testimony", "t"), faint, around) == [
        Run("abcdef", Look("testimony", NESTED)),
        Run("gh", Look(FAINT_TINT, 0)),
        Run(" ", PLAIN),
    ]


def test_an_outlined_mark_leaves_the_ground_to_the_span_beneath() -> None:
    outlined = Mark("o", 1, 3, "testimony", "t", manner=Manner.OUTLINED)
    assert row_of("abcd\n", Mark("s", 2, 4, "statistic", "s"), outlined) == [
        Run("a", PLAIN),
        Run("b", Look(None, OUTLINED)),
        Run("c", Look("statistic", OUTLINED)),
        Run("d", Look("statistic", 0)),
        Run(" ", PLAIN),
    ]


def test_what_is_not_lit_is_said_of_each_character() -> None:
    """Of bare text; a span keeps its ground, so that it can be told what it is."""
    mark = Mark("s", 0, 2, "statistic", "s")
    assert row_of("abcdefg\n", mark, view=View(lit=(4, 6))) == [
        Run("ab", Look("statistic", UNLIT)),
        Run("cd", Look(None, UNLIT)),
        Run("ef", PLAIN),
        Run("g ", Look(None, UNLIT)),
    ]
    assert row_of("abc\n", view=View(lit=(0, 4))) == [Run("abc ", PLAIN)]


def test_a_plain_highlight_is_no_bare_text() -> None:
    assert row_of("ab\n", Mark("h", 0, 1, None, "·"))[0] == Run("a", Look("", 0))


def test_chosen_selection_and_caret_add_up() -> None:
    mark = Mark("o", 0, 4, "testimony", "t")
    view = View(chosen="o", selection=(2, 4), caret=4)
    assert row_of("abcdef\n", mark, view=view) == [
        Run("ab", Look("testimony", CHOSEN)),
        Run("cd", Look("testimony", CHOSEN | SELECTED)),
        Run("e", Look(None, CARET)),
        Run("f ", PLAIN),
    ]
    idle = row_of("abc", view=View(caret=3, active=False))
    assert idle == [Run("abc", PLAIN), Run(" ", Look(None, IDLE_CARET))]


def test_a_mark_inside_a_cluster_is_drawn_over_all_of_it() -> None:
    assert row_of("xe\u0301y\n", Mark("m", 2, 3, "a", "a"))[1] == Run("e\u0301", Look("a", 0))


def test_the_end_of_a_text_that_ends_in_hanging_space_has_the_caret() -> None:
    cells = CellMap("\u3000\u3000", 2)
    assert painted(cells, SpanIndex(), View(caret=2))[0][-1] == Run(" ", Look(None, CARET))
