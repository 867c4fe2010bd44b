"""A screen of articles in panes: caret, selection, what is chosen, and which mode has the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.widgets import Static

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.text.extent import Extent
from annotator.tui.key_table import key_for, keys_in_force
from annotator.tui.moded_screen import ModedScreen
from annotator.tui.reading.adjusting import AdjustMode
from annotator.tui.reading.modes import LetterMode
from annotator.tui.reading.pane_row import PaneRow
from annotator.tui.reading.picking import PickMode
from annotator.tui.reading.trail import Trail
from annotator.tui.widgets.document_pane import DocumentPane

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp


class ReadingScreen(ModedScreen):
    """Takes keys in panes of articles; what is done to spans is said by the screens made of it."""

    CALLED: ClassVar[str] = "This"
    """What a sentence calls the screen."""
    LEAST: ClassVar[tuple[int, int]] = (36, 10)
    """Cells and rows below which it cannot be used."""
    ANNOTATING: ClassVar[bool] = False

    def __init__(self, panes: Callable[[], PaneRow], texts: Mapping[str, str]) -> None:
        """`panes` makes the row of panes; `texts`: those of its documents, by id."""
        super().__init__()
        self.texts = texts
        self.panes: PaneRow = panes()
        self.chosen: str | None = None
        """The id of the span that keys act on."""
        self.anchored = False
        """Whether plain moves extend the selection."""
        self.grown_from = 0
        """The offset that shrinking comes back to, in code points."""
        self.needle = ""
        """What was found last."""
        self.trail = Trail()
        """Where `Backspace` goes."""

    # What the screens made of it say

    @property
    def open_layer(self) -> Layer:
        """The rows that keys are about, what is not committed yet included."""
        raise NotImplementedError

    @property
    def labels(self) -> LabelSet:
        """The label set."""
        raise NotImplementedError

    # Room

    def too_small(self) -> Static:
        """What stands in the place of everything while there is too little room."""
        width, height = self.LEAST
        needs = f"{self.CALLED} needs {width} columns and {height} rows."
        return Static(f"{needs} Make the window larger.", id="too-small")

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room; nothing is lost meanwhile."""
        self.panes.hold_caret()
        if isinstance(self.mode, LetterMode):
            self.mode.end()
        width, height = self.LEAST
        size = event.size
        self.set_class(size.width < width or size.height < height, "-too-small")

    @property
    def is_too_small(self) -> bool:
        """Whether there is no room to act in; then keys do nothing."""
        return self.has_class("-too-small")

    # Keys and mouse

    def take_key(self, event: events.Key) -> bool:
        """Give a key to the mode, to a command, or to the label that it sets."""
        if self.is_too_small:
            return False
        self.begin_act()
        taken = self.press_mode(event.key, event.character) or self.take_command_key(event)
        self.refresh_readouts()
        return taken

    def take_command_key(self, event: events.Key) -> bool:
        """Run the command of a key, else set the label whose key it is."""
        if super().take_key(event):
            return True
        character = event.character or ""
        label = self.labels.by_key(character)
        if label is None or keys_in_force().command_key(character):
            return False
        return self.run_command(f"label:{label.id}")

    def paste_refusal(self) -> str:
        """Name the field that looks for it."""
        return f"{super().paste_refusal()} Open a field first: {key_for('find')} finds it."

    def run_command(self, command_id: str) -> bool:
        """Do what a command says, a mode's key and a title included."""
        kind, _, rest = command_id.partition(":")
        if kind == "press" and self.mode is not None:
            if not self.mode.press(rest, rest if len(rest) == 1 else None):
                command = keys_in_force().command_of(rest)
                return command is not None and self.run_command(command.id)
        elif kind == "article":
            self.go_to_article(rest)
        else:
            return super().run_command(command_id)
        return True

    def begin_act(self) -> None:
        """A key or a click: what was said of the one before is past."""
        super().begin_act()
        self.trail.fresh = False
        self.panes.begin_active()

    def take_over(self, pane: DocumentPane) -> None:
        """A click or a drag in a pane: keys go to it, and out of the adjusting in another one."""
        document = self.panes.document_in(pane).id
        if isinstance(self.mode, AdjustMode) and document != self.document.id:
            self.mode.press("escape", None)
        if self.mode is None:
            self.anchored = False
        self.begin_act()
        self.panes.activate(document)

    @on(DocumentPane.CodePressed)
    def take_code(self, message: DocumentPane.CodePressed) -> None:
        """A click while words have letters: on those of a word it is as if they were typed."""
        self.begin_act()
        if isinstance(self.mode, LetterMode):
            self.mode.press_code(message.code)
        self.refresh_readouts()

    def picker(
        self,
        done: Callable[[str | None], None],
        likeliest: str | None = None,
        *,
        highlights: bool = True,
    ) -> PickMode:
        """The label picker, with what the guideline says; it is read anew for the next time."""
        app: AnnotatorApp = self.app  # type: ignore[assignment]
        app.guidance.look()
        return PickMode(
            self.labels, self.leave, done, likeliest, app.guidance.cases, highlights=highlights
        )

    # Where the caret is, and what is chosen

    @property
    def pane(self) -> DocumentPane:
        """The pane with the caret."""
        return self.panes.active

    @property
    def document(self) -> Document:
        """The document with the caret."""
        return self.panes.active_document

    @property
    def text(self) -> str:
        """The text with the caret."""
        return self.texts[self.document.id]

    @property
    def chosen_span(self) -> Span | None:
        """The chosen span, a draft included."""
        return self.open_layer.spans.get(self.chosen or "")

    def choose(self, span_id: str) -> None:
        """Choose a span and bring it into view; its pane gets the caret."""
        span = self.open_layer.spans.get(span_id)
        if span is None or not self.panes.has(span.document):
            self.say("That span is in an article that is not open here.")
            return
        pane = self.panes.activate(span.document)
        pane.clear_selection()
        pane.reveal(span.start)
        pane.move_caret(span.start)
        self.anchored = False
        self.chosen = span.id

    def let_go(self) -> None:
        """The caret has moved on: what was chosen in this article is chosen no more."""
        span = self.chosen_span
        if span is None or span.document == self.document.id:
            self.chosen = None

    def go_to_article(self, document: str) -> None:
        """Give an article the caret."""
        self.anchored = False
        self.panes.activate(document)

    def go_to(self, document: str, offset: int) -> None:
        """Put the caret at an offset."""
        if not self.panes.has(document):
            return
        pane = self.panes.activate(document)
        pane.clear_selection()
        pane.reveal(offset)
        pane.move_caret(offset)
        self.anchored = False
        self.let_go()

    def show_place(self, document: str, offset: int) -> None:
        """Bring an offset into view in its pane, where that is in view; the caret stays."""
        pane = self.panes.pane_showing(document)
        if pane is not None:
            pane.reveal(offset)

    def show_selection(self, document: str, extent: Extent) -> None:
        """Select an extent of a document and bring it into view."""
        pane = self.panes.activate(document)
        pane.select(*extent)
        pane.reveal(extent[0])
        self.let_go()

    def remember(self) -> None:
        """Note this place, for `Backspace`."""
        self.trail.note(self.panes)
