"""The fields of a form: one of several, some of several, a line of text.

A field knows its stops by targets such as `plan:random`; keys and mouse are the screen's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from annotator.tui.line_field import LineField
from annotator.tui.widgets.rows import Part

ALL = ""
"""The value that stands for all of a field's options."""

LEAST_TEXT = 14
"""Cells that a line of text takes at least."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be ticked."""

    value: str
    words: str


class Field(Protocol):
    """A row of a form, or several."""

    name: str
    title: str

    def parts(self, at: str) -> Sequence[Part]:
        """What is drawn, with `at` the target in hand; a row is not broken within a part."""

    def press(self, value: str) -> None:
        """Tick or untick."""


class ManyField:
    """Some of several options; none ticked means all, where that has words."""

    def __init__(
        self, name: str, title: str, options: Sequence[Option], chosen: Sequence[str], all_of: str
    ) -> None:
        """`all_of`: the words for all of them; empty where each has to be ticked."""
        self.name = name
        self.title = title
        self.chosen = set(chosen)
        self._all_of = all_of
        self._options = tuple(options)

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the options; empty: nothing by itself."""
        return tuple(each.value for each in self._options if each.value in self.chosen)

    def press(self, value: str) -> None:
        """Tick or untick one; all of them at once unticks each."""
        if value == ALL:
            self.chosen.clear()
        else:
            self.chosen ^= {value}

    def parts(self, at: str) -> Sequence[Part]:
        """A box for each."""
        options = [Option(ALL, self._all_of)] if self._all_of else []
        return [
            _box(self.name, each, "[x]" if self._has(each.value) else "[ ]")
            for each in (*options, *self._options)
        ]

    def _has(self, value: str) -> bool:
        return not self.chosen if value == ALL else value in self.chosen


class OneField:
    """One of several options."""

    def __init__(self, name: str, title: str, options: Sequence[Option], value: str) -> None:
        self.name = name
        self.title = title
        self.value = value
        self._options = tuple(options)

    def press(self, value: str) -> None:
        """Take this one."""
        self.value = value

    def parts(self, at: str) -> Sequence[Part]:
        """A dot for the one that is taken."""
        return [
            _box(self.name, each, "(•)" if each.value == self.value else "( )")
            for each in self._options
        ]


class TextField:
    """A short line of text."""

    def __init__(self, name: str, title: str, text: str, unit: str = "") -> None:
        """`unit`: what stands behind it."""
        self.name = name
        self.title = title
        self.line = LineField(title, text)
        self.unit = unit

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text.strip()

    def press(self, value: str) -> None:
        """There is nothing to tick."""

    def parts(self, at: str) -> Sequence[Part]:
        """The text, with its cursor where it is in hand."""
        target = f"{self.name}:"
        before, under, after = self.line.shown()
        pad = " " * (LEAST_TEXT - len(before + under + after))
        cursor = "cursor" if at == target else "passage"
        unit = [Part(f" {self.unit}", "dim")] if self.unit else []
        return [
            Part(before, "passage", target),
            Part(under, cursor, target),
            Part(after + pad, "passage", target),
            *unit,
        ]


def _box(name: str, option: Option, sign: str) -> Part:
    return Part(f"{sign} {option.words}  ", "text", f"{name}:{option.value}")
