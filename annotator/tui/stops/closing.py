"""Closing a screen that was opened from a page, later."""

from collections.abc import Callable

from annotator.tui.command_screen import CommandScreen
from annotator.tui.stops.screen import StopScreen


def closes(screen: CommandScreen) -> Callable[[], None]:
    """What closes the screen or, where that is gone by then, the page below it.

    Esc pressed twice while something is being saved closes both, as it does at any other time.
    """
    app = screen.app

    def close() -> None:
        shown = app.screen
        if shown is screen or isinstance(shown, StopScreen):
            shown.dismiss()

    return close
