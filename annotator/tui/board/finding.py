"""Find: the hit becomes the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.find import find_next
from annotator.tui.board.modes import FieldMode
from annotator.tui.line_field import LineField

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen


def open_find(board: BoardScreen) -> None:
    """Ask for what to find; left empty, it is what was found last."""
    hint = f"Enter finds “{board.needle}” again" if board.needle else "Enter finds, Esc leaves"
    board.enter(FieldMode(LineField("Find"), board.leave, lambda text: find(board, text), hint))


def find(board: BoardScreen, text: str) -> None:
    """Select the next hit: from the caret to the end, then in the other articles in turn."""
    board.needle = text or board.needle
    if not board.needle:
        return
    pane = board.pane
    start = pane.selection[1] if pane.selection is not None else pane.caret
    ids = [board.panes.neighbour(distance) for distance in range(len(board.panes.documents))]
    for document, begin in [(ids[0], start), *((each, 0) for each in ids[1:]), (ids[0], 0)]:
        hit = find_next(board.texts[document], board.needle, begin)
        if hit is not None:
            board.remember()
            board.show_selection(document, hit)
            return
    board.say(f"“{board.needle}” is in none of these articles.", "error")


ACTS = {"find": open_find}
