"""A pane out of which a span can be dragged, onto what says the same in another pane."""

from textual import events
from textual.geometry import Offset

from annotator.tui.widgets.document_pane import WHEEL_ROWS, DocumentPane
from annotator.tui.widgets.row_strips import MARGIN

SLACK = MARGIN
"""Cells beside the pane in which a drag still selects: people overshoot the end of a row."""


class AimingPane(DocumentPane):
    """Tells where a drag is that began on a span and has left the pane to the left or right.

    Until it comes back the drag selects nothing. It ends with `Dropped` or with `Withdrawn`.
    """

    class AimMessage(DocumentPane.PaneMessage):
        """A span of the pane is being dragged outside."""

        def __init__(self, pane: "AimingPane", span_id: str, place: Offset) -> None:
            """`place`: the cell and row of the screen under the pointer."""
            super().__init__(pane)
            self.span_id = span_id
            self.place = place

    class Aimed(AimMessage):
        """The pointer is at another place."""

    class Turned(AimMessage):
        """The wheel was turned at the place; `rows`: so many down, or up where negative."""

        def __init__(self, pane: "AimingPane", span_id: str, place: Offset, rows: int) -> None:
            super().__init__(pane, span_id, place)
            self.rows = rows

    class Dropped(AimMessage):
        """The button was let go of at the place."""

    class Withdrawn(DocumentPane.PaneMessage):
        """The pointer is back in the pane, or the drag was broken off."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._aim: Offset | None = None
        """Where the pointer is while a span is dragged outside."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press while a span is dragged: its release was lost, and the drag is broken off."""
        if self._aim is not None:
            event.prevent_default().stop()
            self.end_drag()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the span is dragged to, instead of selecting."""
        if self._drag is None or self._pressed_span is None:
            return
        if -SLACK <= event.x < self.size.width + SLACK:
            if self._aim is not None:
                self._withdraw()
            return
        event.prevent_default().stop()
        if self._aim is None:
            self._moved = True
            self._stop_scrolling()
            self.clear_selection()
        place = self.region.offset + Offset(event.x, event.y)
        if place != self._aim:
            self._aim = place
            self.post_message(self.Aimed(self, self._pressed_span, place))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the span fall; the drag itself ends as every drag does."""
        place, self._aim = self._aim, None
        if place is not None and self._pressed_span is not None:
            self.post_message(self.Dropped(self, self._pressed_span, place))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll where the span is dragged to: this pane has the mouse to itself meanwhile."""
        self._turn_wheel(event, WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll there upwards."""
        self._turn_wheel(event, -WHEEL_ROWS)

    def end_drag(self) -> bool:
        """Break off; whether there was a drag."""
        if self._aim is not None:
            self._withdraw()
        return super().end_drag()

    def _turn_wheel(self, event: events.MouseEvent, rows: int) -> None:
        if self._aim is not None and self._pressed_span is not None:
            event.prevent_default().stop()
            self.post_message(self.Turned(self, self._pressed_span, self._aim, rows))

    def _withdraw(self) -> None:
        self._aim = None
        self.post_message(self.Withdrawn(self))
