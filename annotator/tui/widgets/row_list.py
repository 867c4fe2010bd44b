"""A long list of which only the rows in view are made."""

from collections.abc import Callable, Sequence

from annotator.tui.queue.listing import scrolled
from annotator.tui.widgets.rows import Part, Rows
from annotator.tui.widgets.wheel import Wheeled

RowOf = Callable[[int, bool, int], Sequence[Part]]
"""Makes a row: its index, whether it is the one in hand, the cells it has."""


class RowList(Wheeled, Rows):
    """Rows with one of them in hand, which stays in view."""

    def __init__(self, row_of: RowOf, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._row_of = row_of
        self._count = 0
        self._top = 0
        self.index = 0
        """The row in hand."""

    def fill(self, count: int, index: int) -> None:
        """List so many rows, with this one in hand."""
        self._count = count
        self.go(index)

    def go(self, index: int) -> None:
        """Take a row in hand, or the nearest one there is."""
        self.index = max(0, min(index, self._count - 1))
        self.draw()

    @property
    def room(self) -> int:
        """Rows that are in view."""
        return max(1, self.size.height)

    def draw(self, *, follow: bool = True) -> None:
        """Paint what differs; `follow`: the list is scrolled to the row in hand."""
        self._top = scrolled(self._top, self.index if follow else None, self._count, self.room)
        shown = range(self._top, min(self._top + self.room, self._count))
        self.show([self._row_of(each, each == self.index, self.size.width) for each in shown])

    def on_resize(self) -> None:
        """Use the room there is."""
        self.draw()

    def scroll_rows(self, rows: int) -> None:
        """Show what is further down or up; the row in hand stays."""
        self._top += rows
        self.draw(follow=False)
