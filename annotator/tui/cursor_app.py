"""The terminal's own cursor, which screen readers and magnifiers follow."""

from textual.app import App
from textual.geometry import Offset

from annotator.tui.cursor_place import cursor_place
from annotator.tui.textual_compat import send_to_terminal

SHOW, HIDE = "\x1b[?25h", "\x1b[?25l"
"""DECTCEM."""


class CursorApp(App[None]):
    """Has the terminal's cursor stand where a person is at work, at the end of every frame.

    It is not seen unless that is asked for: the caret is drawn. Where it stands is worked out for
    each frame from what is on the screen, so that nothing has to remember to move it.
    """

    shows_cursor = False
    _placed = Offset(0, 0)

    @property
    def cursor_position(self) -> Offset:
        """The cell and the row that the cursor is put on; Textual asks at the end of a frame."""
        place = cursor_place(self.screen) if self.screen_stack else None
        if place is not None:
            self._placed = place
        return self._placed

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        """Textual's own widgets say where they want it."""
        self._placed = place

    def show_cursor(self, shown: bool) -> None:
        """Let the cursor be seen, or not."""
        self.shows_cursor = shown
        self._say_so()

    def _say_so(self) -> None:
        send_to_terminal(self, SHOW if self.shows_cursor else HIDE)

    def on_mount(self) -> None:
        """Textual hides it at the start, and when the program goes on after a stop."""
        self.app_resume_signal.subscribe(self, lambda _: self._say_so())
        if self.shows_cursor:
            self._say_so()
