"""What can be jumped to, and in which order it gets letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.extent import Extent
from annotator.text.white import REACH
from annotator.tui.layout.letter_codes import likeliest_first, nearest_first
from annotator.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from annotator.tui.reading.screen import ReadingScreen
    from annotator.tui.widgets.document_pane import DocumentPane

PLACES = ("span:", "offer:", "partner:")
"""What targets of rows begin with that are places to go to."""

Goal = tuple[str, Extent]
"""A document's id and a word of it; of a place in the rows its target and `NO_WORD`."""

NO_WORD = (0, 0)


def goals_in_view(screen: ReadingScreen) -> list[Goal]:
    """All that is in view, the likeliest first: of several articles the one with the caret."""
    ranked: list[tuple[bool, bool, int, Goal]] = []
    for document, pane in screen.panes.in_view:
        away = pane is not screen.pane
        for is_ordinary, distance, word in likeliest_first(pane.text, _view(pane), pane.caret):
            if _is_drawn(pane, word):
                ranked.append((is_ordinary, away, distance, (document.id, word)))
    ranked += [(False, True, 0, (target, NO_WORD)) for target in _places(screen)]
    return [goal for *_, goal in sorted(ranked, key=lambda each: each[:3])]


def goals_of_selection(document: str, pane: DocumentPane, anchor: int) -> list[Goal]:
    """The words in view of one article, by how far they are from where a selection is held."""
    words = nearest_first(pane.text, _view(pane), anchor)
    return [(document, word) for word in words if _is_drawn(pane, word)]


def _view(pane: DocumentPane) -> Extent:
    """The code points in view; white space that hangs over a row can go on for megabytes."""
    start, end = pane.view_extent
    return start, min(end, start + REACH)


def _is_drawn(pane: DocumentPane, word: Extent) -> bool:
    """Whether letters can stand on a word: some begin inside what is one character to the eye."""
    return pane.cell_map is not None and pane.cell_map.stop_at(word[0]) == word[0]


def _places(screen: ReadingScreen) -> list[str]:
    """The targets in the rows that are places to go to, from the top, each once."""
    shown = (
        part.target
        for rows in screen.query(Rows)
        for y in range(rows.size.height)
        for part in rows.parts_at(y)
    )
    return list(dict.fromkeys(target for target in shown if target.startswith(PLACES)))
