"""Where on a screen a person is at work: in a field, on a line of a list, at the caret."""

from collections.abc import Sequence

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from annotator.tui.reading.modes import AskingMode
from annotator.tui.reading.screen import ReadingScreen
from annotator.tui.widgets.rows import Rows

AT_WORK = ("cursor", "active", "question")
"""The styles of a row's part that is typed into, in hand, or asked; the first of them counts."""

BARS = ("titles", "filters")
"""The ids of rows in which a part in such a style is only the state of something else."""


def cursor_place(screen: Screen[object]) -> Offset | None:
    """The cell and the row of the screen where its cursor belongs; none: anywhere."""
    if not screen.is_mounted:
        return None
    if isinstance(screen, ReadingScreen) and screen.mode is None:
        return _caret_place(screen)
    rows = [each for each in screen.query(Rows) if each.id not in BARS]
    if screen.focused is not None:
        # A field that is typed into in a row has the keys of a table that has the focus.
        return _first_place(rows, AT_WORK[:1]) or _place_in(screen.focused)
    if isinstance(screen, ReadingScreen) and not isinstance(screen.mode, AskingMode):
        return _first_place(rows, AT_WORK[:2]) or _caret_place(screen)
    return _first_place(rows, AT_WORK)


def _caret_place(screen: ReadingScreen) -> Offset | None:
    """Where the caret is; none before there are panes."""
    places = (pane.caret_place for _, pane in screen.panes.in_view if pane.active)
    return next(places, None)


def _first_place(rows: Sequence[Rows], styles: Sequence[str]) -> Offset | None:
    places = (each.place_of(style) for style in styles for each in rows)
    return next((place for place in places if place is not None), None)


def _place_in(widget: Widget) -> Offset | None:
    """The place in a widget of Textual's that keys go to."""
    # Only who has such a widget on the screen needs them.
    from textual.widgets import DataTable, Input

    from annotator.tui.textual_compat import cell_region

    if isinstance(widget, Input):
        return widget.cursor_screen_offset
    if isinstance(widget, DataTable):
        cell = cell_region(widget).translate(-widget.scroll_offset)
        return widget.content_region.offset + cell.offset
    return widget.region.offset
