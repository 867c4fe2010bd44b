"""Stories and documents: which story to read, which of its articles, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.widgets import DataTable

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.story import StorySummary
from annotator.text.visible import visible_line
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Part, Rows, fitted

STORY_WIDTH = 32
"""Cells that the name of a story has; the figures beside it are what the table is for."""

STORY_COLUMNS = ("story", "articles", "complete", "spans", "links", "open", "flagged", "touched")
DOCUMENT_COLUMNS = ("", "n", "outlet", "title", "published", "length", "file")

EDITED = (("source", "Outlet"), ("title", "Title"), ("published", "Published"), ("story", "Story"))
"""The fields of a document that a person can edit, with their prompts."""

HINTS = (
    Part(" Enter", "key"),
    Part(" open ", "dim"),
    Part(" Tab", "key"),
    Part(" stories, articles ", "dim"),
    Part(" Space", "key"),
    Part(" read this article or not ", "dim"),
    Part(" a", "key"),
    Part(" outlet, title, date, story ", "dim"),
    Part(" Esc", "key"),
    Part(" back ", "dim"),
)

Edit = Callable[[Document, Mapping[str, str]], str]
"""Edits a document and returns what was done, for the hint line."""


class StoriesScreen(CommandScreen):
    """The stories above, the articles of the one under the cursor below."""

    AUTO_FOCUS: ClassVar[str | None] = "#stories"

    def __init__(
        self,
        load: Callable[[], tuple[Sequence[StorySummary], Sequence[Document]]],
        current: str,
        reading: Sequence[str],
        open_story: Callable[[str, Sequence[str]], object],
        edit: Edit,
    ) -> None:
        """`reading`: ids of the documents on the board, which shows the story `current`."""
        super().__init__()
        self._load = load
        self._current = current
        self._reading = set(reading)
        self._open_story = open_story
        self._edit = edit
        self._stories: Sequence[StorySummary] = ()
        self._documents: Sequence[Document] = ()
        self._field: FieldMode | None = None

    def compose(self) -> ComposeResult:
        """Two tables and a hint line."""
        yield Rows(id="titles")
        yield DataTable(id="stories", cursor_type="row", zebra_stripes=True)
        yield DataTable(id="documents", cursor_type="row", zebra_stripes=True)
        yield HintRows(id="hints")

    def on_mount(self) -> None:
        """Fill the tables; the cursor is on the story that is open."""
        self._table("stories").add_columns(*STORY_COLUMNS)
        self._table("documents").add_columns(*DOCUMENT_COLUMNS)
        self.query_one("#titles", Rows).show([[Part(" Stories and articles", "strong")]])
        self._fill()

    def acts(self) -> Mapping[str, Act]:
        """Go, choose, edit, leave."""
        table = self._focused_table()
        return {
            "move.down": table.action_cursor_down,
            "move.up": table.action_cursor_up,
            "article.next": self.focus_next,
            "article.previous": self.focus_previous,
            "choose": self._open,
            "tag.pick": self._toggle,
            "span.adjust": self._edit_document,
            "select.clear": self.dismiss,
            "screen.stories": self.dismiss,
            "app.quit": self.dismiss,
        }

    def take_key(self, event: events.Key) -> bool:
        """A field that is open takes every key."""
        if self._field is not None:
            self._field.press(event.key, event.character)
            self._show_hints()
            return True
        return super().take_key(event)

    def take_paste(self, text: str) -> bool:
        """Pasted text goes into the field."""
        taken = self._field is not None and self._field.paste(text)
        self._show_hints()
        return taken

    @on(DataTable.RowHighlighted, "#stories")
    def show_documents(self) -> None:
        """The articles of the story under the cursor."""
        story = self._story()
        table = self._table("documents")
        row = table.cursor_row
        table.clear()
        for document in self._documents_of(story):
            read = story != self._current or document.id in self._reading
            cells = (
                "✓" if read else "",
                str(document.number),
                document.source,
                document.title,
                document.published,
                str(document.length),
                document.file_name,
            )
            table.add_row(*map(_plain, cells), key=document.id)
        table.move_cursor(row=row)

    @on(DataTable.RowSelected)
    def open_selected(self) -> None:
        """A second click on a row opens it."""
        self._open()

    def _fill(self) -> None:
        try:
            self._stories, self._documents = self._load()
        except AnnotatorError as refusal:
            self._say(str(refusal))
            return
        table = self._table("stories")
        table.clear()
        for story in self._stories:
            figures = (
                story.documents,
                f"{story.complete}/{story.documents}",
                story.spans,
                story.links,
                story.open,
                story.flagged,
                (story.touched or "")[:16].replace("T", " "),
            )
            name = _plain(fitted(story.name, STORY_WIDTH))
            table.add_row(name, *map(_plain, map(str, figures)), key=story.name)
        names = [story.name for story in self._stories]
        if self._current in names:
            table.move_cursor(row=names.index(self._current))
        self.show_documents()
        self._show_hints()

    def _story(self) -> str:
        row = self._table("stories").cursor_row
        return self._stories[row].name if row < len(self._stories) else ""

    def _documents_of(self, story: str) -> list[Document]:
        return [document for document in self._documents if document.story == story]

    def _document(self) -> Document | None:
        documents = self._documents_of(self._story())
        row = self._table("documents").cursor_row
        return documents[row] if row < len(documents) else None

    def _open(self) -> None:
        story = self._story()
        read = [
            document.id
            for document in self._documents_of(story)
            if story != self._current or document.id in self._reading
        ]
        self._open_story(story, read)

    def _toggle(self) -> None:
        document = self._document()
        if document is None or document.story != self._current:
            self._say("Open the story first, then choose which of its articles to read.")
        elif self._reading == {document.id}:
            self._say("One article at least is read.")
        else:
            self._reading ^= {document.id}
            self.show_documents()

    def _edit_document(self, index: int = 0, given: Mapping[str, str] | None = None) -> None:
        """Ask for one field after the other, then edit."""
        document = self._document()
        if document is None:
            return
        answers = dict(given or {})
        if index == len(EDITED):
            said = self._edit(document, answers)
            self._fill()
            self._say(said)
            return
        name, prompt = EDITED[index]

        def done(text: str) -> None:
            self._edit_document(index + 1, {**answers, name: text})

        field = LineField(prompt, getattr(document, name))
        self._field = FieldMode(field, self._leave_field, done, "Enter: next, Esc: leave it all")
        self._show_hints()

    def _leave_field(self) -> None:
        self._field = None
        self._show_hints()

    def _say(self, sentence: str) -> None:
        self.query_one("#hints", Rows).show([[Part(f" {sentence}", "warning")]])

    def _show_hints(self) -> None:
        row = HINTS if self._field is None else self._field.row()
        self.query_one("#hints", Rows).show([row])

    def _table(self, name: str) -> DataTable[Text]:
        return self.query_one(f"#{name}", DataTable)

    def _focused_table(self) -> DataTable[Text]:
        focused = self.focused
        return focused if isinstance(focused, DataTable) else self._table("stories")


def _plain(text: str) -> Text:
    """A cell that is safe to show. A table would take a string for markup."""
    return Text(visible_line(text))
