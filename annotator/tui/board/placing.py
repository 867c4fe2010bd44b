"""The part of the board that brings spans, passages and places into view."""

from typing import Any

from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.text.extent import Extent
from annotator.tui.board.acting import ActingScreen
from annotator.tui.board.trail import Trail


class PlacingScreen(ActingScreen):
    """Knows where the caret is and what is chosen, and takes both elsewhere."""

    def __init__(self, *arguments: Any) -> None:
        """As `ActingScreen`."""
        super().__init__(*arguments)
        self.trail = Trail()
        """Where `Backspace` goes."""

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
        return self.sitting.layer.spans.get(self.chosen or "")

    def needed_span(self) -> Span | None:
        """The chosen span; says what to do where there is none."""
        span = self.chosen_span
        if span is None:
            self.say("No span is chosen. n goes to the next, Enter takes the one at the caret.")
        return span

    def choose(self, span_id: str) -> None:
        """Choose a span and bring it into view; its pane gets the caret."""
        span = self.sitting.layer.spans.get(span_id)
        if span is None or not self.panes.has(span.document):
            self.say("That span is in an article that is not open here.")
            return
        pane = self.panes.activate(span.document)
        pane.clear_selection()
        pane.reveal(span.start)
        pane.move_caret(span.start)
        self.anchored = False
        self.chosen = span.id

    def choose_from_elsewhere(self, span_id: str) -> None:
        """Choose a span that another screen has pointed at."""
        self.remember()
        self.choose(span_id)
        self.refresh_readouts()

    def let_go(self) -> None:
        """The caret has moved on: what was chosen in this article is chosen no more."""
        span = self.chosen_span
        if span is None or span.document == self.document.id:
            self.chosen = None

    def pin(self, span_id: str | None) -> None:
        """Pin a span as the source of links, or none."""
        self.source = span_id

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
