"""The articles of a story as a table."""

from collections.abc import Callable, Mapping, Sequence

from rich.text import Text
from textual.widgets import DataTable

from annotator.domain.document import Document
from annotator.text.visible import visible_line
from annotator.tui.command_screen import Act

COLUMNS = ("", "n", "outlet", "title", "published", "length", "file")


class DocumentTable(DataTable[Text]):
    """A row an article; a mark before those that are read."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, cursor_type="row", zebra_stripes=True)
        self._documents: Sequence[Document] = ()

    def on_mount(self) -> None:
        """Have the columns."""
        self.add_columns(*COLUMNS)

    def acts(self) -> Mapping[str, Act]:
        """What keys do in it, by command id."""
        return {
            "move.down": self.action_cursor_down,
            "move.up": self.action_cursor_up,
            "move.page_down": self.action_page_down,
            "move.page_up": self.action_page_up,
            "move.top": self.action_scroll_top,
            "move.bottom": self.action_scroll_bottom,
        }

    @property
    def document(self) -> Document | None:
        """The article in hand, where one is listed."""
        row = self.cursor_row
        return self._documents[row] if row < len(self._documents) else None

    def fill(self, documents: Sequence[Document], is_read: Callable[[Document], bool]) -> None:
        """List these articles; the cursor stays in its row."""
        row = self.cursor_row
        self._documents = documents
        self.clear()
        for document in documents:
            cells = (
                "✓" if is_read(document) else "",
                str(document.number),
                document.source,
                document.title,
                document.published,
                str(document.length),
                document.file_name,
            )
            # A table would take a string for markup.
            self.add_row(*(Text(visible_line(cell)) for cell in cells), key=document.id)
        self.move_cursor(row=row)
