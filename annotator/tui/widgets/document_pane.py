"""The pane that shows one article: what a person sees of it and points at in it."""

from textual import events
from textual.message import Message
from textual.timer import Timer

from annotator.text.extent import Extent
from annotator.text.sentences import sentence_at
from annotator.text.trimming import trim
from annotator.text.words import word_at
from annotator.tui.layout.gutter import GUTTER, shown_mark
from annotator.tui.layout.mark import Mark
from annotator.tui.widgets.caret_pane import CaretPane
from annotator.tui.widgets.pane_mouse import Drag
from annotator.tui.widgets.row_strips import MARGIN, RULER

__all__ = ["DocumentPane", "Mark"]

WHEEL_ROWS = 3
"""Rows that a step of the wheel scrolls."""

AUTO_SCROLL = 0.05
"""Seconds between two rows of scrolling while a drag is above or below the pane."""


class DocumentPane(CaretPane):
    """One article with its marks, a caret and the mouse.

    A click puts the caret there and says which span is under it. A drag selects whole words, with
    Alt exact characters; a double click selects the word, a triple click the sentence. A click on
    the ruler goes there.
    """

    class PaneMessage(Message):
        """Something happened in a pane."""

        def __init__(self, pane: "DocumentPane") -> None:
            super().__init__()
            self.pane = pane

        @property
        def control(self) -> "DocumentPane":
            """The pane, for `@on` with a selector."""
            return self.pane

    class Pressed(PaneMessage):
        """The mouse went down on a text; the caret is there now."""

        def __init__(self, pane: "DocumentPane", offset: int) -> None:
            super().__init__(pane)
            self.offset = offset

    class SpanPressed(PaneMessage):
        """A span was clicked: the innermost one at the caret, or the one in the gutter."""

        def __init__(self, pane: "DocumentPane", span_id: str) -> None:
            super().__init__(pane)
            self.span_id = span_id

    class Selected(PaneMessage):
        """The mouse has selected `[start, end)`."""

        def __init__(self, pane: "DocumentPane", start: int, end: int) -> None:
            super().__init__(pane)
            self.start = start
            self.end = end

    class CodePressed(PaneMessage):
        """The mouse went down while words have letters to be typed."""

        def __init__(self, pane: "DocumentPane", code: str) -> None:
            super().__init__(pane)
            self.code = code
            """The letters under the pointer that are left to be typed; empty: there are none."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._drag: Drag | None = None
        self._on_ruler = False
        self._pointer = (0, 0)
        self._exact = False
        self._moved = False
        self._pressed_span: str | None = None
        self._auto_scroll: Timer | None = None

    # Press, drag, release

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the caret under the pointer, or go to where the ruler points."""
        if event.button != 1 or self.cell_map is None:
            return
        event.stop()
        if self.codes is not None:
            self.post_message(self.CodePressed(self, self._code_at(event.x, event.y)))
            return
        self.capture_mouse()
        self._pointer = event.x, event.y
        if event.x >= self.size.width - RULER:
            self._on_ruler = True
            self._follow_ruler()
            return
        self._drag, self._moved = Drag(self.text, self._cluster_at(*self._pointer)), False
        offset, under = self.under(*self._pointer)
        self._pressed_span = under[0].id if under else None
        self.move_caret(offset)
        self.post_message(self.Pressed(self, offset))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the pointer, and scroll while it is outside."""
        if self._drag is None and not self._on_ruler:
            return
        event.stop()
        if (event.x, event.y) == self._pointer:
            return
        self._pointer, self._exact = (event.x, event.y), event.meta
        if self._on_ruler:
            self._follow_ruler()
            return
        self._moved = True
        self._extend()
        outside = not 0 <= event.y < self.size.height
        if outside and self._auto_scroll is None:
            self._auto_scroll = self.set_interval(AUTO_SCROLL, self._scroll_on)
        elif not outside:
            self._stop_scrolling()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a drag or a click."""
        if self._drag is None and not self._on_ruler:
            return
        event.stop()
        self.end_drag()

    def on_mouse_release(self) -> None:
        """End the drag: the capture is gone, the button's release will not come."""
        self.end_drag()

    def on_click(self, event: events.Click) -> None:
        """Select the word on the second click, the sentence on the third; a drag is no click."""
        in_text = MARGIN <= event.x < self.size.width - RULER
        if self.cell_map is None or self._moved or not in_text:
            return
        event.stop()
        offset = self._cluster_at(event.x, event.y)[0]
        found: Extent | None = None
        if event.chain == 2:
            found = word_at(self.text, offset)
        elif event.chain == 3:
            found = sentence_at(self.text, offset)
        if found is not None and found[0] < found[1]:
            self.select(*found)
            self.post_message(self.Selected(self, *found))

    def end_drag(self) -> bool:
        """End a drag where it is and tell what it selected; whether there was one."""
        drag, self._drag = self._drag, None
        was_on_ruler, self._on_ruler = self._on_ruler, False
        self._stop_scrolling()
        self.release_mouse()
        if drag is None:
            return was_on_ruler
        if self._moved and self.selection is not None:
            self._report_selection(self.selection)
        elif not self._moved and self._pressed_span is not None:
            self.post_message(self.SpanPressed(self, self._pressed_span))
        return True

    def _report_selection(self, selection: Extent) -> None:
        """Tell what a drag has selected, without outer white space: no span has any."""
        start, end = trim(self.text, *selection)
        if start == end:
            self.clear_selection()
            return
        if self.caret == selection[0]:
            self.select(end, start)
        else:
            self.select(start, end)
        self.post_message(self.Selected(self, start, end))

    # Wheel

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down, whatever has the focus."""
        event.prevent_default().stop()
        self.scroll_rows(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up, whatever has the focus."""
        event.prevent_default().stop()
        self.scroll_rows(-WHEEL_ROWS)

    # Helpers

    def under(self, x: int, y: int) -> tuple[int, list[Mark]]:
        """The code point under a place in the pane, and the marks that a press there means.

        Those at the code point, innermost first; in the gutter the one whose badge is there.
        """
        mark = self._mark_in_gutter(x, y)
        if mark is not None:
            return mark.start, [mark]
        offset = self._cluster_at(x, y)[0]
        return offset, self.marks_at(offset)

    def _cluster_at(self, x: int, y: int) -> Extent:
        """The cluster under a place in the pane, clamped to the rows in view."""
        assert self.cell_map is not None
        row = self.top + max(0, min(y, self.size.height - 1))
        return self.cell_map.extent_at(row, x - MARGIN)

    def _code_at(self, x: int, y: int) -> str:
        """The letters over a word that are under a place in the pane, or nothing."""
        assert self.cell_map is not None
        number = self.top + y
        if x < MARGIN or self.codes is None or not 0 <= number < len(self.cell_map):
            return ""
        row = self.cell_map.row(number)
        return self.codes.at(row, row.index_at(x - MARGIN)) if x - MARGIN < row.width else ""

    def _mark_in_gutter(self, x: int, y: int) -> Mark | None:
        """The mark whose badge is under a place in the pane, or none."""
        assert self.cell_map is not None
        number = self.top + y
        if x >= GUTTER or not 0 <= number < len(self.cell_map):
            return None
        row = self.cell_map.row(number)
        return shown_mark(row, self.marks_in(row.start, row.end), self.view)

    def _extend(self) -> None:
        if self._drag is None:
            return
        here = self._cluster_at(*self._pointer)
        anchor, caret = self._drag.selected(here, exact=self._exact)
        self.select(anchor, caret)

    def _scroll_on(self) -> None:
        """Scroll one row on towards the pointer, more the further it is, and select as far."""
        y = self._pointer[1]
        beyond = y if y < 0 else y - self.size.height + 1
        if self._drag is None or not beyond:
            self._stop_scrolling()
            return
        self.scroll_rows(beyond)
        self._extend()

    def _stop_scrolling(self) -> None:
        if self._auto_scroll is not None:
            self._auto_scroll.stop()
            self._auto_scroll = None

    def _follow_ruler(self) -> None:
        """Show the part of the document that the ruler's cell under the pointer stands for."""
        row = self.row_on_ruler(self._pointer[1])
        self.scroll_rows(row - self.size.height // 2 - self.top)
