"""The fact matrix: which article says what, and where they disagree."""

from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from annotator.domain.matrix import Cell, FactMatrix, Order, Row, excerpt, fact_matrix
from annotator.session.draft import Draft
from annotator.session.wording import count
from annotator.text.visible import visible_line
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.key_table import key_for, keys_in_force
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Part, Rows

MIN_COLUMN = 18
"""Cells of the narrowest column that still says something."""

FACT_COLUMN = 8
"""Cells of the column with number and flag."""

ROW_HEIGHT = 2
"""Rows of the screen that a fact takes."""

WRAP_LOSS = 8
"""Cells that the end of a wrapped row may leave empty: a long word."""

ABSENT = "∅"

EMPTY = (
    "No fact yet. Go back with {}, choose a span with {}, pin it with {}, go to what says the same "
    "in another article, and press {} there."
)
"""With the keys that do it."""

MAKING = "select.clear", "span.next", "link.source", "link.equivalent"
"""The commands that make a fact, in the order of that sentence."""


class MatrixScreen(CommandScreen):
    """A row a fact, a column an article; Enter goes to the span under the cursor."""

    AUTO_FOCUS: ClassVar[str | None] = "DataTable"

    def __init__(
        self,
        shown: Draft,
        go_to_span: Callable[[str], None],
        advice: Callable[[int], Sequence[Sequence[Part]]] = lambda width: (),
    ) -> None:
        """`advice`: rows that stand under the table, made for a width in cells."""
        super().__init__()
        self._advice = advice
        self._shown = shown
        self._go_to_span = go_to_span
        self._order = Order.SIZE
        self._matrix = FactMatrix((), ())

    def compose(self) -> ComposeResult:
        """A title, the table, what differs in the row under the cursor, and the keys."""
        yield Rows(id="titles")
        yield DataTable(id="matrix", cursor_type="cell", zebra_stripes=True)
        yield Rows(id="advice")
        yield Rows(id="dock")
        yield HintRows(id="hints")

    def on_mount(self) -> None:
        """Work the matrix out."""
        self.fill()

    def acts(self) -> Mapping[str, Act]:
        """Move, sort, go there, leave."""
        table = self._table
        return {
            "move.left": table.action_cursor_left,
            "move.down": table.action_cursor_down,
            "move.up": table.action_cursor_up,
            "move.right": table.action_cursor_right,
            "article.next": self._sort_otherwise,
            "choose": self._go,
            "select.clear": self.dismiss,
            "screen.matrix": self.dismiss,
            "app.quit": self.dismiss,
        }

    def fill(self) -> None:
        """Work the matrix out and show it."""
        shown = self._shown
        self._matrix = fact_matrix(shown.layer, shown.in_order, shown.labels, self._order)
        table = self._table
        table.clear(columns=True)
        width = self._column_width()
        table.add_column("fact", width=FACT_COLUMN)
        for document in self._matrix.documents:
            name = Text(visible_line(f"{document.number} {document.name}"))
            table.add_column(name, width=width)
        for row in self._matrix.rows:
            cells = (self._cell(each, width) for each in row.cells)
            table.add_row(self._heading(row), *cells, height=ROW_HEIGHT)
        self._show_rows()
        advice, told = self.query_one("#advice", Rows), self._advice(self.app.size.width)
        advice.styles.height = len(told)
        advice.show(told)

    def fill_again(self) -> None:
        """Show what has been saved meanwhile, if the screen is still there."""
        if self.is_active and self.query("#matrix"):
            self.fill()

    def on_data_table_cell_selected(self) -> None:
        """A second click on a cell goes there."""
        self._go()

    def on_data_table_header_selected(self) -> None:
        """A click on the name of a column sorts otherwise."""
        self._sort_otherwise()

    def on_data_table_cell_highlighted(self) -> None:
        """Say in full what the cell under the cursor holds."""
        self._show_rows()

    @property
    def _table(self) -> "DataTable[Text]":
        return self.query_one("#matrix", DataTable)

    def _column_width(self) -> int:
        columns = max(1, len(self._matrix.documents))
        room = self.app.size.width - FACT_COLUMN - 2 - 2 * columns
        return max(MIN_COLUMN, room // columns)

    def _heading(self, row: Row) -> Text:
        flag = " ≠" if row.flagged else ""
        return Text(f"{row.fact.number}{flag}", style="bold")

    def _cell(self, cell: Cell, width: int) -> Text:
        if cell.absent:
            return Text(ABSENT)
        said = " / ".join(
            f"{each.mark}{' ' if each.mark else ''}{each.span.quote}" for each in cell.members
        )
        differs = any(member.differs for member in cell.members)
        room = ROW_HEIGHT * width - WRAP_LOSS
        return Text(excerpt(visible_line(said), room), style="bold" if differs else "")

    def _show_rows(self) -> None:
        rows = self._matrix.rows
        flagged = sum(row.flagged for row in rows)
        title = (
            f" Fact matrix · {count(len(rows), 'fact')} · {flagged} with figures that differ (≠)"
        )
        self.query_one("#titles", Rows).show([[Part(title, "strong")]])
        self.query_one("#dock", Rows).show(self._described(self._table.cursor_coordinate))
        self.query_one("#hints", Rows).show([_hints(self._order)])

    def _described(self, at: Coordinate) -> list[list[Part]]:
        """The cell in full, and which figures of the row differ."""
        if not self._matrix.rows:
            lines = wrap(EMPTY.format(*map(key_for, MAKING)), max(1, self.app.size.width - 2))
            return [[Part(f" {line}", "warning")] for line in lines]
        row = self._matrix.rows[min(at.row, len(self._matrix.rows) - 1)]
        quotes = []
        if at.column > 0:
            cell = row.cells[at.column - 1]
            quotes = [f"{each.mark} “{each.span.quote}”" for each in cell.members]
            if cell.absent:
                quotes = ["nothing here"]
        differs = [figure for member in row.members for figure in member.differs]
        told = f" differs: {' · '.join(differs)}" if differs else ""
        return [[Part(f" {' / '.join(quotes) or 'undecided'}")], [Part(told, "warning")]]

    def _sort_otherwise(self) -> None:
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.fill()

    def _go(self) -> None:
        """Go to the member under the cursor, else to the fact's oldest span."""
        at = self._table.cursor_coordinate
        if not self._matrix.rows:
            return
        row = self._matrix.rows[at.row]
        members = row.cells[at.column - 1].members if at.column > 0 else ()
        span = members[0].span if members else row.oldest
        self.dismiss()
        self._go_to_span(span.id)


def _hints(order: Order) -> list[Part]:
    sort = keys_in_force().sign("article.next")
    return [
        Part(" Enter", "key", "choose"),
        Part(" go there ", "dim", "choose"),
        Part(f" {sort}", "key", "article.next"),
        Part(f" sorted by {order.value}: the next order ", "dim", "article.next"),
        Part(" Esc", "key", "select.clear"),
        Part(" back ", "dim", "select.clear"),
    ]
