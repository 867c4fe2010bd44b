import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.tui.layout.cells import CellMap
from annotator.tui.layout.gutter import GAP, GUTTER, badge_text, gutter
from annotator.tui.layout.mark import Mark
from annotator.tui.layout.painting import CHOSEN, Look, View

TEXT = "one two three four five six\n"


def gutters(*marks: Mark, chosen: str | None = None) -> list[str]:
    """The gutter of each row of `TEXT`, which has three."""
    cells = CellMap(TEXT, 10)
    rows = [cells.row(number) for number in range(3)]
    view = View(chosen=chosen)
    found = []
    for row in rows:
        here = [mark for mark in marks if mark.start < row.end and mark.end > row.start]
        here.sort(key=lambda mark: mark.depth_key)
        found.append("".join(run.text for run in gutter(row, here, view)))
    return found


def test_a_mark_has_its_letter_where_it_begins_and_a_line_where_it_goes_on() -> None:
    assert gutters(Mark("a", 4, 22, "x", "t", 12)) == ["t12  ", "│    ", "│    "]


def test_several_marks_in_a_row_say_so_and_the_linked_one_is_shown() -> None:
    plain, linked = Mark("a", 0, 7, "x", "t"), Mark("b", 4, 7, "y", "s", 3)
    assert gutters(plain, linked)[0] == "s3+  "
    assert gutters(plain, linked, chosen="a")[0] == "t+   "


def test_the_chosen_mark_looks_chosen_in_the_gutter() -> None:
    row = CellMap(TEXT, 10).row(0)
    runs = gutter(row, [Mark("a", 0, 3, "x", "t")], View(chosen="a"))
    assert runs[0].look == Look("x", CHOSEN)


@pytest.mark.parametrize(
    ("badge", "flagged", "several", "expected"),
    [
        (None, False, False, "t"),
        (7, True, True, "t7?+"),
        (999, False, False, "t999"),
        (1000, False, False, "t…"),
        (12, True, True, "t…?+"),
    ],
)
def test_a_badge_fits_and_is_never_a_part_of_a_number(
    badge: int | None, flagged: bool, several: bool, expected: str
) -> None:
    assert badge_text(Mark("a", 0, 3, "x", "t", badge, flagged), several) == expected


@given(st.none() | st.integers(1, 10**6), st.booleans(), st.booleans())
def test_the_gutter_is_always_as_wide(badge: int | None, flagged: bool, several: bool) -> None:
    assert cell_len(badge_text(Mark("a", 0, 3, "x", "t", badge, flagged), several)) <= GUTTER
    mark = Mark("a", 0, 3, "x", "t", badge, flagged)
    runs = gutter(CellMap(TEXT, 10).row(0), [mark, mark] if several else [mark], View())
    assert cell_len("".join(run.text for run in runs)) == GUTTER + GAP
