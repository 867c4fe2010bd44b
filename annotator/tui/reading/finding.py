"""Find: the hit becomes the selection; in the whole database, hits become a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.text.find import find_next
from annotator.tui.key_table import key_for
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode, way
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp
    from annotator.tui.reading.screen import ReadingScreen


class FindMode(FieldMode):
    """The find field; Tab says whether these articles are meant or the whole database."""

    def __init__(self, screen: ReadingScreen, *, everywhere: bool = False) -> None:
        self._screen = screen
        self._everywhere = everywhere
        super().__init__(LineField("Find"), screen.leave, self._find)

    def press(self, key: str, character: str | None) -> bool:
        """Switch where to look, or what a field does."""
        if key == "tab":
            self._everywhere = not self._everywhere
            return True
        return super().press(key, character)

    def row(self) -> Sequence[Part]:
        """The field, where it looks, and what else is possible."""
        self.field.prompt = "Find in the whole database" if self._everywhere else "Find"
        needle = self._screen.needle
        again = f"finds “{needle}” again" if needle and not self.field.text else "finds"
        other = "these articles" if self._everywhere else "whole database"
        return (
            *self.typed(),
            *way("Enter", again),
            *way("Tab", other),
            *way("Esc", "leaves", "escape"),
        )

    def _find(self, text: str) -> None:
        (find_everywhere if self._everywhere else find)(self._screen, text)


def open_find(screen: ReadingScreen) -> None:
    """Ask for what to find; left empty, it is what was found last."""
    screen.enter(FindMode(screen))


def open_find_everywhere(screen: ReadingScreen) -> None:
    """Ask for what to find in the whole database."""
    screen.enter(FindMode(screen, everywhere=True))


def find(screen: ReadingScreen, text: str) -> None:
    """Select the next hit: from the caret to the end, then in the other articles in turn."""
    screen.needle = text or screen.needle
    if not screen.needle:
        return
    pane = screen.pane
    start = pane.selection[1] if pane.selection is not None else pane.caret
    ids = [screen.panes.neighbour(distance) for distance in range(len(screen.panes.documents))]
    for document, begin in [(ids[0], start), *((each, 0) for each in ids[1:]), (ids[0], 0)]:
        hit = find_next(screen.texts[document], screen.needle, begin)
        if hit is not None:
            screen.remember()
            screen.show_selection(document, hit)
            return
    looks = f"{key_for('find')} Tab looks everywhere."
    screen.say(f"“{screen.needle}” is in none of these articles. {looks}", "error")


def find_everywhere(screen: ReadingScreen, text: str) -> None:
    """List the hits in all articles of all stories."""
    screen.needle = text or screen.needle
    if screen.needle.strip():
        app: AnnotatorApp = screen.app  # type: ignore[assignment]
        app.search(screen.needle)


ACTS = {"find": open_find, "search.everywhere": open_find_everywhere}
