"""One of several names, from a list."""

from collections.abc import Callable, Sequence

from annotator.tui.queue.listing import scrolled
from annotator.tui.reading.modes import way
from annotator.tui.widgets.rows import Part


class PickOneMode:
    """Arrows go, Enter takes, Escape leaves; a click takes at once."""

    def __init__(
        self,
        question: str,
        names: Sequence[str],
        now: str,
        leave: Callable[[], None],
        done: Callable[[str], None],
    ) -> None:
        """`now`: the name that is taken now, where the list begins."""
        self.names = names
        self.index = names.index(now) if now in names else 0
        self._question = question
        self._leave = leave
        self._done = done
        self._top = 0

    def press(self, key: str, character: str | None) -> bool:
        """Go, take or leave; a letter goes to the next name that begins with it."""
        if key in ("up", "down"):
            self.index = (self.index + (1 if key == "down" else -1)) % len(self.names)
        elif key == "enter":
            self._take(self.index)
        elif key == "escape":
            self._leave()
        elif key.startswith("row_") and key[4:].isdigit():
            self._take(int(key[4:]))
        elif character is not None and character.isprintable():
            self._go_to(character.casefold())
        return True

    def paste(self, text: str) -> bool:
        """There is no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """What to press."""
        return (
            Part(f" {self._question} ", "question"),
            Part(" ↑", "key", "press:up"),
            Part(" ↓", "key", "press:down"),
            *way("Enter", "takes"),
            *way("Esc", "leaves", "escape"),
        )

    def list_rows(self, height: int) -> list[list[Part]]:
        """The names in at most so many rows."""
        self._top = scrolled(self._top, self.index, len(self.names), height)
        shown = list(enumerate(self.names))[self._top : self._top + height]
        return [
            [Part(f" {name} ", "active" if index == self.index else "text", f"press:row_{index}")]
            for index, name in shown
        ]

    def _take(self, index: int) -> None:
        self._leave()
        self._done(self.names[index])

    def _go_to(self, letter: str) -> None:
        count = len(self.names)
        ahead = ((self.index + distance) % count for distance in range(1, count + 1))
        found = (each for each in ahead if self.names[each].casefold().startswith(letter))
        self.index = next(found, self.index)
