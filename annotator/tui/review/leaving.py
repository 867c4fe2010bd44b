"""Letting go and leaving: nothing that was said is left behind unsaid."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.tui.key_table import key_for
from annotator.tui.review import walking
from annotator.tui.stops.closing import closes

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp
    from annotator.tui.review.screen import ReviewScreen


def clear(screen: ReviewScreen) -> None:
    """Let go of one thing: the selection, what is pinned, the running article, the review."""
    screen.pane.end_drag()
    if screen.pane.selection is not None or screen.anchored:
        screen.anchored = False
        screen.pane.clear_selection()
    elif screen.near is not None:
        screen.pin(None)
    elif screen.running:
        walking.turn_article(screen)
    else:
        leave(screen)


def leave(screen: ReviewScreen) -> None:
    """Go back to where the batch was opened, once all is saved."""
    _once_saved(screen, closes(screen))


def quit_app(screen: ReviewScreen) -> None:
    """Leave the program, once all is saved."""
    app: AnnotatorApp = screen.app  # type: ignore[assignment]
    _once_saved(screen, app.leave)


def save_again(screen: ReviewScreen) -> None:
    """Try at once to save what could not be saved."""
    if screen.saving.drafts:
        screen.saving.again()
    else:
        screen.say("All is saved.")


def _once_saved(screen: ReviewScreen, act: Callable[[], object]) -> None:
    """Act when nothing waits to be saved; where something cannot be, say so once and stay."""
    saving = screen.saving
    if not saving.drafts:
        act()
    elif saving.failure is None:
        saving.when_empty(lambda: _once_saved(screen, act))
    elif saving.drafts != screen.warned:
        screen.warned = saving.drafts
        again = f"{key_for('save.again')} tries again"
        screen.say(f"{len(saving.drafts)} not saved. {again}; once more leaves.", "error")
        screen.refresh_readouts()
    else:
        act()


ACTS: dict[str, Callable[[ReviewScreen], object]] = {
    "select.clear": clear,
    "screen.review": leave,
    "app.quit": quit_app,
    "save.again": save_again,
}
