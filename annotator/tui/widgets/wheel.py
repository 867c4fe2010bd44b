"""The wheel over rows of which not all are in view."""

from textual import events

WHEEL_ROWS = 3
"""Rows that a notch of the wheel moves."""


class Wheeled:
    """Shows other rows as the wheel turns; what is in hand stays."""

    def scroll_rows(self, rows: int) -> None:
        """Show what is so many rows further down, or up."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what is further down."""
        event.stop()
        self.scroll_rows(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show what is further up."""
        event.stop()
        self.scroll_rows(-WHEEL_ROWS)
