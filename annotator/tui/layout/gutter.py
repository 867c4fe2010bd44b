"""What stands before a row: which spans begin in it or go on through it."""

from collections.abc import Sequence

from annotator.tui.layout.cells import Row
from annotator.tui.layout.mark import Mark
from annotator.tui.layout.painting import CHOSEN, PINNED, PLAIN, Look, Run, View

GUTTER = 4
"""Cells of the gutter."""

GAP = 1
"""Blank cells between the gutter and the text."""

HIGHLIGHT = "·"
"""The letter of a span without a label."""

_GOES_ON = "│"
_CUT = "…"


def gutter(row: Row, marks: Sequence[Mark], view: View) -> list[Run]:
    """The gutter of a row and the gap after it; `marks` overlap the row, outermost first."""
    shown = shown_mark(row, marks, view)
    if shown is not None:
        several = sum(1 for mark in marks if mark.start >= row.start) > 1
        badge = badge_text(shown, several)
        blank = " " * (GUTTER + GAP - len(badge))
        return [Run(badge, _look(shown, view)), Run(blank, PLAIN)]
    if marks:
        return [Run(_GOES_ON, _look(marks[-1], view)), Run(" " * (GUTTER + GAP - 1), PLAIN)]
    return [Run(" " * (GUTTER + GAP), PLAIN)]


def shown_mark(row: Row, marks: Sequence[Mark], view: View) -> Mark | None:
    """Of the marks that begin in a row the one in the gutter, or none.

    It is the chosen or pinned one, else the first that belongs to a fact, else the first.
    """
    beginning = [mark for mark in marks if mark.start >= row.start]
    if not beginning:
        return None
    return min(
        beginning,
        key=lambda mark: (
            mark.id != view.chosen,
            mark.id != view.pinned,
            mark.badge is None,
            mark.place,
        ),
    )


def badge_text(mark: Mark, several: bool) -> str:
    """The letter, the number of the fact, `?` for a flag and `+` for more: `GUTTER` cells at most.

    A number without room is cut: its digits are never shown in part.
    """
    letter = (mark.letter or HIGHLIGHT)[0]
    tail = "?" * mark.flagged + "+" * several
    number = "" if mark.badge is None else str(mark.badge)
    if len(number) > GUTTER - 1 - len(tail):
        number = _CUT
    return letter + number + tail


def _look(mark: Mark, view: View) -> Look:
    return Look(mark.tint, CHOSEN * (mark.id == view.chosen) | PINNED * (mark.id == view.pinned))
