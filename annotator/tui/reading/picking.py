"""The label picker: every label with its key and its definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap

from annotator.domain.label import Label, LabelSet
from annotator.text.visible import visible_line
from annotator.tui.widgets.rows import Part

SPARE_KEYS = "123456789"
"""What picks the labels that have no key of their own."""

LIST_WIDTH = 30
"""Cells of the list, left of the definition."""

MIN_DEFINITION = 20
"""Cells of the narrowest column that a definition is set in."""

HIGHLIGHT = "A span without a label. It can be linked, and tagged later."


class PickMode:
    """One key picks a label, Space a plain highlight; arrows and Enter do as well."""

    def __init__(
        self,
        labels: LabelSet,
        leave: Callable[[], None],
        done: Callable[[str | None], None],
        likeliest: str | None = None,
        *,
        highlights: bool = True,
    ) -> None:
        """`likeliest`: the label that Enter takes unless another is gone to.

        Without `highlights` it has to be a label.
        """
        spare = iter(SPARE_KEYS)
        self.choices: list[tuple[str, Label | None]] = [
            (label.key or next(spare, ""), label) for label in labels.in_use
        ]
        if highlights:
            self.choices.append(("space", None))
        ids = [label.id for label in labels.in_use]
        self.index = ids.index(likeliest) if likeliest in ids else 0
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
            *self._highlight_parts(),
            Part(" Esc", "key", "press:escape"),
            Part(" leave ", "dim", "press:escape"),
        )

    def _highlight_parts(self) -> Sequence[Part]:
        if ("space", None) not in self.choices:
            return ()
        return (
            Part(" Space", "key", "press:space"),
            Part(" highlight only ", "dim", "press:space"),
        )

    def list_rows(self, width: int) -> list[list[Part]]:
        """For the dock's place: the labels, and beside them the definition of the current one."""
        _, current = self.choices[self.index]
        words = HIGHLIGHT if current is None else visible_line(current.definition)
        beside = wrap(words, max(MIN_DEFINITION, width - LIST_WIDTH - 2))
        rows: list[list[Part]] = []
        for index, (key, label) in enumerate(self.choices):
            target = f"press:{key}"
            name = "highlight only" if label is None else label.name
            style = "active" if index == self.index else "text"
            sign = "Space" if key == "space" else key
            rows.append([Part(f" {sign:>5} ", "key", target), Part(f" {name} ", style, target)])
        rows += [[] for _ in range(len(beside) - len(rows))]
        for row, line in zip(rows, beside, strict=False):
            row.append(Part(line, "text", column=LIST_WIDTH))
        return rows
