"""What takes the keys for a while, before they are commands again.

A mode lives in the board and takes its keys in the board's own queue, so that a burst such as
`/needle⏎s` reaches field and commands in the order of the keys.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from annotator.tui.line_field import LineField
from annotator.tui.widgets.rows import Part


class Mode(Protocol):
    """Takes keys until it ends itself by leaving the board."""

    def press(self, key: str, character: str | None) -> bool:
        """Take a key; False lets it be a command."""

    def paste(self, text: str) -> bool:
        """Take pasted text; False where there is no place for it."""

    def row(self) -> Sequence[Part]:
        """What the hint line shows meanwhile."""


class FieldMode:
    """A line of text is typed: Enter hands it over, Escape leaves."""

    def __init__(
        self,
        field: LineField,
        leave: Callable[[], None],
        done: Callable[[str], None],
        *,
        enter: str = "keeps",
        escape: str = "leaves",
        hint: str = "",
    ) -> None:
        """`enter` and `escape`: what these keys do, in a word or two."""
        self.field = field
        self._leave = leave
        self._done = done
        self._ways = (*way("Enter", enter), *way("Esc", escape, "escape"))
        self._hint = hint

    def press(self, key: str, character: str | None) -> bool:
        """Type, hand over or leave; a key that a field has no use for is swallowed."""
        if key == "escape":
            self._leave()
        elif key == "enter":
            self._leave()
            self._done(self.field.text)
        else:
            self.field.press(key, character)
        return True

    def paste(self, text: str) -> bool:
        """Put it in."""
        self.field.insert(text)
        return True

    def row(self) -> Sequence[Part]:
        """The prompt, the text and its cursor, and what the keys do."""
        return (*self.typed(), *self._ways, Part(f" {self._hint}", "dim"))

    def typed(self) -> Sequence[Part]:
        """The prompt, the text and its cursor."""
        before, at, after = self.field.shown()
        prompt = Part(f" {self.field.prompt} ", "question")
        return (prompt, Part(before), Part(at, "cursor"), Part(f"{after} "))


class LetterMode:
    """A mode in which what is shown has letters to be typed or clicked."""

    def over(self, rows: list[list[Part]]) -> list[list[Part]]:
        """The rows below the panes, with letters on the places in them."""
        raise NotImplementedError

    def press_code(self, rest: str) -> None:
        """Take a click on what is left of a word's letters, or beside them: on nothing."""
        raise NotImplementedError

    def end(self) -> None:
        """Give the keys back, and take the letters off."""
        raise NotImplementedError


def lettered(mode: Mode | None, rows: list[list[Part]]) -> list[list[Part]]:
    """Rows below the panes, with letters on the places in them while there are any."""
    return mode.over(rows) if isinstance(mode, LetterMode) else rows


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question."""

    key: str
    """Textual's name of the key."""
    sign: str
    words: str
    act: Callable[[], None]


class AskingMode:
    """A question waits for one of a few keys; Escape changes nothing."""

    def __init__(self, question: str, choices: Sequence[Choice], leave: Callable[[], None]) -> None:
        self.question = question
        self._choices: Mapping[str, Choice] = {choice.key: choice for choice in choices}
        self._leave = leave

    def press(self, key: str, character: str | None) -> bool:
        """Answer, or leave; any other key is swallowed, since the question stands."""
        choice = self._choices.get(key)
        if choice is not None:
            self._leave()
            choice.act()
        elif key == "escape":
            self._leave()
        return True

    def paste(self, text: str) -> bool:
        """A question has no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """The answers; the question stands in the dock, where there is room for all of it."""
        parts: list[Part] = []
        for choice in self._choices.values():
            target = f"press:{choice.key}"
            parts += [
                Part(f" {choice.sign}", "key", target),
                Part(f" {choice.words} ", "text", target),
            ]
        return [*parts, *way("Esc", "leave it", "escape")]


def way(sign: str, words: str, key: str = "") -> tuple[Part, Part]:
    """A key of a mode with what it does; `key`: Textual's name, where the sign is not that."""
    target = f"press:{key or sign.lower()}"
    return Part(f" {sign}", "key", target), Part(f" {words} ", "dim", target)
