"""The least that a Textual application can be: the measure of everything else.

Run as a program: `python tests/bench/floor_app.py`.
"""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class FloorApp(App[None]):
    """One line of text that changes with each key and each report of the mouse."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._keys = self._reports = 0

    def compose(self) -> ComposeResult:
        yield Static(self._line())

    def on_key(self, event: events.Key) -> None:
        self._keys += 1
        self._show()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._count_report()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._count_report()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._count_report()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._count_report()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._count_report()

    def _count_report(self) -> None:
        self._reports += 1
        self._show()

    def _show(self) -> None:
        self.query_one(Static).update(self._line(), layout=False)

    def _line(self) -> str:
        width, height = self.size
        return f"{self._keys} keys, {self._reports} reports, {width}x{height}"


if __name__ == "__main__":
    FloorApp().run()
