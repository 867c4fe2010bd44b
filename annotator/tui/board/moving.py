"""The caret: moves, and the selection that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text import clauses, growing, paragraphs, sentences, words
from annotator.text.extent import Extent

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen
    from annotator.tui.widgets.document_pane import DocumentPane

Motion = Callable[["DocumentPane", str], int]
"""From a pane and its text to the offset that a move goes to."""

MOTIONS: dict[str, Motion] = {
    "left": lambda pane, text: pane.stop_before(pane.caret),
    "right": lambda pane, text: pane.stop_after(pane.caret),
    "up": lambda pane, text: pane.row_step(-1),
    "down": lambda pane, text: pane.row_step(1),
    "word": lambda pane, text: words.next_word(text, pane.caret),
    "word_back": lambda pane, text: words.previous_word(text, pane.caret),
    "sentence": lambda pane, text: sentences.next_sentence(text, pane.caret),
    "sentence_back": lambda pane, text: sentences.previous_sentence(text, pane.caret),
    "paragraph": lambda pane, text: paragraphs.next_paragraph(text, pane.caret),
    "paragraph_back": lambda pane, text: paragraphs.previous_paragraph(text, pane.caret),
    "row_start": lambda pane, text: pane.row_start(),
    "row_end": lambda pane, text: pane.row_end(),
    "page_down": lambda pane, text: pane.row_step(pane.page_rows),
    "page_up": lambda pane, text: pane.row_step(-pane.page_rows),
    "top": lambda pane, text: 0,
    "bottom": lambda pane, text: len(text),
}

VERTICAL = {"up", "down", "page_up", "page_down"}
"""Moves that keep the cell they aim at, however short the rows between."""


def move(board: BoardScreen, motion: str, *, extend: bool = False) -> None:
    """Move the caret; an anchored or extended move carries the selection along."""
    pane = board.pane
    extend = extend or board.anchored
    if extend and pane.anchor is None:
        pane.anchor = pane.caret
    offset = MOTIONS[motion](pane, board.text)
    if motion in ("top", "bottom"):
        board.remember()
    pane.move_caret(offset, extend=extend, keep_goal=motion in VERTICAL)
    board.let_go()


def toggle_anchor(board: BoardScreen) -> None:
    """Start a selection at the caret, or end the selecting."""
    pane = board.pane
    if board.anchored:
        board.anchored = False
        pane.clear_selection()
    else:
        board.anchored = True
        pane.anchor = pane.caret
    board.let_go()


def grow(board: BoardScreen) -> None:
    """Select the next larger unit around the selection."""
    pane = board.pane
    start, end = pane.selection or (pane.caret, pane.caret)
    if pane.selection is None:
        board.grown_from = pane.caret
    _select(board, growing.grow(board.text, start, end))


def shrink(board: BoardScreen) -> None:
    """Select the next smaller unit again."""
    selection = board.pane.selection
    if selection is None:
        board.say("Nothing is selected. x selects the word at the caret.")
        return
    _select(board, growing.shrink(board.text, *selection, board.grown_from))


def select_paragraph(board: BoardScreen) -> None:
    """Select the paragraph at the caret; again: the next one as well."""
    pane, text = board.pane, board.text
    selection = pane.selection
    if selection is None:
        board.grown_from = pane.caret
        _select(board, paragraphs.paragraph_at(text, pane.caret))
        return
    start, end = selection
    whole = paragraphs.paragraph_at(text, start)
    if end < whole[1]:
        _select(board, (min(start, whole[0]), whole[1]))
        return
    following = paragraphs.next_paragraph(text, end)
    if following < len(text):
        _select(board, (start, paragraphs.paragraph_at(text, following)[1]))


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a stretch of text and the way it goes: where it comes to, by words and clauses."""

    is_end: bool
    by_word: Callable[[str, int], int]
    by_clause: Callable[[str, int], int]

    def moved(self, text: str, extent: Extent, step: Callable[[str, int], int]) -> Extent:
        """The extent with this end moved on; as it was where nothing would be left of it."""
        start, end = extent
        moved = (start, step(text, end)) if self.is_end else (step(text, start), end)
        return moved if moved[0] < moved[1] else extent


END_ON = Edge(True, words.next_word_end, clauses.next_clause_end)
END_BACK = Edge(True, words.previous_word_end, clauses.previous_clause_end)
START_ON = Edge(False, words.next_word, clauses.next_clause)
START_BACK = Edge(False, words.previous_word, clauses.previous_clause)


def move_edge(board: BoardScreen, edge: Edge) -> None:
    """Move an end by a clause of the passage in hand or the chosen span, else of the selection.

    The selection's ends, or those of the word at the caret, move by words.
    """
    pane, chosen, offer = board.pane, board.chosen_span, board.suggesting.in_hand
    if pane.selection is None and offer is not None:
        text = board.texts[offer.document]
        board.suggesting.adjust(offer, edge.moved(text, offer.extent, edge.by_clause))
    elif pane.selection is None and chosen is not None and chosen.document == board.document.id:
        extent = edge.moved(board.text, chosen.extent, edge.by_clause)
        board.do(lambda: board.sitting.adjust(chosen.id, *extent))
    else:
        _select(board, edge.moved(board.text, _bounds(board), edge.by_word))


def _bounds(board: BoardScreen) -> Extent:
    """The selection, else the word at the caret."""
    pane = board.pane
    if pane.selection is not None:
        return pane.selection
    return words.word_at(board.text, pane.caret) or (pane.caret, pane.caret)


def _select(board: BoardScreen, extent: Extent) -> None:
    if extent[0] < extent[1]:
        board.pane.select(*extent)
        board.let_go()


def _mover(motion: str, *, extend: bool = False) -> Callable[[BoardScreen], None]:
    return lambda board: move(board, motion, extend=extend)


ACTS: dict[str, Callable[[BoardScreen], None]] = {
    **{f"move.{motion}": _mover(motion) for motion in MOTIONS},
    **{
        f"select.{motion}": _mover(motion, extend=True)
        for motion in ("left", "right", "up", "down", "word", "word_back", "row_start", "row_end")
    },
    "select.anchor": toggle_anchor,
    "select.grow": grow,
    "select.shrink": shrink,
    "select.paragraph": select_paragraph,
    "select.end_on": lambda board: move_edge(board, END_ON),
    "select.end_back": lambda board: move_edge(board, END_BACK),
    "select.start_on": lambda board: move_edge(board, START_ON),
    "select.start_back": lambda board: move_edge(board, START_BACK),
}
