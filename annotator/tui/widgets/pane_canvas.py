"""A text with marks on the Line API: what is drawn, and what is painted again.

Cost per key stays the same from 5 KB to 10 MB: a row is laid out when it is first drawn, kept as a
strip, and painted again only when something on it changes.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.geometry import Region
from textual.strip import Strip

from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.text.extent import Extent
from annotator.tui.layout.cells import CellMap
from annotator.tui.layout.changes import dirtied
from annotator.tui.layout.mark import Mark
from annotator.tui.layout.painting import View
from annotator.tui.layout.ruler import Ruler
from annotator.tui.layout.span_index import SpanIndex
from annotator.tui.widgets.laid_out import LaidOut
from annotator.tui.widgets.pane_styles import styles_for
from annotator.tui.widgets.row_strips import RowStrips
from annotator.tui.widgets.scrolled_text import ScrolledText
from annotator.tui.widgets.view_field import ViewField

if TYPE_CHECKING:
    from annotator.tui.layout.codes import Codes


class PaneCanvas(ScrolledText, can_focus=False):
    """A document's text with gutter and ruler; it holds view state only.

    It has no border, padding or opacity: those belong to its parent, because `render_lines` does
    without Textual's per-row style machinery.
    """

    chosen = ViewField[str | None]()
    """The id of the chosen span."""
    pinned = ViewField[str | None]()
    """The id of the span that is held as a link's source."""
    outline = ViewField[Extent | None]()
    """The passage that is proposed as a partner."""
    hit = ViewField[Extent | None]()
    """The passage that was found."""
    lit = ViewField[Extent | None]()
    """The only passage whose text is drawn in full; none: all of it."""
    codes: ViewField["Codes | None"] = ViewField()
    """Letters over words, to be typed or clicked."""
    active = ViewField[bool]()
    """Whether keys go to this pane: else its caret is dim."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.view = View(active=False)
        self._labels = LabelSet(INITIAL_LABELS)
        self._index = SpanIndex()
        self._ruler: Ruler | None = None
        self._strips: RowStrips | None = None
        self._frame: list[Strip | None] = []
        """The strips on the screen: other panes are asked for theirs on each key too."""
        self._frame_top = 0
        self._is_veiled = False

    # What is shown

    @property
    def is_veiled(self) -> bool:
        """Whether nothing of the text is drawn."""
        return self._is_veiled

    def veil(self, veiled: bool) -> None:
        """Draw nothing of the text, which is laid out all the same, or draw it again."""
        if veiled != self._is_veiled:
            self._is_veiled = veiled
            self._frame = []
            self.refresh()

    def show_text(self, text: str) -> None:
        """Show a text from its top, without marks."""
        self._index = SpanIndex()
        self.view = View(active=self.view.active)
        self._strips = None
        super().show_text(text)

    def laid_aside(self) -> LaidOut | None:
        """What is shown as it is laid out and drawn; none before there is a size."""
        if self.cell_map is None or self._ruler is None:
            return None
        strips = self._strips_now()
        return LaidOut(
            self.text, strips.size, self.cell_map, self._index, self._ruler, strips, self.view
        )

    def laid_out_as(self, text: str, marks: Iterable[Mark]) -> LaidOut | None:
        """Another text with marks, laid out as here and not shown; none before there is a size."""
        if not self.size:
            return None
        size, index = self.size, SpanIndex(marks)
        cell_map = CellMap(text, self.cells)
        ruler = Ruler(cell_map, size.height, index)
        view = View(active=self.view.active)
        return LaidOut(text, size, cell_map, index, ruler, self._new_strips(), view)

    def take_up(self, laid: LaidOut) -> bool:
        """Show what was laid out before; false where size, colours or labels are others now."""
        strips = self._new_strips()
        if laid.size != self.size or not strips.draws_like(laid.strips):
            return False
        self._index, self._ruler, self._strips = laid.index, laid.ruler, laid.strips
        self._frame = []
        active, self.view = self.view.active, laid.view
        self.show_laid_out(laid.text, laid.cell_map)
        self.change_view(active=active)
        return True

    def set_labels(self, labels: LabelSet) -> None:
        """Colour the marks by these labels; until then by the initial ones."""
        self._labels = labels
        self.repaint_all()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Draw these marks instead of all others."""
        self._index = SpanIndex(marks)
        self._ruler = self._new_ruler()
        self.repaint_all()

    def replace_marks(self, removed: Iterable[str], added: Iterable[Mark]) -> None:
        """Take marks out by id and put others in; only their rows are painted again."""
        extents: list[Extent] = []
        cells: set[int] = set()
        for mark_id in removed:
            mark = self._index.remove(mark_id)
            if mark is not None:
                extents.append((mark.start, mark.end))
                cells.update(self._ruler.remove(mark) if self._ruler is not None else ())
        for mark in added:
            before = self._index.get(mark.id)
            if before is not None:
                self.replace_marks([mark.id], [])
            self._index.add(mark)
            extents.append((mark.start, mark.end))
            cells.update(self._ruler.add(mark) if self._ruler is not None else ())
        self._show_rows(self._forget(extents) | cells)

    def marks_at(self, offset: int) -> list[Mark]:
        """The marks that have the code point at `offset`, innermost first."""
        return self._index.at(offset)

    def marks_in(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with `[start, end)`, outermost first."""
        return self._index.overlapping(start, end)

    def change_view(self, **fields: Any) -> None:
        """Set fields of the view and paint what looks different."""
        before = self.view
        # Most of what a key brings up to date is as it was.
        if all(getattr(before, name) == value for name, value in fields.items()):
            return
        self.view = replace(before, **fields)
        rows = self._forget(dirtied(before, self.view, self._index))
        if self._ruler is not None and before.spot != self.view.spot:
            spots = (spot for spot in (before.spot, self.view.spot) if spot is not None)
            rows |= {self._ruler.cell_of(spot) for spot in spots}
        self._show_rows(rows)

    def row_on_ruler(self, y: int) -> int:
        """The row of the document that the ruler's cell at `y` from the top stands for."""
        return 0 if self._ruler is None else self._ruler.row_at(y)

    def laid_out(self) -> None:
        """Forget what was drawn for other rows or another size."""
        self._strips = None
        self._ruler = self._new_ruler()

    def _new_ruler(self) -> Ruler | None:
        # Not the size that it has: a pane that is hidden has none, and is shown as it was fitted.
        if self.cell_map is None or self.fitted is None:
            return None
        return Ruler(self.cell_map, self.fitted.height, self._index)

    # Painting

    def notify_style_update(self) -> None:
        """Forget the styles: theme or sheet have changed."""
        super().notify_style_update()
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint every row again."""
        self._strips = None
        self.refresh()

    def _forget(self, extents: Iterable[Extent]) -> set[int]:
        """Draw the rows of these code points anew; the rows of the pane that show them."""
        rows: set[int] = set()
        if self.cell_map is None or self._strips is None:
            return rows
        for start, end in extents:
            first, last = self.cell_map.row_of(start), self.cell_map.row_of(max(start, end - 1))
            self._strips.forget(first, last)
            # The frame may be of another top than the present one, and be shown again.
            for y in self._rows_between(first, last, self._frame_top, len(self._frame)):
                self._frame[y] = None
            rows.update(self._rows_between(first, last, self.top, self._strips.size.height))
        return rows

    @staticmethod
    def _rows_between(first: int, last: int, top: int, height: int) -> range:
        """Of a screen of rows from `top` on, those that show rows of the text."""
        return range(max(first - top, 0), min(last - top + 1, height))

    def _show_rows(self, rows: Collection[int]) -> None:
        """Show rows of the pane anew, neighbours together: each region has its price."""
        if self._strips is None:
            return
        width, begun = self._strips.size.width, 0
        for y in sorted(rows):
            if y < len(self._frame):
                self._frame[y] = None
            if y - 1 not in rows:
                begun = y
            if y + 1 not in rows:
                self.refresh(Region(0, begun, width, y + 1 - begun))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region of the pane, through the app's line filters.

        Textual asks for all rows of all panes whenever a row of one changes.
        """
        strips = self._strips_now()
        top, spot = self.top, self.view.spot
        if top != self._frame_top or len(self._frame) != strips.size.height:
            self._frame, self._frame_top = [None] * strips.size.height, top
        for y in range(crop.y, min(crop.bottom, len(self._frame))):
            if self._frame[y] is None:
                self._frame[y] = self._drawn(strips, y, top, spot)
        rows = [row for row in self._frame[crop.y : crop.bottom] if row is not None]
        rows += [strips.blank()] * (crop.height - len(rows))
        start, end = crop.column_span
        if (start, end) != (0, strips.size.width):
            rows = [row.crop(start, end) for row in rows]
        return rows

    def render_line(self, y: int) -> Strip:
        """The row at `y` from the top of the pane, as wide as the pane."""
        return self._drawn(self._strips_now(), y, self.top, self.view.spot)

    def _drawn(self, strips: RowStrips, y: int, top: int, spot: int | None) -> Strip:
        if self._is_veiled or self.cell_map is None or self._ruler is None:
            return strips.blank()
        tick = self._ruler.tick(y, top, spot)
        return strips.strip(top + y, tick, self.cell_map, self._index, self.view)

    def _strips_now(self) -> RowStrips:
        """The strips for the present size, styles and filters."""
        filters = self.get_line_filters()
        strips = self._strips
        if strips is None or strips.size != self.size or strips.filters != filters:
            self.fit()
            strips = self._strips = self._new_strips()
            self._frame = []
        return strips

    def _new_strips(self) -> RowStrips:
        styles = styles_for(self.app, self.rich_style, self._labels)
        filters, background = self.get_line_filters(), self.background_colors[1]
        return RowStrips(self.size, styles, filters, background)
