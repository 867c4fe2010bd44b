"""Stories and documents: which story to read, which of its articles, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import DataTable

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.story import StoryState, StorySummary
from annotator.tui.answers import when_soon
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode
from annotator.tui.screens.asking_fields import ask_fields
from annotator.tui.screens.document_table import DocumentTable
from annotator.tui.screens.listed_stories import ListedStories
from annotator.tui.screens.story_rows import column_heads, filter_parts, heading, story_row
from annotator.tui.stops.hints import hint_parts
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.row_list import RowList
from annotator.tui.widgets.rows import Part, Rows

HINTS = (
    ("choose", "open"),
    ("select.clear", "back"),
    ("find", "name"),
    ("move.left", ""),
    ("move.right", "which"),
    ("article.next", "articles"),
    ("tag.pick", "read this or not"),
    ("span.adjust", "outlet, title, date, story"),
)

Edit = Callable[[Document, Mapping[str, str]], str]
"""Edits a document and returns what was done, for the hint line."""


class StoriesScreen(CommandScreen):
    """The stories above, the articles of the one in hand below."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(
        self,
        load: Callable[[], Future[list[StorySummary]]],
        documents: Callable[[str], list[Document]],
        current: str,
        reading: Sequence[str],
        open_story: Callable[[str, Sequence[str]], object],
        edit: Edit,
    ) -> None:
        """`documents` gives those of a story, or raises `AnnotatorError`.

        `reading`: ids of the documents on the board, which shows the story `current`.
        """
        super().__init__()
        self._load = load
        self._documents_of = documents
        self._current = current
        self._reading = set(reading)
        self._open_story = open_story
        self._edit = edit
        self._stories = ListedStories()
        self._documents: Sequence[Document] = ()
        """Of the story in hand."""
        self._field: FieldMode | None = None

    def compose(self) -> ComposeResult:
        """How far all is, what is listed, the list, the articles, the keys."""
        yield Rows(id="titles")
        yield Rows(id="filters")
        yield RowList(self._story_row, id="stories")
        yield DocumentTable(id="documents")
        yield HintRows(id="hints")

    def on_mount(self) -> None:
        """Fill the list; the story that is open is in hand."""
        self._fill(self._current)

    def on_resize(self) -> None:
        """Use the room there is."""
        self._show_heads()

    # Keys and mouse

    def acts(self) -> Mapping[str, Act]:
        """Go, filter, choose, edit, leave."""
        return {
            "article.next": self._turn_to_the_other,
            "article.previous": self._turn_to_the_other,
            "choose": self._open,
            "find": self._find,
            "tag.pick": self._toggle,
            "span.adjust": self._edit_document,
            "select.clear": self._clear_or_leave,
            "screen.stories": self.dismiss,
            "app.quit": self.dismiss,
            **(self._table.acts() if self._in_table else self._list_acts()),
        }

    def _list_acts(self) -> Mapping[str, Act]:
        def by(distance: int) -> Act:
            return lambda: self._take(self._list.index + distance)

        return {
            "move.down": by(1),
            "move.up": by(-1),
            "move.page_down": by(self._list.room),
            "move.page_up": by(-self._list.room),
            "move.top": by(-len(self._stories.listed)),
            "move.bottom": by(len(self._stories.listed)),
            "move.right": lambda: self._turn_state(1),
            "move.left": lambda: self._turn_state(-1),
        }

    def take_key(self, event: events.Key) -> bool:
        """A field that is open takes every key."""
        if self._field is not None:
            self._press(event.key, event.character)
            return True
        return super().take_key(event)

    def take_press(self, target: str) -> bool:
        """A click on a key; one that is not the field's leaves the field."""
        if self._field is None:
            return super().take_press(target)
        kind, _, key = target.partition(":")
        if kind == "press":
            self._press(key, None)
            return True
        self._leave_field()
        return super().take_press(target)

    def take_paste(self, text: str) -> bool:
        """Pasted text goes into the field."""
        taken = self._field is not None and self._field.paste(text)
        self._show_hints()
        return taken

    def run_command(self, command_id: str) -> bool:
        """Do what a command says, or a click on a story or on a state."""
        kind, _, rest = command_id.partition(":")
        if kind == "story":
            self._take_clicked(int(rest))
        elif kind == "state":
            self._ask_for(StoryState(rest), self._stories.name)
        else:
            return super().run_command(command_id)
        return True

    @on(DataTable.RowSelected)
    def open_selected(self) -> None:
        """A second click on an article opens it."""
        self._open()

    def _turn_to_the_other(self) -> None:
        self.set_focus(None if self._in_table else self._table)
        self._list.draw()

    def _take_clicked(self, index: int) -> None:
        """A click takes a story in hand, the second one opens it."""
        held = self._list.index == index and not self._in_table
        self.set_focus(None)
        self._take(index)
        if held:
            self._open()

    def _press(self, key: str, character: str | None) -> None:
        assert self._field is not None
        self._field.press(key, character)
        self._show_hints()

    # The list

    def _fill(self, story: str) -> None:
        """List the stories as they are now, with this one in hand."""

        def loaded(asked: Future[list[StorySummary]]) -> None:
            if not self.is_attached:
                return
            try:
                self._stories.take(asked.result())
            except AnnotatorError as refusal:
                self._say(str(refusal))
                return
            self._list_again(story)

        self._show_heads()
        when_soon(self._load(), loaded)

    def _ask_for(self, state: StoryState, name: str) -> None:
        story = self._story
        self._stories.ask_for(state, name)
        self._list_again(story)

    def _turn_state(self, distance: int) -> None:
        story = self._story
        self._stories.turn(distance)
        self._list_again(story)

    def _list_again(self, story: str) -> None:
        self._list.fill(len(self._stories.listed), self._stories.index_of(story))
        self._show_documents()
        self._show_heads()
        self._show_hints()

    def _take(self, index: int) -> None:
        before = self._list.index
        self._list.go(index)
        if self._list.index != before:
            self._show_documents()

    def _story_row(self, index: int, current: bool, width: int) -> list[Part]:
        style = "text" if not current else "strong" if self._in_table else "active"
        return story_row(self._stories.listed[index], f"story:{index}", style, width)

    def _show_heads(self) -> None:
        width = self.app.size.width
        self.query_one("#titles", Rows).show([heading(self._stories.all, width)])
        self.query_one("#filters", Rows).show([filter_parts(self._stories), column_heads(width)])

    @property
    def _story(self) -> str:
        """The name of the story in hand; empty where none is listed."""
        listed = self._stories.listed
        return listed[self._list.index].name if listed else ""

    # The articles

    def _show_documents(self) -> None:
        story = self._story
        try:
            self._documents = self._documents_of(story) if story else ()
        except AnnotatorError as refusal:
            self._documents = ()
            self._say(str(refusal))
        self._table.fill(self._documents, self._is_read)

    def _is_read(self, document: Document) -> bool:
        return document.story != self._current or document.id in self._reading

    def _document(self) -> Document | None:
        row = self._table.cursor_row
        return self._documents[row] if row < len(self._documents) else None

    def _open(self) -> None:
        if self._story:
            read = [each.id for each in self._documents if self._is_read(each)]
            self._open_story(self._story, read)

    def _toggle(self) -> None:
        document = self._document()
        if document is None or document.story != self._current:
            self._say("Open the story first, then choose which of its articles to read.")
        elif self._reading == {document.id}:
            self._say("One article at least is read.")
        else:
            self._reading ^= {document.id}
            self._table.fill(self._documents, self._is_read)

    def _edit_document(self) -> None:
        """Ask for one field after the other, then edit."""
        document = self._document()
        if document is None:
            return

        def done(answers: Mapping[str, str]) -> None:
            said = self._edit(document, answers)
            self._fill(self._story)
            self._say(said)

        ask_fields(document, self._enter, self._leave_field, done)

    # What has the keys for a while, and what is said

    def _find(self) -> None:
        """Ask for a part of the name of the stories to list."""
        field = LineField("Stories with", self._stories.name)

        def done(text: str) -> None:
            self._ask_for(self._stories.state, text.strip())

        self._enter(FieldMode(field, self._leave_field, done, enter="list them"))

    def _clear_or_leave(self) -> None:
        """List all again, where not all are; else go back to the board."""
        if self._stories.is_filtered:
            self._ask_for(StoryState.ALL, "")
        else:
            self.dismiss()

    def _enter(self, field: FieldMode) -> None:
        self._field = field
        self._show_hints()

    def _leave_field(self) -> None:
        self._field = None
        self._show_hints()

    def _say(self, sentence: str) -> None:
        self.query_one("#hints", Rows).show([[Part(f" {sentence}", "warning")]])

    def _show_hints(self) -> None:
        row = hint_parts(HINTS) if self._field is None else self._field.row()
        self.query_one("#hints", Rows).show([row])

    @property
    def _list(self) -> RowList:
        return self.query_one("#stories", RowList)

    @property
    def _table(self) -> DocumentTable:
        return self.query_one("#documents", DocumentTable)

    @property
    def _in_table(self) -> bool:
        """Whether keys are about the articles."""
        return self.focused is not None
