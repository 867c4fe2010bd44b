"""The ends of what is in hand on the board: an outlined passage, the chosen span, the selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.tui.reading import moving
from annotator.tui.reading.moving import Edge

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen


def move_edge(board: BoardScreen, edge: Edge) -> None:
    """Move an end by a clause of the passage in hand or the chosen span, else of the selection."""
    pane, chosen, offer = board.pane, board.chosen_span, board.suggesting.in_hand
    if pane.selection is None and offer is not None:
        text = board.texts[offer.document]
        board.suggesting.adjust(offer, edge.moved(text, offer.extent, edge.by_clause))
    elif pane.selection is None and chosen is not None and chosen.document == board.document.id:
        extent = edge.moved(board.text, chosen.extent, edge.by_clause)
        board.do(lambda: board.sitting.adjust(chosen.id, *extent))
    else:
        moving.move_edge(board, edge)


ACTS: dict[str, Callable[[BoardScreen], None]] = {
    "select.end_on": lambda board: move_edge(board, moving.END_ON),
    "select.end_back": lambda board: move_edge(board, moving.END_BACK),
    "select.start_on": lambda board: move_edge(board, moving.START_ON),
    "select.start_back": lambda board: move_edge(board, moving.START_BACK),
}
