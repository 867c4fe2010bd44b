"""A canvas with a caret and a selection."""

from textual.geometry import Offset

from annotator.domain.document import Document
from annotator.text.extent import Extent
from annotator.tui.widgets.laid_out import LaidOut
from annotator.tui.widgets.pane_canvas import PaneCanvas
from annotator.tui.widgets.row_strips import MARGIN


class CaretPane(PaneCanvas):
    """A document with a caret between two characters, drawn as a block on the one after it.

    Offsets are code points. Before the pane has a size, rows are not known: a vertical move then
    stays where it is, and the view follows once the size is there.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self._caret = 0
        self._anchor: int | None = None
        self._goal: int | None = None

    def show(self, document: Document, text: str) -> None:
        """Show a document from its top, without marks, the caret at its start."""
        self.document = document
        self._caret, self._anchor, self._goal = 0, None, None
        self.show_text(text)
        self.change_view(caret=0)

    def show_again(self, document: Document, laid: LaidOut) -> bool:
        """Show a document as it was laid out; false where it has to be laid out anew."""
        if not self.take_up(laid):
            return False
        self.document = document
        self._caret, self._anchor, self._goal = self.view.caret or 0, None, None
        return True

    # Caret and selection

    @property
    def caret(self) -> int:
        """Where the caret is: the code point that it stands before."""
        return self._caret

    @property
    def caret_place(self) -> Offset | None:
        """The cell and the row of the screen where the caret is; none before there is a size.

        While it is out of view that is the row of the pane that is nearest to it.
        """
        if self.cell_map is None:
            return None
        row, cell = self.cell_map.cell_of(self._caret)
        return self.region.offset + Offset(
            min(MARGIN + cell, self.size.width - 1),
            max(0, min(row - self.top, self.size.height - 1)),
        )

    @property  # type: ignore[override]
    def anchor(self) -> int | None:
        """The end of the selection that stays while the caret moves; none: nothing is selected.

        Textual's own `anchor` keeps a widget scrolled to its end, which a document never is.
        """
        return self._anchor

    @anchor.setter
    def anchor(self, offset: int | None) -> None:
        self._place(self._caret, offset)

    @property
    def selection(self) -> Extent | None:
        """What is selected, or none where anchor and caret are in one place."""
        if self._anchor is None or self._anchor == self._caret:
            return None
        return min(self._anchor, self._caret), max(self._anchor, self._caret)

    def move_caret(self, offset: int, *, extend: bool = False, keep_goal: bool = False) -> None:
        """Put the caret on the caret stop at or before `offset`, in view.

        `extend` selects from where the caret or the anchor was, else the selection goes. A move
        with `keep_goal` leaves alone the cell that vertical moves aim at.
        """
        offset = self._clamped(offset)
        if self.cell_map is not None:
            offset = self.cell_map.stop_at(offset)
        anchor = None
        if extend:
            anchor = self._caret if self._anchor is None else self._anchor
        if not keep_goal:
            self._goal = None
        self._place(offset, anchor)
        self.keep_in_view(offset)

    def select(self, start: int, end: int) -> None:
        """Select exactly `[start, end)`: the anchor at its start, the caret at its end."""
        self._goal = None
        self._place(self._clamped(end), self._clamped(start))

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._place(self._caret, None)

    def restore(self, caret: int, anchor: int | None, top_offset: int) -> None:
        """Take up a reading where it was left; before the first size too."""
        self._goal = None
        self._place(self._clamped(caret), None if anchor is None else self._clamped(anchor))
        self.set_top_offset(self._clamped(top_offset))

    def _clamped(self, offset: int) -> int:
        return max(0, min(offset, len(self.text)))

    def _place(self, caret: int, anchor: int | None) -> None:
        self._caret, self._anchor = caret, anchor
        self.change_view(caret=caret, selection=self.selection)

    # Where motions go

    def row_step(self, rows: int) -> int:
        """The offset so many rows below the caret, or above, as near as can be to its cell.

        The cell is that of the first vertical move in a run of moves with `keep_goal`.
        """
        if self.cell_map is None:
            return self._caret
        row, cell = self.cell_map.cell_of(self._caret)
        if self._goal is None:
            self._goal = cell
        return self.cell_map.offset_at(row + rows, self._goal)

    def row_start(self) -> int:
        """The first caret stop of the caret's row."""
        if self.cell_map is None:
            return self._caret
        return self.cell_map.extent(self.cell_map.row_of(self._caret))[0]

    def row_end(self) -> int:
        """The last caret stop of the caret's row: its newline, where it has one."""
        if self.cell_map is None:
            return self._caret
        row = self.cell_map.row_of(self._caret)
        return self.cell_map.offset_at(row, self.size.width)

    def stop_after(self, offset: int) -> int:
        """The caret stop after `offset`: past its grapheme cluster."""
        return offset if self.cell_map is None else self.cell_map.stop_after(offset)

    def stop_before(self, offset: int) -> int:
        """The caret stop before `offset`."""
        return offset if self.cell_map is None else self.cell_map.stop_before(offset)
