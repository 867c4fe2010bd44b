"""Turning to another article, and back to where one was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.tui.reading.screen import ReadingScreen


def next_article(screen: ReadingScreen) -> None:
    """Give the caret to the next article."""
    screen.go_to_article(screen.panes.neighbour(1))


def previous_article(screen: ReadingScreen) -> None:
    """Give the caret to the article before."""
    screen.go_to_article(screen.panes.neighbour(-1))


def back(screen: ReadingScreen) -> None:
    """Go back to where the last jump began; panes that have followed go back too."""
    spot = screen.trail.pop()
    if spot is None:
        screen.say("No jump to go back from.")
        return
    if not spot.is_at(screen.panes):
        screen.go_to(spot.document, spot.caret)
    for document, pane in screen.panes.in_view:
        if document.id in spot.tops:
            pane.set_top_offset(spot.tops[document.id])


def jump(screen: ReadingScreen) -> None:
    """Put letters on every word in view, which lead there."""
    # Not at the top: the first paint does not wait for it.
    from annotator.tui.reading.jumping import open_jump

    open_jump(screen)


ACTS: dict[str, Callable[[ReadingScreen], None]] = {
    "article.next": next_article,
    "article.previous": previous_article,
    "pane.zoom": lambda screen: screen.panes.toggle_zoom(),
    "place.back": back,
    "jump": jump,
}
