"""Adjusting the chosen span: the selection keys move its ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.tui.commands import BY_KEY, Group
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
        command = BY_KEY.get(key)
        if key == "escape":
            self._end()
            self._screen.choose(self._span.id)
        elif key == "enter" or (command is not None and command.id == "span.adjust"):
            self._keep()
        elif command is not None and command.id != "select.anchor":
            return command.group not in (Group.MOVE, Group.SELECT)
        return True

    def paste(self, text: str) -> bool:
        """There is no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """What to press."""
        return (
            Part(" adjust ", "question"),
            Part(" < >", "key"),
            Part(" end ", "dim"),
            Part(" [ ]", "key"),
            Part(" start ", "dim"),
            Part(" a", "key", "press:a"),
            Part(" keep ", "dim", "press:a"),
            Part(" Esc", "key", "press:escape"),
            Part(" drop ", "dim", "press:escape"),
        )

    def _keep(self) -> None:
        selection = self._screen.pane.selection
        self._end()
        if selection is not None and self._screen.document.id == self._span.document:
            self._take(*selection)

    def _end(self) -> None:
        self._screen.leave()
        self._screen.anchored = False
