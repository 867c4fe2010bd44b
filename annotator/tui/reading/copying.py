"""Copying to the clipboard of the terminal, as text is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.session.wording import quoted

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp
    from annotator.tui.reading.screen import ReadingScreen

MOST_BYTES = 74_994
"""Bytes of text that fit into the 100,000 of a control sequence that terminals agree to read."""

NOTHING = "Nothing is selected and no span is chosen: there is nothing to copy."


def copy(screen: ReadingScreen) -> None:
    """Copy the selection, else the chosen span; says what, since not every terminal obeys."""
    text = _wanted(screen)
    if text is None:
        screen.say(NOTHING)
        return
    size = len(text.encode())
    if size > MOST_BYTES:
        screen.say(f"That is {size:,} bytes, and a terminal takes {MOST_BYTES:,}. Select less.")
        return
    app: AnnotatorApp = screen.app  # type: ignore[assignment]
    app.copy_out(text)
    screen.say(f"Copied, if your terminal lets programs copy: {quoted(text)}", "dim")


def _wanted(screen: ReadingScreen) -> str | None:
    pane, span = screen.pane, screen.chosen_span
    if pane.selection is not None:
        return screen.text[slice(*pane.selection)]
    if span is not None:
        return span.quote
    at_caret = pane.marks_at(pane.caret)
    held = next((mark for mark in at_caret if mark.id == pane.chosen), None)
    return None if held is None else screen.text[held.start : held.end]


ACTS: dict[str, Callable[[ReadingScreen], None]] = {"span.copy": copy}
