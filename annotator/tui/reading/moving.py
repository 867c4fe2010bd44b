"""The caret: moves, and the selection that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text import clauses, growing, paragraphs, sentences, words
from annotator.text.extent import Extent
from annotator.tui.key_table import key_for

if TYPE_CHECKING:
    from annotator.tui.reading.screen import ReadingScreen
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


def move(screen: ReadingScreen, motion: str, *, extend: bool = False) -> None:
    """Move the caret; an anchored or extended move carries the selection along."""
    pane = screen.pane
    extend = extend or screen.anchored
    if extend and pane.anchor is None:
        pane.anchor = pane.caret
    offset = MOTIONS[motion](pane, screen.text)
    if motion in ("top", "bottom"):
        screen.remember()
    pane.move_caret(offset, extend=extend, keep_goal=motion in VERTICAL)
    screen.let_go()


def toggle_anchor(screen: ReadingScreen) -> None:
    """Start a selection at the caret, or end the selecting."""
    pane = screen.pane
    if screen.anchored:
        screen.anchored = False
        pane.clear_selection()
    else:
        screen.anchored = True
        pane.anchor = pane.caret
    screen.let_go()


def grow(screen: ReadingScreen) -> None:
    """Select the next larger unit around the selection."""
    pane = screen.pane
    start, end = pane.selection or (pane.caret, pane.caret)
    if pane.selection is None:
        screen.grown_from = pane.caret
    _select(screen, growing.grow(screen.text, start, end))


def shrink(screen: ReadingScreen) -> None:
    """Select the next smaller unit again."""
    selection = screen.pane.selection
    if selection is None:
        selects = f"{key_for('select.grow')} selects the word at the caret."
        screen.say(f"Nothing is selected. {selects}")
        return
    _select(screen, growing.shrink(screen.text, *selection, screen.grown_from))


def select_paragraph(screen: ReadingScreen) -> None:
    """Select the paragraph at the caret; again: the next one as well."""
    pane, text = screen.pane, screen.text
    selection = pane.selection
    if selection is None:
        screen.grown_from = pane.caret
        _select(screen, paragraphs.paragraph_at(text, pane.caret))
        return
    start, end = selection
    whole = paragraphs.paragraph_at(text, start)
    if end < whole[1]:
        _select(screen, (min(start, whole[0]), whole[1]))
        return
    following = paragraphs.next_paragraph(text, end)
    if following < len(text):
        _select(screen, (start, paragraphs.paragraph_at(text, following)[1]))


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


def move_edge(screen: ReadingScreen, edge: Edge) -> None:
    """Move an end of the selection, or of the word at the caret, by a word."""
    _select(screen, edge.moved(screen.text, _bounds(screen), edge.by_word))


def _bounds(screen: ReadingScreen) -> Extent:
    """The selection, else the word at the caret."""
    pane = screen.pane
    if pane.selection is not None:
        return pane.selection
    return words.word_at(screen.text, pane.caret) or (pane.caret, pane.caret)


def _select(screen: ReadingScreen, extent: Extent) -> None:
    if extent[0] < extent[1]:
        screen.pane.select(*extent)
        screen.let_go()


def _mover(motion: str, *, extend: bool = False) -> Callable[[ReadingScreen], None]:
    return lambda screen: move(screen, motion, extend=extend)


ACTS: dict[str, Callable[[ReadingScreen], None]] = {
    **{f"move.{motion}": _mover(motion) for motion in MOTIONS},
    **{
        f"select.{motion}": _mover(motion, extend=True)
        for motion in ("left", "right", "up", "down", "word", "word_back", "row_start", "row_end")
    },
    "select.anchor": toggle_anchor,
    "select.grow": grow,
    "select.shrink": shrink,
    "select.paragraph": select_paragraph,
    "select.end_on": lambda screen: move_edge(screen, END_ON),
    "select.end_back": lambda screen: move_edge(screen, END_BACK),
    "select.start_on": lambda screen: move_edge(screen, START_ON),
    "select.start_back": lambda screen: move_edge(screen, START_BACK),
}
