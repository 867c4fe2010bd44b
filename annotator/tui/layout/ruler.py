"""The overview of a whole document in one column: where its spans are and what is in view.

Each cell of the column is two slices of the document, drawn as its upper and lower half.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from annotator.text.extent import Extent
from annotator.tui.layout.cells import CellMap
from annotator.tui.layout.mark import Mark
from annotator.tui.layout.span_index import SpanIndex


class Tick(NamedTuple):
    """One cell of the ruler."""

    upper: str | None
    """As `Look.tint`: the label id in the upper slice, empty for a plain highlight, none."""
    lower: str | None
    in_view: bool
    """Whether the cell stands for rows that are on the screen."""
    spot: bool = False
    """Whether the passage that is proposed or was found begins here."""

    @property
    def shown(self) -> str:
        """What tells the slices apart without colour as well."""
        if self.spot:
            return "<"
        if self.upper is None:
            return " " if self.lower is None else "▄"
        return "▀" if self.lower is None or self.upper != self.lower else "█"


EMPTY = Tick(None, None, False)


class Ruler:
    """The overview of a wrapped document on `height` cells.

    A slice has the tint of the shortest mark in it: long ones show beside it anyhow.
    """

    def __init__(self, cell_map: CellMap, height: int, index: SpanIndex) -> None:
        self._rows = len(cell_map)
        self.height = max(1, height)
        self._index = index
        slices = 2 * self.height
        self._bounds = [cell_map.extent(self._rows * at // slices)[0] for at in range(slices)]
        self._end = len(cell_map.text) + 1
        self._shortest: list[Mark | None] = [None] * slices
        for mark in index:
            self.add(mark)

    def add(self, mark: Mark) -> set[int]:
        """Take in a mark; the cells that look different for it."""
        changed: set[int] = set()
        for at in self._slices_of(mark.start, mark.end):
            shortest = self._shortest[at]
            if shortest is None or mark.depth_key > shortest.depth_key:
                self._shortest[at] = mark
                if _tint(shortest) != mark.tint:
                    changed.add(at // 2)
        return changed

    def remove(self, mark: Mark) -> set[int]:
        """Let go of a mark that the index no longer has; the cells that look different."""
        changed: set[int] = set()
        for at in self._slices_of(mark.start, mark.end):
            shortest = self._shortest[at]
            if shortest is not None and shortest.id == mark.id:
                left = self._index.overlapping(*self._extent(at))
                self._shortest[at] = left[-1] if left else None
                if _tint(self._shortest[at]) != mark.tint:
                    changed.add(at // 2)
        return changed

    def tick(self, cell: int, top: int, spot: int | None = None) -> Tick:
        """The cell at `cell` from above while the row `top` is the first on the screen.

        `spot` is the offset of a passage to point at.
        """
        upper, lower = self._shortest[2 * cell : 2 * cell + 2]
        first = self._rows * cell // self.height
        last = max(first + 1, self._rows * (cell + 1) // self.height)
        in_view = self._rows > self.height and first < top + self.height and last > top
        here = spot is not None and self.cell_of(spot) == cell
        return Tick(_tint(upper), _tint(lower), in_view, here)

    def cell_of(self, offset: int) -> int:
        """The cell that stands for the code point at `offset`."""
        return self._slices_of(offset, offset + 1)[0] // 2

    def row_at(self, cell: int) -> int:
        """The row of the document that a cell of the ruler stands for."""
        return min(self._rows - 1, self._rows * max(0, cell) // self.height)

    def _slices_of(self, start: int, end: int) -> range:
        """The slices that share a code point with `[start, end)`.

        Where the document has fewer rows than slices, several slices stand for one row.
        """
        begun = self._bounds[max(0, bisect_right(self._bounds, start) - 1)]
        first = bisect_left(self._bounds, begun)
        return range(first, max(first + 1, bisect_left(self._bounds, end)))

    def _extent(self, at: int) -> Extent:
        """The code points of a slice."""
        start = self._bounds[at]
        after = bisect_right(self._bounds, start)
        return start, self._bounds[after] if after < len(self._bounds) else self._end


def _tint(mark: Mark | None) -> str | None:
    return None if mark is None else mark.tint
