"""What a terminal of a given size would show for the bytes that a program wrote."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pyte
from pyte.screens import wcwidth

pyte.graphics.TEXT[2] = "+blink"
"""pyte knows no dim text: it keeps it as text that blinks, which none is."""

_PRIVATE = re.compile(r"\x1b\[<[\d;]*[a-zA-Z]")
"""Sequences that pyte would print the end of (Textual lets go of kitty's keyboard with one)."""


@dataclass(frozen=True)
class Cell:
    """One cell of the screen; the right half of a wide character has the text ""."""

    text: str
    foreground: str
    """A colour's name, `default`, or six hexadecimal digits."""
    background: str
    bold: bool
    dim: bool
    italic: bool
    underline: bool
    reverse: bool
    strike: bool


class Screen:
    """A grid of cells; columns and rows are counted from 0.

    A character without width (joiners, variation selectors) is not shown. Emoji made of several
    characters take the cells that wcwidth gives to each, which need not be what a terminal does.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @property
    def columns(self) -> int:
        return int(self._screen.columns)

    @property
    def rows(self) -> int:
        return int(self._screen.lines)

    def feed(self, output: bytes) -> None:
        """Take in what the program wrote; `output` ends outside an escape sequence."""
        text = _PRIVATE.sub("", self._decoder.decode(output))
        if not text.isascii():
            text = "".join(character for character in text if _is_drawn(character))
        self._stream.feed(text)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; what no longer fits is gone."""
        self._screen.resize(rows, columns)

    def line(self, y: int) -> str:
        """The characters of row `y`, without the spaces at its end."""
        row = self._screen.buffer[y]
        return "".join(row[x].data for x in range(self.columns)).rstrip()

    @property
    def lines(self) -> list[str]:
        """Every row, from the top."""
        return [self.line(y) for y in range(self.rows)]

    @property
    def text(self) -> str:
        """The rows joined by newlines."""
        return "\n".join(self.lines)

    def cell(self, x: int, y: int) -> Cell:
        """The cell in column `x` of row `y`."""
        drawn = self._screen.buffer[y][x]
        return Cell(
            drawn.data,
            drawn.fg,
            drawn.bg,
            drawn.bold,
            drawn.blink,
            drawn.italics,
            drawn.underscore,
            drawn.reverse,
            drawn.strikethrough,
        )

    def find(self, text: str, *, after: tuple[int, int] = (0, 0)) -> tuple[int, int] | None:
        """The (column, row) where `text` is first shown, in reading order from the cell `after`."""
        for y in range(after[1], self.rows):
            row = self._screen.buffer[y]
            for x in range(after[0] if y == after[1] else 0, self.columns):
                if row[x].data and self._starts(text, x, y):
                    return x, y
        return None

    def _starts(self, text: str, x: int, y: int) -> bool:
        row = self._screen.buffer[y]
        shown = ""
        while x < self.columns and len(shown) < len(text) and text.startswith(shown):
            shown += row[x].data
            x += 1
        return shown == text

    @property
    def cursor(self) -> tuple[int, int]:
        """The (column, row) of the terminal's own cursor."""
        return self._screen.cursor.x, self._screen.cursor.y


def _is_drawn(character: str) -> bool:
    return character.isascii() or wcwidth(character) != 0 or unicodedata.combining(character) != 0
