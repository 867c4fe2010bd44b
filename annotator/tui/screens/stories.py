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
from annotator.tui.command_screen import Act
from annotator.tui.key_table import key_for
from annotator.tui.line_field import LineField
from annotator.tui.moded_screen import ModedScreen
from annotator.tui.reading.modes import FieldMode
from annotator.tui.screens.asking_fields import ask_fields
from annotator.tui.screens.document_table import DocumentTable
from annotator.tui.screens.story_list import StoryList
from annotator.tui.screens.story_rows import column_heads, filter_parts, heading
from annotator.tui.stops.hints import hint_parts
from annotator.tui.widgets.hint_rows import HintRows
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

LISTS = Part(" lists all.")
"""What Esc does where no story is listed."""

Edit = Callable[[Document, Mapping[str, str]], str]
"""Edits a document and returns what was done, for the hint line."""


class StoriesScreen(ModedScreen):
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
        self._documents: Sequence[Document] = ()
        """Of the story in hand."""

    def compose(self) -> ComposeResult:
        """How far all is, what is listed, the list, the articles, the keys."""
        yield Rows(id="titles")
        yield Rows(id="filters")
        yield StoryList(self._show_listed, self._show_documents, id="stories")
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
            **(self._table.acts() if self._in_table else self._list.acts()),
        }

    def take_key(self, event: events.Key) -> bool:
        """A field that is open takes every key."""
        self.begin_act()
        taken = self.press_mode(event.key, event.character) or super().take_key(event)
        self.refresh_readouts()
        return taken

    def run_command(self, command_id: str) -> bool:
        """Do what a command says, or a click on a story or on a state."""
        kind, _, rest = command_id.partition(":")
        if kind == "press":
            self.press_mode(rest, rest if len(rest) == 1 else None)
        elif kind == "story":
            self._take_clicked(int(rest))
        elif kind == "state":
            self._list.ask_for(StoryState(rest), self._list.stories.name)
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
        self._list.take(index)
        if held:
            self._open()

    # The list

    def _fill(self, story: str) -> None:
        """List the stories as they are now, with this one in hand."""

        def loaded(asked: Future[list[StorySummary]]) -> None:
            if not self.is_attached:
                return
            try:
                self._list.list_all(asked.result(), story)
            except AnnotatorError as refusal:
                self.tell(str(refusal))

        self._show_heads()
        when_soon(self._load(), loaded)

    def _show_listed(self) -> None:
        self._show_documents()
        self._show_heads()
        self.refresh_readouts()

    def _show_heads(self) -> None:
        width, stories = self.app.size.width, self._list.stories
        self.query_one("#titles", Rows).show([heading(stories.all, width)])
        self.query_one("#filters", Rows).show([filter_parts(stories), column_heads(width)])

    # The articles

    def _show_documents(self) -> None:
        story = self._list.story
        try:
            self._documents = self._documents_of(story) if story else ()
        except AnnotatorError as refusal:
            self._documents = ()
            self.tell(str(refusal))
        self._table.fill(self._documents, self._is_read)

    def _is_read(self, document: Document) -> bool:
        return document.story != self._current or document.id in self._reading

    def _open(self) -> None:
        if self._list.story:
            read = [each.id for each in self._documents if self._is_read(each)]
            self._open_story(self._list.story, read)

    def _toggle(self) -> None:
        document = self._table.document
        if document is None or document.story != self._current:
            self.say("Open the story first, then choose which of its articles to read.")
        elif self._reading == {document.id}:
            self.say("One article at least is read.")
        else:
            self._reading ^= {document.id}
            self._table.fill(self._documents, self._is_read)

    def _edit_document(self) -> None:
        """Ask for one field after the other, then edit."""
        document = self._table.document
        if document is None:
            return

        def done(answers: Mapping[str, str]) -> None:
            said = self._edit(document, answers)
            self.say(said)
            self._fill(self._list.story)

        ask_fields(document, self.enter, self.leave, done)

    # What has the keys for a while, and what is said

    def _find(self) -> None:
        """Ask for a part of the name of the stories to list."""
        field = LineField("Stories with", self._list.stories.name)

        def done(text: str) -> None:
            self._list.ask_for(self._list.stories.state, text.strip())

        self.enter(FieldMode(field, self.leave, done, enter="list them"))

    def _clear_or_leave(self) -> None:
        """List all again, where not all are; else go back to the board."""
        if self._list.stories.is_filtered:
            self._list.ask_for(StoryState.ALL, "")
        else:
            self.dismiss()

    def refresh_readouts(self) -> None:
        """Show what is asked or said, else the keys."""
        if self.is_attached:
            self.query_one("#hints", Rows).show([self._hint_row()])

    def _hint_row(self) -> Sequence[Part]:
        sentence, style = self.message
        if self.mode is not None:
            return self.mode.row()
        if sentence:
            return [Part(f" {sentence}", style)]
        stories = self._list.stories
        if stories.is_filtered and not stories.listed:
            back = key_for("select.clear")
            return [Part(" No story is among these. "), Part(back, "key", "select.clear"), LISTS]
        return hint_parts(HINTS)

    @property
    def _list(self) -> StoryList:
        return self.query_one("#stories", StoryList)

    @property
    def _table(self) -> DocumentTable:
        return self.query_one("#documents", DocumentTable)

    @property
    def _in_table(self) -> bool:
        """Whether keys are about the articles."""
        return self.focused is not None
