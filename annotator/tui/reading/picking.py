"""The label picker: every label with its key, its definition, and its cases in the guideline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from annotator.domain.label import Label, LabelSet
from annotator.text.visible import visible_line
from annotator.tui.layout.wrapping import wrap
from annotator.tui.reading.modes import way
from annotator.tui.widgets.rows import Part

SPARE_KEYS = "123456789"
"""What picks the labels that have no key of their own."""

NUMBERED = "row_"
"""What a click on a label without any key presses, with the label's place."""

LIST_WIDTH = 30
"""Cells of the list, left of the definition."""

MIN_DEFINITION = 20
"""Cells of the narrowest column that a definition is set in."""

Cases = Callable[[Label], Sequence[str]]
"""Gives what the guideline says of a label, by paragraphs and items."""

HIGHLIGHT = "A span without a label. It can be linked, and tagged later."


class PickMode:
    """One key picks a label, Space a plain highlight; arrows and Enter do as well."""

    def __init__(
        self,
        labels: LabelSet,
        leave: Callable[[], None],
        done: Callable[[str | None], None],
        likeliest: str | None = None,
        cases: Cases = lambda label: (),
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
        self._cases = cases
        self._top = 0
        """The first row in view of what stands beside the list."""
        self._room, self._rows = 1, 0
        """How many rows of that there is room for, and how many it has."""

    def press(self, key: str, character: str | None) -> bool:
        """Pick, move in the list, or leave."""
        keys = [own for own, _ in self.choices]
        if key in ("up", "down"):
            self.index = (self.index + (1 if key == "down" else -1)) % len(self.choices)
            self._top = 0
        elif key in ("pagedown", "pageup"):
            self._top += (1 if key == "pagedown" else -1) * max(1, self._room - 1)
        elif key == "enter":
            self.pick(self.index)
        elif key == "escape":
            self._leave()
        elif key.startswith(NUMBERED):
            self.pick(int(key.removeprefix(NUMBERED)))
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
            Part("↑", "key", "press:up"),
            Part(" ↓", "key", "press:down"),
            Part(" Enter", "key", "press:enter"),
            *self._highlight_parts(),
            *self._more_parts(),
            *way("Esc", "leave", "escape"),
        )

    def _highlight_parts(self) -> Sequence[Part]:
        if ("space", None) not in self.choices:
            return ()
        return way("Space", "highlight only")

    def _more_parts(self) -> Sequence[Part]:
        if self._rows <= self._room:
            return ()
        key = "pagedown" if self._top + self._room < self._rows else "pageup"
        return way("PgDn" if key == "pagedown" else "PgUp", "the guideline", key)

    def list_rows(self, width: int, most: int) -> list[list[Part]]:
        """For the dock's place: the labels, and beside them what is said of the current one.

        The definition is there in full; what the guideline says below it is scrolled where `most`
        rows are too few.
        """
        column = max(MIN_DEFINITION, width - LIST_WIDTH - 2)
        _, current = self.choices[self.index]
        beside = flow(HIGHLIGHT if current is None else current.definition, column)
        least = max(len(self.choices), len(beside))
        cases = () if current is None else self._cases(current)
        if cases:
            beside += ["", *(row for each in cases for row in flow(each, column))]
        self._rows, self._room = len(beside), max(least, min(len(beside), most))
        self._top = max(0, min(self._top, self._rows - self._room))
        beside = beside[self._top : self._top + self._room]
        rows: list[list[Part]] = []
        for index, (key, label) in enumerate(self.choices):
            target = f"press:{key or NUMBERED + str(index)}"
            name = "highlight only" if label is None else label.name
            style = "active" if index == self.index else "text"
            sign = "Space" if key == "space" else key
            rows.append([Part(f" {sign:>5} ", "key", target), Part(f" {name} ", style, target)])
        rows += [[] for _ in range(len(beside) - len(rows))]
        for row, line in zip(rows, beside, strict=False):
            row.append(Part(line, "text", column=LIST_WIDTH))
        return rows


def flow(words: str, width: int) -> list[str]:
    """Words in rows of at most `width` cells; an item of a list is indented by its mark."""
    shown = visible_line(words)
    mark = "- " if shown.startswith("- ") else ""
    shown = shown.removeprefix(mark)
    starts = wrap(shown, width - len(mark))
    rows = [shown[low:high].rstrip() for low, high in pairwise([*starts, len(shown)])]
    return [f"{' ' * len(mark) if at else mark}{row}" for at, row in enumerate(rows)]
