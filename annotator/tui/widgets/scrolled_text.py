"""A text wrapped to the width of a widget, and where it is scrolled to."""

from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView

from annotator.text.extent import Extent
from annotator.tui.layout.cells import CellMap
from annotator.tui.widgets.row_strips import END_CELL, MARGIN, RULER


class ScrolledText(ScrollView, can_focus=False):
    """Rows of text without scrollbars.

    The place in the text is what lasts: a change of size keeps the code point at the top there,
    however often rows are broken anew.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS: ClassVar[str] = """
    ScrolledText {
        overflow: hidden hidden;
        scrollbar-size: 0 0;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.text = ""
        self.cell_map: CellMap | None = None
        """None until there is a text and a size."""
        self.fitted: Size | None = None
        """The size that the rows were broken for; none before there was one."""
        self._top_offset = 0

    def show_text(self, text: str) -> None:
        """Show a text from its top."""
        self.text = text
        self.cell_map = None
        self._top_offset = 0
        self.fit()
        self.refresh()

    def show_laid_out(self, text: str, cell_map: CellMap) -> None:
        """Show a text that is laid out for this size already, wherever it was scrolled to."""
        self.text, self.cell_map = text, cell_map
        self.fitted = self.size
        self.refresh()

    # Fitting to a size

    @property
    def cells(self) -> int:
        """How many cells a row is wrapped to."""
        return max(1, self.size.width - MARGIN - END_CELL - RULER)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width; the top of the pane stays on its code point."""
        self.fit()

    def fit(self) -> None:
        """Wrap the text to the widget's size where it is not yet, and keep the top in place."""
        size = self.size
        if not size or (self.cell_map is not None and self.fitted == size):
            return
        if self.cell_map is None or self.fitted is None or self.fitted.width != size.width:
            self.cell_map = CellMap(self.text, self.cells)
        self.fitted = size
        self.laid_out()
        top = min(self.cell_map.row_of(self._top_offset), self.max_scroll_y)
        self.scroll_to(y=top, animate=False, force=True)

    def laid_out(self) -> None:
        """Called when rows or size have changed, before anything is scrolled or drawn."""

    # Where it is scrolled to

    @property
    def max_scroll_y(self) -> int:
        """The last row that can be the top one."""
        rows = 0 if self.cell_map is None else len(self.cell_map)
        return max(0, rows - self.size.height)

    @property
    def top(self) -> int:
        """The row at the top of the pane."""
        return self.scroll_offset.y

    @property
    def top_offset(self) -> int:
        """A code point on the row at the top, which a change of width keeps there."""
        return self._top_offset

    @property
    def page_rows(self) -> int:
        """Rows to move for a page: one stays in view."""
        return max(1, self.size.height - 1)

    @property
    def view_extent(self) -> Extent:
        """The code points in view."""
        if self.cell_map is None:
            return 0, 0
        last = min(self.top + max(1, self.size.height), len(self.cell_map)) - 1
        return self.cell_map.extent(self.top)[0], self.cell_map.extent(last)[1]

    def shows(self, offset: int) -> bool:
        """Whether an offset is on a row in view."""
        if self.cell_map is None:
            return False
        return self.top <= self.cell_map.row_of(offset) < self.top + self.size.height

    def scroll_rows(self, rows: int) -> None:
        """Scroll down by so many rows, or up; the caret stays where it is in the text."""
        self._scroll_to_row(self.top + rows)

    def reveal(self, offset: int, screen_row: int | None = None) -> None:
        """Bring an offset into view, on the row `screen_row` of the pane where one is given.

        What is in view already stays where it is; what is not comes to a third of the height.
        """
        if self.cell_map is None:
            self._top_offset = offset
            return
        if screen_row is None:
            if self.shows(offset):
                return
            screen_row = self.size.height // 3
        self._scroll_to_row(self.cell_map.row_of(offset) - screen_row)

    def keep_in_view(self, offset: int) -> None:
        """Scroll no further than it takes to show an offset, unless that is far away."""
        if self.cell_map is None:
            return
        row, height = self.cell_map.row_of(offset), self.size.height
        beyond = min(0, row - self.top) + max(0, row - self.top - height + 1)
        if abs(beyond) > height:
            self.reveal(offset)
        elif beyond:
            self._scroll_to_row(self.top + beyond)

    def set_top_offset(self, offset: int) -> None:
        """Show the row of an offset at the top, once there is a size."""
        if self.cell_map is not None:
            self._scroll_to_row(self.cell_map.row_of(offset))
        self._top_offset = offset

    def _scroll_to_row(self, row: int) -> None:
        if self.cell_map is not None:
            row = max(0, min(row, self.max_scroll_y))
            self._top_offset = self.cell_map.extent(row)[0]
            self.scroll_to(y=row, animate=False, force=True)
