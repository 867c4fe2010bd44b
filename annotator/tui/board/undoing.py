"""Undo and redo, and what could not be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.session.plan import Planned

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen


def undo(board: BoardScreen) -> None:
    """Undo the last act, say what it was and show where."""
    board.do(board.sitting.undo, lambda planned: _show_place(board, planned))


def redo(board: BoardScreen) -> None:
    """Redo what was undone, and show where."""
    board.do(board.sitting.redo, lambda planned: _show_place(board, planned))


def save_again(board: BoardScreen) -> None:
    """Try at once to save what could not be saved."""
    if board.saving.drafts:
        board.saving.again()
    else:
        board.say("All is saved.")


def _show_place(board: BoardScreen, planned: Planned) -> None:
    """Go where the step was; a place in another story is only named, in the step's title."""
    place = None if planned.step is None else board.sitting.place_of(planned.step)
    if place is not None and board.panes.has(place[0]):
        board.remember()
        board.go_to(*place)
        board.chosen = planned.span


ACTS = {"undo": undo, "redo": redo, "save.again": save_again}
