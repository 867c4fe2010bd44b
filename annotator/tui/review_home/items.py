"""The items behind a number of the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import ClassVar

from annotator.domain.errors import AnnotatorError
from annotator.session.reviewing.item_rows import ItemRow
from annotator.session.wording import count
from annotator.tui.queue.listing import filled
from annotator.tui.stops.hints import Hint
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body
from annotator.tui.widgets.rows import Part

AT_ONCE = 40
"""Rows that are read before the next key is taken."""

NOTHING = "There is none."

WIDE = 110
"""Cells from which on there is room for the names of the articles."""

PLACE_WIDTH = 7
NUMBER_WIDTH, NAME_WIDTH = 4, 24
"""Cells of the number of an article, alone and with its name."""

WHOSE_WIDTH = 13


class ItemsScreen(StopScreen):
    """A row an item, as they are read; Enter opens the item."""

    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("choose", "opens the item"),
        ("move.down", ""),
        ("move.up", "move"),
        ("select.clear", "back"),
        ("screen.help", "help"),
    )

    def __init__(
        self,
        title: str,
        total: int,
        read: Callable[[], Iterator[ItemRow]],
        go_to: Callable[[int], None],
    ) -> None:
        """`read` begins to read the `total` rows; `go_to` opens the item at a place."""
        super().__init__()
        self._title = title
        self._total = total
        self._read = read
        self._rows: list[ItemRow] = []
        self._go_to = go_to

    def on_screen_resume(self) -> None:
        """Read the rows, and anew when what lay over them may have changed them."""
        try:
            self._read_on(self._read(), [])
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
            self.show()

    def _read_on(self, coming: Iterator[ItemRow], read: list[ItemRow]) -> None:
        """Read some, and the others when the keys that have come meanwhile are taken."""
        if not self.is_current:
            return
        try:
            more = list(islice(coming, AT_ONCE))
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
            self.show()
            return
        self._rows = [*read, *more]
        self.refill()
        if len(more) == AT_ONCE:
            self.call_later(self._read_on, coming, self._rows)

    def choose(self, target: str) -> None:
        """Open the item."""
        self._go_to(int(target.partition(":")[2]))

    def heading(self) -> list[Part]:
        """What is counted."""
        return [
            Part(f" {self._title}", "strong"),
            Part(f" · {count(self._total, 'item')}"),
        ]

    def body(self, width: int) -> Body:
        """A row for each item that is read."""
        if not self._rows and self._total == 0:
            return [[], [Part(f" {NOTHING}", "dim")]]
        return [[], *([_row(each, width)] for each in self._rows)]


def _row(row: ItemRow, width: int) -> Part:
    article = NAME_WIDTH if width >= WIDE else NUMBER_WIDTH
    room = max(2, width - PLACE_WIDTH - article - WHOSE_WIDTH)
    cells = (
        f" {row.place:>4}  ",
        filled(f"{row.article} {row.name}" if width >= WIDE else row.article, article),
        filled(row.whose, WHOSE_WIDTH),
        filled(row.what, room // 2),
        filled(row.said or "not judged", room - room // 2),
    )
    return Part("".join(cells), "text" if row.said else "dim", f"item:{row.place}")
