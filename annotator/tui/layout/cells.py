"""Between offsets in a text and the rows and cells where they are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.text.extent import Extent
from annotator.text.visible import visible
from annotator.tui.layout.graphemes import LONGEST, bounds, is_narrow, stand_in, tab_width
from annotator.tui.layout.wrapping import LEAST_WIDTH, wrap


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a wrapped text as a run of clusters.

    The newline and the white space that hangs over the row's end have the one cell after the
    others, and so has the end of the text. Of a row of narrow characters the three sequences are
    ranges and a string, so that it costs the same at any width.
    """

    offsets: Sequence[int]
    """Where each cluster begins, in code points of the text, and at last where the row ends."""
    cells: Sequence[int]
    """Where each cluster begins, in cells from the row's start, and at last the row's width."""
    shown: Sequence[str]
    """What each cluster is shown as."""
    last: bool = False
    """Whether the text ends with it: then the end of the text is in it as well."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.offsets[-1]

    def holds(self, offset: int) -> bool:
        """Whether the code point at `offset` is in the row, or the end of the text."""
        return self.start <= offset < self.end or (self.last and offset == self.end)

    @property
    def width(self) -> int:
        """Cells taken, the one past the last character included where it exists."""
        return self.cells[-1]

    def index_of(self, offset: int) -> int:
        """The number of the cluster that has the code point at `offset`, clamped to the row."""
        return max(0, min(bisect_right(self.offsets, offset), len(self.shown)) - 1)

    def index_at(self, cell: int) -> int:
        """The number of the cluster at `cell`, clamped to the row."""
        return max(0, min(bisect_right(self.cells, cell), len(self.shown)) - 1)

    def slice_of(self, start: int, end: int) -> slice:
        """The clusters that have a code point of `[start, end)`."""
        first = self.index_of(start)
        return slice(first, max(first, bisect_left(self.offsets, end, 0, len(self.shown))))


class CellMap:
    """A text wrapped to a width: rows from 0, cells from 0 at the start of a row.

    `cells` is the width that it is wrapped to; a row may take one cell more (see `Row`).
    """

    def __init__(self, text: str, cells: int) -> None:
        self.text = text
        self.cells = max(cells, LEAST_WIDTH)
        self._starts = wrap(text, self.cells)

    def __len__(self) -> int:
        """The number of rows, at least one."""
        return len(self._starts)

    def row_of(self, offset: int) -> int:
        """The row that has the code point at `offset`; the last for the end of the text."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def extent(self, row: int) -> Extent:
        """The code points of a row, its newline included."""
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self.text)
        return self._starts[row], end

    def row(self, number: int) -> Row:
        """The clusters of a row."""
        start, end = self.extent(number)
        newline = end > start and self.text[end - 1] == "\n"
        last = number + 1 == len(self._starts)
        text_end = end - newline
        if text_end - start <= self.cells and is_narrow(self.text, start, text_end):
            shown = self.text[start:text_end]
            if newline:
                return Row(range(start, end + 1), range(end - start + 1), shown + " ")
            if not last:
                return Row(range(start, end + 1), range(end - start + 1), shown)
            return Row((*range(start, end + 1), end), range(end - start + 2), shown + " ", last)
        return self._mixed(start, text_end, end, last)

    def _mixed(self, start: int, text_end: int, end: int, last: bool) -> Row:
        """A row with tabs, wide or joined characters, or white space that hangs over its end."""
        offsets: list[int] = []
        cells: list[int] = []
        shown: list[str] = []
        cell = 0
        hangs = False
        # White space that hangs may go on for megabytes; what has cells is within this reach.
        reach = min(text_end, start + (self.cells + 1) * (LONGEST + 1))
        drawn = visible(self.text[start:reach])
        for first, after, width in bounds(drawn):
            if drawn[first] == "\t":
                width = tab_width(cell)
            hangs = cell + width > self.cells
            offsets.append(start + first)
            cells.append(cell)
            if hangs:
                break
            shown.append(stand_in(drawn[first:after], width))
            cell += width
        if hangs or end > text_end or last:
            if not hangs:
                offsets.append(text_end)
                cells.append(cell)
            shown.append(" ")
            cell += 1
        return Row((*offsets, end), (*cells, cell), shown, last)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """The row and the cell of the cluster that has the code point at `offset`."""
        number = self.row_of(offset)
        row = self.row(number)
        return number, row.cells[row.index_of(offset)]

    def offset_at(self, row: int, cell: int) -> int:
        """Where the cluster begins that is shown at `cell` of a row, both clamped."""
        found = self.row(max(0, min(row, len(self) - 1)))
        return found.offsets[found.index_at(cell)]

    def extent_at(self, row: int, cell: int) -> Extent:
        """The code points of the cluster that is shown at `cell` of a row, both clamped."""
        found = self.row(max(0, min(row, len(self) - 1)))
        index = found.index_at(cell)
        return found.offsets[index], found.offsets[index + 1]

    def stop_at(self, offset: int) -> int:
        """The caret stop at or before `offset`: the start of its cluster."""
        row = self.row(self.row_of(offset))
        return row.offsets[row.index_of(offset)]

    def stop_after(self, offset: int) -> int:
        """The next caret stop after `offset`, or the last one of the text."""
        number = self.row_of(offset)
        row = self.row(number)
        index = row.index_of(offset)
        if index + 1 < len(row.shown):
            return row.offsets[index + 1]
        return row.end if number + 1 < len(self) else row.offsets[index]

    def stop_before(self, offset: int) -> int:
        """The caret stop before the one that has `offset`, or the first one of the text."""
        number = self.row_of(offset)
        row = self.row(number)
        index = row.index_of(offset)
        if index:
            return row.offsets[index - 1]
        if not number:
            return 0
        row = self.row(number - 1)
        return row.offsets[len(row.shown) - 1]
