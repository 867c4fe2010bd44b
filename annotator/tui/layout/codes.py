"""Codes drawn over words: what to type to go there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.tui.layout.cells import Row


class Codes:
    """The letters of words by where these begin: at caret stops, in code points.

    A code takes the cells of its word and, of a short one, those behind it, but for the last
    before the next code: there would be no telling where that begins. What has no room is left
    out, never the first letter.
    """

    def __init__(self, letters: Mapping[int, str]) -> None:
        self._letters = letters
        self._offsets = sorted(letters)

    def drawn(self, row: Row) -> list[tuple[int, int, str]]:
        """What is drawn over a row: `(first cluster, one past the last, letters)`, in order."""
        first = bisect_left(self._offsets, row.start)
        offsets = self._offsets[first : bisect_left(self._offsets, row.end)]
        clusters = [row.index_of(offset) for offset in offsets]
        ends = [row.cells[index] - 1 for index in clusters[1:]] + [row.width]
        found: list[tuple[int, int, str]] = []
        for offset, index, end in zip(offsets, clusters, ends, strict=False):
            start = row.cells[index]
            letters = self._letters[offset][: max(1, end - start)]
            last = bisect_left(row.cells, start + len(letters), index + 1)
            found.append((index, last, letters))
        return found

    def at(self, row: Row, index: int) -> str:
        """What to type for the word whose code is drawn over a cluster; empty: no code is."""
        covering = (first for first, last, _ in self.drawn(row) if first <= index < last)
        return next((self._letters[row.offsets[first]] for first in covering), "")
