"""Adjusting the chosen span: the selection keys move its ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.tui.commands import Group
from annotator.tui.key_table import keys_in_force
from annotator.tui.reading.modes import way
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.tui.reading.screen import ReadingScreen


class AdjustMode:
    """The selection stands for the span; `a` or Enter keeps it, Escape drops it."""

    def __init__(self, screen: ReadingScreen, span: Span, keep: Callable[[int, int], None]) -> None:
        """`keep` takes the new ends, in code points."""
        self._screen = screen
        self._span = span
        self._take = keep

    def press(self, key: str, character: str | None) -> bool:
        """Keep or drop; moves and selection keys go on as commands, all others are swallowed."""
        command = keys_in_force().command_of(key)
        if key == "escape":
            self._end()
            self._screen.choose(self._span.id)
        elif key == "enter" or (command is not None and command.id == "span.adjust"):
            self._keep()
        elif command is not None and command.id != "select.anchor":
            return command.id != "jump" and command.group not in (Group.MOVE, Group.SELECT)
        return True

    def paste(self, text: str) -> bool:
        """There is no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """What to press."""
        return (
            Part(" adjust ", "question"),
            *_ends("end", "select.end_back", "select.end_on"),
            *_ends("start", "select.start_back", "select.start_on"),
            *way(keys_in_force().sign("span.adjust") or "Enter", "keep", "enter"),
            *way("Esc", "drop", "escape"),
        )

    def _keep(self) -> None:
        selection = self._screen.pane.selection
        self._end()
        if selection is not None and self._screen.document.id == self._span.document:
            self._take(*selection)

    def _end(self) -> None:
        self._screen.leave()
        self._screen.anchored = False


def _ends(words: str, *commands: str) -> Sequence[Part]:
    """The two keys that move an end."""
    table = keys_in_force()
    keys = [(table.sign(each), key) for each in commands for key in table.keys_of(each)[:1]]
    parts = [Part(f" {sign}", "key", f"press:{key}") for sign, key in keys]
    return *parts, Part(f" {words} ", "dim")
