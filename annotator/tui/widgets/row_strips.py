"""The rows of one wrapped text as strips, painted when they are first shown and kept."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Size
from textual.strip import Strip

from annotator.tui.layout import wrapping
from annotator.tui.layout.cells import CellMap
from annotator.tui.layout.gutter import GAP, GUTTER, gutter
from annotator.tui.layout.painting import View, paint
from annotator.tui.layout.ruler import Tick
from annotator.tui.layout.span_index import SpanIndex
from annotator.tui.widgets.pane_styles import PaneStyles

MARGIN = GUTTER + GAP
"""Cells before the text."""

END_CELL = 1
"""Cells after the text for newlines and hanging white space."""

RULER = 1
"""Cells of the overview ruler at the right edge."""

LEAST_WIDTH = MARGIN + wrapping.LEAST_WIDTH + END_CELL + RULER
"""Cells of the narrowest pane that a row fits into."""

SCREENS_KEPT = 4
"""Rows that are kept, in screens."""

STRIPS_OF_ROW = 8
"""Strips of one row that are kept: it looks different beside other cells of the ruler."""


@dataclass(slots=True)
class _PaintedRow:
    """A row up to the ruler, and its strips by what the ruler shows beside it."""

    pieces: list[tuple[str, Style]]
    strips: dict[Tick, Strip]


class RowStrips:
    """Strips as wide as the pane, each segment with its own style and background.

    The app's line filters have been through them: drawing past Textual's own machinery would lose
    them. All that a strip depends on besides view and marks is given at the start.
    """

    def __init__(
        self,
        size: Size,
        styles: PaneStyles,
        filters: Sequence[LineFilter],
        background: Color,
    ) -> None:
        self.size = size
        self.filters = filters
        self._styles = styles
        self._background = background
        self._rows: OrderedDict[int, _PaintedRow] = OrderedDict()

    def draws_like(self, other: "RowStrips") -> bool:
        """Whether a row would look the same in another's hands."""
        drawn = (self.size, self._styles, self.filters, self._background)
        return drawn == (other.size, other._styles, other.filters, other._background)

    def blank(self) -> Strip:
        """A row with nothing on it."""
        return self._filtered([Segment(" " * self.size.width, self._styles.base)])

    def strip(
        self, number: int, tick: Tick, cell_map: CellMap, index: SpanIndex, view: View
    ) -> Strip:
        """A row of the text beside a cell of the ruler; blank past the last row."""
        painted = self._rows.get(number)
        if painted is None:
            painted = _PaintedRow(self._pieces(number, cell_map, index, view), {})
            self._rows[number] = painted
            while len(self._rows) > SCREENS_KEPT * max(8, self.size.height):
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(number)
        strip = painted.strips.get(tick)
        if strip is None:
            if len(painted.strips) >= STRIPS_OF_ROW:
                painted.strips.clear()
            ruler = (tick.shown, self._styles.tick(tick))
            strip = self._filtered(_merged((*painted.pieces, ruler)))
            painted.strips[tick] = strip
        return strip

    def forget(self, first: int, last: int) -> None:
        """Paint the rows from `first` to `last` again when they are next shown."""
        for row in [row for row in self._rows if first <= row <= last]:
            del self._rows[row]

    def _filtered(self, segments: list[Segment]) -> Strip:
        for line_filter in self.filters:
            segments = line_filter.apply(segments, self._background)
        if self.size.width < LEAST_WIDTH:
            return Strip(segments).adjust_cell_length(self.size.width, self._styles.base)
        return Strip(segments, self.size.width)

    def _pieces(
        self, number: int, cell_map: CellMap, index: SpanIndex, view: View
    ) -> list[tuple[str, Style]]:
        """A row of the text, up to the ruler, in pieces of one style."""
        base = self._styles.base
        room = max(0, self.size.width - RULER)
        if number >= len(cell_map):
            return [(" " * room, base)]
        row = cell_map.row(number)
        marks = index.overlapping(row.start, row.end)
        look = self._styles.look
        pieces = [(run.text, look(run.look)) for run in gutter(row, marks, view)]
        pieces += [(run.text, look(run.look)) for run in paint(row, marks, view)]
        pieces.append((" " * (room - MARGIN - row.width), base))
        return pieces


def _merged(pieces: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Neighbours in one style as one segment: each costs some 45 bytes on the line.

    Styles come from one table, so that the same look is the same object.
    """
    segments: list[Segment] = []
    text, style = "", None
    for more, its_style in pieces:
        if its_style is style:
            text += more
        else:
            if text:
                segments.append(Segment(text, style))
            text, style = more, its_style
    segments.append(Segment(text, style))
    return segments
