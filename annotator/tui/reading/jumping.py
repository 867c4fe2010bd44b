"""Jumping: every word in view gets letters, and typing them goes there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotator.text.extent import Extent
from annotator.tui.layout.codes import Codes
from annotator.tui.layout.letter_codes import letter_codes
from annotator.tui.reading.adjusting import AdjustMode
from annotator.tui.reading.jump_goals import NO_WORD, Goal, goals_in_view, goals_of_selection
from annotator.tui.reading.modes import LetterMode, Mode
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.tui.reading.screen import ReadingScreen


class JumpMode(LetterMode):
    """Takes letters until they name a word or a row; whatever else is typed leaves.

    While a selection is held, only words of its article have letters: it goes on to the end of
    the word, backwards to its start.
    """

    def __init__(self, screen: ReadingScreen, goals: Sequence[Goal], back: Mode | None) -> None:
        """`goals`: the one to be reached by the fewest letters first; `back`: the mode before."""
        self._screen = screen
        self._back = back
        self.goals = dict(zip(letter_codes(len(goals)), goals, strict=True))
        """Where each code goes."""
        self._typed = ""
        self._show()

    def press(self, key: str, character: str | None) -> bool:
        """Take a letter, or leave; the key that leaves does nothing else."""
        if key == "escape":
            self.end()
        else:
            # With Caps Lock, the letters that are read come as capitals.
            self._take(self._typed + (character or key).lower())
        return True

    def press_code(self, rest: str) -> None:
        """Take a click on what is left of a word's letters, or beside them: on nothing."""
        self._take(self._typed + (rest or "?"))

    def _take(self, typed: str) -> None:
        """Go where these letters lead, wait for more, or leave."""
        goal = self.goals.get(typed)
        if goal is None and self._left(typed):
            self._typed = typed
            self._show()
            return
        self.end()
        if goal is None:
            self._screen.say("No word has these letters. Nothing has moved.")
        else:
            self._go(*goal)

    def paste(self, text: str) -> bool:
        """There is no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """What to type."""
        words = " select to " if self._screen.anchored else " jump to "
        typed = Part(f" {self._typed}…", "key") if self._typed else Part(" the letters on a word")
        leave = (Part("  Esc", "key", "press:escape"), Part(" leave ", "dim", "press:escape"))
        return Part(words, "question"), typed, *leave

    def end(self) -> None:
        """Give the keys back, and take the letters off."""
        self._screen.mode = self._back
        for _, pane in self._screen.panes.in_view:
            pane.codes = None

    def over(self, rows: list[list[Part]]) -> list[list[Part]]:
        """Rows with letters on the places in them."""
        left = {at: code for code, (at, word) in self._left(self._typed).items() if word == NO_WORD}
        return [[shown for part in row for shown in _coded(part, left)] for row in rows]

    def _left(self, code: str) -> dict[str, Goal]:
        """What can still be meant, by what is left to be typed."""
        size = len(code)
        return {each[size:]: goal for each, goal in self.goals.items() if each[:size] == code}

    def _show(self) -> None:
        """Draw what is left to be typed."""
        left = self._left(self._typed)
        for document, pane in self._screen.panes.in_view:
            here = {word[0]: code for code, (at, word) in left.items() if at == document.id}
            pane.codes = Codes(here)

    def _go(self, place: str, word: Extent) -> None:
        screen = self._screen
        if word == NO_WORD:
            screen.run_command(place)
        elif screen.anchored:
            _select_to(screen, word, keeps_end=isinstance(self._back, AdjustMode))
        else:
            screen.remember()
            screen.go_to(place, word[0])


def _select_to(screen: ReadingScreen, word: Extent, *, keeps_end: bool) -> None:
    """Take the selection on to the end of a word, or back to the start of one before it.

    `keeps_end`: one before it moves the start, instead of turning the selection round.
    """
    pane = screen.pane
    anchor = pane.caret if pane.anchor is None else pane.anchor
    start, end = word
    if end > anchor:
        pane.select(anchor, end)
    elif keeps_end:
        pane.select(start, max(anchor, pane.caret))
    else:
        pane.select(anchor, start)
    pane.keep_in_view(pane.caret)
    screen.let_go()


def _coded(part: Part, left: dict[str, str]) -> Iterator[Part]:
    """A part with letters on it, if it is the first of a place that can still be meant."""
    code = left.pop(part.target, "")
    if code:
        yield Part(code, "question", part.target, part.column)
        yield Part(part.text[len(code) :], part.style, part.target)
    else:
        yield part


def open_jump(screen: ReadingScreen) -> None:
    """Put letters on the words in view, and on the places in the rows below them."""
    pane = screen.pane
    if screen.anchored:
        anchor = pane.caret if pane.anchor is None else pane.anchor
        goals = goals_of_selection(screen.document.id, pane, anchor)
    else:
        goals = goals_in_view(screen)
    if goals:
        screen.enter(JumpMode(screen, goals, screen.mode))
    else:
        screen.say("No word is in view.")
