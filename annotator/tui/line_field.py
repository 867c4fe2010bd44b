"""A line of text being typed.

Screens feed it their keys themselves. A focused `Input` widget would take its keys from a queue
of its own, and the keys behind `/needle⏎` in one burst would overtake the Enter.
"""

from dataclasses import dataclass

from annotator.text.visible import visible_line


@dataclass(slots=True)
class LineField:
    """The text of a one-line field and the place of its cursor."""

    prompt: str
    text: str = ""
    cursor: int = 0
    """Code points before the cursor."""

    def __post_init__(self) -> None:
        self.cursor = len(self.text)

    def insert(self, text: str) -> None:
        """Put text in at the cursor; line ends become spaces."""
        text = " ".join(text.split("\n"))
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def press(self, key: str, character: str | None) -> bool:
        """Take a key; False where a field has no use for it."""
        if character is not None and character.isprintable():
            self.insert(character)
            return True
        match key:
            case "backspace":
                self._delete(self.cursor - 1, self.cursor)
            case "delete":
                self._delete(self.cursor, self.cursor + 1)
            case "ctrl+w":
                self._delete(self._word_back(), self.cursor)
            case "ctrl+u":
                self._delete(0, self.cursor)
            case "left":
                self.cursor = max(0, self.cursor - 1)
            case "right":
                self.cursor = min(len(self.text), self.cursor + 1)
            case "ctrl+left":
                self.cursor = self._word_back()
            case "home" | "ctrl+a":
                self.cursor = 0
            case "end" | "ctrl+e":
                self.cursor = len(self.text)
            case _:
                return False
        return True

    def shown(self) -> tuple[str, str, str]:
        """The text before, at and after the cursor, safe to show."""
        shown = visible_line(self.text) + " "
        return shown[: self.cursor], shown[self.cursor], shown[self.cursor + 1 :]

    def _delete(self, start: int, end: int) -> None:
        start = max(0, start)
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start

    def _word_back(self) -> int:
        return len(self.text[: self.cursor].rstrip().rpartition(" ")[0])
