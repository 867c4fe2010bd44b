"""The label picker: every label with its key and its definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.domain.label import Label, LabelSet
from annotator.tui.widgets.rows import Part

SPARE_KEYS = "123456789"
"""What picks the labels that have no key of their own."""


class PickMode:
    """One key picks a label, Space a plain highlight; arrows and Enter do as well."""

    def __init__(
        self,
        labels: LabelSet,
        leave: Callable[[], None],
        done: Callable[[str | None], None],
    ) -> None:
        spare = iter(SPARE_KEYS)
        self.choices: list[tuple[str, Label | None]] = [
            (label.key or next(spare, ""), label) for label in labels.in_use
        ]
        self.choices.append(("space", None))
        self.index = 0
        """The choice that Enter takes."""
        self._leave = leave
        self._done = done

    def press(self, key: str, character: str | None) -> bool:
        """Pick, move in the list, or leave."""
        keys = [own for own, _ in self.choices]
        if key in ("up", "down"):
            self.index = (self.index + (1 if key == "down" else -1)) % len(self.choices)
        elif key == "enter":
            self.pick(self.index)
        elif key == "escape":
            self._leave()
        elif key in keys or character in keys:
            self.pick(keys.index(key if key in keys else str(character)))
        return True

    def pick(self, index: int) -> None:
        """Take the choice at this place."""
        label = self.choices[index][1]
        self._leave()
        self._done(None if label is None else label.id)

    def paste(self, text: str) -> bool:
        """There is no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """What to press."""
        return (
            Part(" which label? ", "question"),
            Part(" its key", "key"),
            Part(" or ", "dim"),
            Part("↑ ↓ Enter", "key"),
            Part(" Space", "key", "press:space"),
            Part(" highlight only ", "dim", "press:space"),
            Part(" Esc", "key", "press:escape"),
            Part(" leave ", "dim", "press:escape"),
        )

    def list_rows(self, width: int) -> list[list[Part]]:
        """The list for the dock's place: a row a label, with its definition in force."""
        rows = []
        for index, (key, label) in enumerate(self.choices):
            style = "active" if index == self.index else "text"
            sign = "Space" if key == "space" else key
            name = "highlight only" if label is None else label.name
            words = (
                "a span without a label; it can be linked" if label is None else label.definition
            )
            target = f"press:{key}"
            rows.append(
                [
                    Part(f" {sign:>5} ", "key", target),
                    Part(f"{name:<20.20}", style, target),
                    Part(f" {words}", "dim", target),
                ]
            )
        return rows
