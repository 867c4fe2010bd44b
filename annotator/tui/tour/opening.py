"""Beginning the tour, and taking back what it has made."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.domain.errors import Refused
from annotator.tui.tour.tour import Tour

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp


def open_tour(app: AnnotatorApp) -> None:
    """The tour on the board, from any screen. Raises `Refused` where the seeds are not open."""
    app.back_to_board()
    board = app.board
    tour = board.tour or Tour()
    tour.begin(board)
    board.tour = tour
    board.refresh_readouts()


def open_tour_of_seeds(app: AnnotatorApp) -> None:
    """The tour at the first run, where the folder's articles are those that it is about.

    Not for somebody who has begun something else before it was there.
    """
    if not app.is_leaving and app.screen is app.board and not app.board.last_command:
        with suppress(Refused):
            open_tour(app)
