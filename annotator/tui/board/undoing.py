"""Undo and redo, and what could not be saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.domain.link import Absence, Dismissal, Link
from annotator.domain.step import Step
from annotator.session.plan import Planned

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen


def undo(board: BoardScreen) -> None:
    """Undo the last act, say what it was and show where."""
    _do(board, board.sitting.undo)


def redo(board: BoardScreen) -> None:
    """Redo what was undone, and show where; what was taken back of the tour, all of it."""
    if board.tour is not None and board.tour.has_been_taken_back(board):
        _do(board, board.sitting.undo)
    else:
        _do(board, board.sitting.redo)


def save_again(board: BoardScreen) -> None:
    """Try at once to save what could not be saved."""
    if board.saving.drafts:
        board.saving.again()
    else:
        board.say("All is saved.")


def _do(board: BoardScreen, act: Callable[..., Planned]) -> None:
    chosen = board.chosen
    board.do(act, lambda planned: _show_place(board, planned, chosen))


def _show_place(board: BoardScreen, planned: Planned, chosen: str | None) -> None:
    """Show where the step was; a place in another story is only named, in the step's title.

    An answer about the chosen span is shown in its article, and the span stays chosen: the next
    digit answers anew. Anything else is gone to.
    """
    place = None if planned.step is None else board.sitting.place_of(planned.step)
    if planned.step is None or place is None or not board.panes.has(place[0]):
        return
    if chosen in board.sitting.layer.spans and chosen in _answered(planned.step):
        board.chosen = chosen
        board.show_place(*place)
        return
    board.remember()
    board.go_to(*place)
    board.chosen = planned.span


def _answered(step: Step) -> set[str]:
    """The spans that a step says something about, by links, refusals and absences."""
    found: set[str] = set()
    for change in step.changes:
        match change.after:
            case Link() as link:
                found |= {link.a, link.b}
            case Absence() as absence:
                found.add(absence.span)
            case Dismissal(span=str(span)):
                found.add(span)
    return found


ACTS = {"undo": undo, "redo": redo, "save.again": save_again}
