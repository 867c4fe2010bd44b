"""What the mouse does comes before what is done behind it.

The app hands keys to the screen itself, but an event of the mouse goes by Textual's queues: into
that of the widget under the pointer, and what the widget makes of it from there up to the screen
and the app. A turn goes the same way behind it; until it is home, keys and clicks have to wait.
"""

from collections.abc import Callable

from textual.widget import Widget

LONGEST = 0.5
"""Seconds after which a turn counts as home: a widget that is being closed passes nothing on."""


class MouseTurn:
    """The way of one event of the mouse, from the widget that it is for up to the app.

    What is typed into a widget goes the same way.
    """

    def __init__(
        self, widget: Widget, home: Callable[[], object], longest: float = LONGEST
    ) -> None:
        """Set out behind the event, which is in the widget's queue; `home` is called at the end.

        The widget comes twice: what it makes of the event is queued behind the first time.
        `longest`: seconds after which it is called at the latest.
        """
        self.is_under_way = True
        self._home = home
        self._pumps = [widget, *widget.ancestors_with_self]
        self._timer = widget.app.set_timer(longest, self._arrive)
        self._go(0)

    def _go(self, at: int) -> None:
        """Queue behind what has come so far; a widget that takes nothing any more is passed by."""
        while at < len(self._pumps):
            if self._pumps[at].call_later(self._go, at + 1):
                return
            at += 1
        self._arrive()

    def _arrive(self) -> None:
        if self.is_under_way:
            self.is_under_way = False
            self._timer.stop()
            self._home()
