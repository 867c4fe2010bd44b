"""The board: one story's articles side by side, with dock, hint line and status line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from annotator.domain.document import Annotator, Document
from annotator.domain.errors import AnnotatorError, Outdated, Refused
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.span import Extent, Span
from annotator.domain.step import Step
from annotator.session.asking import NeedsAnswer
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.tui.board import completing, finding, going, linking, moving, tagging, undoing
from annotator.tui.board.adjusting import AdjustMode
from annotator.tui.board.marking import affected_spans, marks_of, repaint_marks
from annotator.tui.board.modes import AskingMode, Choice, Mode
from annotator.tui.board.pane_row import PaneRow
from annotator.tui.board.showing import show_readouts
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.commands import command_key
from annotator.tui.layout.mark import Mark
from annotator.tui.saving import Saving
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.rows import Rows

ACTS: Mapping[str, Callable[["BoardScreen"], None]] = {
    **moving.ACTS,
    **going.ACTS,
    **finding.ACTS,
    **tagging.ACTS,
    **linking.ACTS,
    **completing.ACTS,
    **undoing.ACTS,
}

MIN_WIDTH, MIN_HEIGHT = 36, 10
"""Cells and rows below which the board cannot be used."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to come back to, in code points."""

    document: str
    caret: int
    top: int


ANSWER_KEYS = (("enter", "Enter"), ("d", "d"))
"""What answers a question: the milder choice, the other."""

TRAIL_LENGTH = 100
"""Places that `Backspace` remembers."""


class BoardScreen(CommandScreen):
    """Owns what is chosen and which mode has the keys; the acts live in the modules beside it.

    It draws `shown`, the draft's committed part: nothing is painted that is not in the database.
    """

    class Outgrown(Message):
        """Articles have come or gone: only opening the story anew shows it as it is."""

    def __init__(
        self, sitting: Sitting, annotator: Annotator, saving: Callable[..., Saving]
    ) -> None:
        """`saving` makes the queue to the database from what to do when a step is saved, and
        when anything about the queue has changed.
        """
        super().__init__()
        self.sitting = sitting
        self.annotator = annotator
        self.shown_draft = sitting.draft.copy()
        self.texts = sitting.draft.texts
        self.panes = PaneRow(
            sitting.documents, self.texts, self._marks_of, lambda: self.labels, id="panes"
        )
        self.saving = saving(saved=self._saved, changed=self._saving_changed)
        self.mode: Mode | None = None
        self.chosen: str | None = None
        """The span that label keys, links and the like act on."""
        self.source: str | None = None
        """The span that is pinned as the source of links."""
        self.anchored = False
        """Whether plain moves extend the selection."""
        self.grown_from = 0
        """The offset that shrinking comes back to, in code points."""
        self.needle = ""
        """What was found last."""
        self.trail: list[Spot] = []
        self.message = ("", "")
        """A sentence in the hint line until the next key, and its style."""
        self.last_act = ""
        self._outgrown = False
        self.last_command = ""
        """The id of the command before this one: some mean more when they are repeated."""

    def compose(self) -> ComposeResult:
        """Titles, panes, dock, hint line, status line."""
        yield Rows(id="titles")
        yield self.panes
        yield Rows(id="dock")
        yield Rows(id="hints")
        yield Rows(id="status")
        yield Static(
            f"The board needs {MIN_WIDTH} columns and {MIN_HEIGHT} rows. Make the window larger.",
            id="too-small",
        )

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room; nothing is lost meanwhile."""
        self.panes.hold_caret()
        size = event.size
        self.set_class(size.width < MIN_WIDTH or size.height < MIN_HEIGHT, "-too-small")

    # What the acts work on

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
    def labels(self) -> LabelSet:
        """The label set."""
        return self.sitting.labels

    @property
    def shown(self) -> Layer:
        """The rows of the layer that are in the database: what is drawn."""
        return self.shown_draft.layer

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

    # Keys

    def acts(self) -> Mapping[str, Act]:
        """What the board can do, by command id."""
        return self._acts

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return {command_id: partial(act, self) for command_id, act in ACTS.items()}

    def take_key(self, event: events.Key) -> bool:
        """Give a key to the mode, to a command, or to the label that it sets."""
        if self.has_class("-too-small"):
            return False
        self.message = ("", "")
        if self.mode is not None and self.mode.press(event.key, event.character):
            taken = True
        else:
            taken = super().take_key(event) or self._take_label_key(event)
        self.refresh_readouts()
        return taken

    def refuse_key(self, event: events.Key) -> bool:
        """Name a character that is no command, as from an input method that is still on."""
        if event.is_printable:
            self.say(f"No command for {event.character}. ? lists the keys.")
            self.refresh_readouts()
        return True

    def take_paste(self, text: str) -> bool:
        """Pasted text goes into a field and never runs as commands."""
        if self.mode is None or not self.mode.paste(text):
            self.say("Pasted text does not run as commands. Open a field first: / finds it.")
        self.refresh_readouts()
        return True

    def run_command(self, command_id: str) -> bool:
        """Do what a command says, a label's or a mode's key included."""
        kind, _, rest = command_id.partition(":")
        if kind == "label":
            tagging.tag(self, rest)
        elif kind == "press" and self.mode is not None:
            self.mode.press(rest, rest if len(rest) == 1 else None)
        elif kind == "span":
            self.remember()
            self.choose(rest)
        elif kind == "article":
            self.go_to_article(rest)
        elif not super().run_command(command_id):
            return False
        self.last_command = command_id
        return True

    def _take_label_key(self, event: events.Key) -> bool:
        label = self.labels.by_key(event.character or "")
        if label is None or command_key(event.character or ""):
            return False
        tagging.tag(self, label.id)
        self.last_command = "tag"
        return True

    def enter(self, mode: Mode) -> None:
        """Give the keys to a mode."""
        self.mode = mode

    def leave(self) -> None:
        """Take the keys back."""
        self.mode = None

    def say(self, sentence: str, style: str = "warning") -> None:
        """Say something in the hint line, until the next key."""
        self.message = (sentence, style)

    # Acts and their way into the database

    def do(
        self,
        act: Callable[..., Planned],
        then: Callable[[Planned], None] | None = None,
        **answer: bool,
    ) -> None:
        """Do an act in the draft and send its step off; a refusal or a question is shown."""
        try:
            planned = act(**answer)
        except NeedsAnswer as needed:
            self._ask(partial(self.do, act, then, **answer), needed)
            return
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
            return
        self.last_act = planned.title
        self.anchored = False
        if planned.span is not None and planned.span in self.sitting.layer.spans:
            self.chosen = planned.span
            self.pane.clear_selection()
        self._let_go_of_the_dead()
        if then is not None:
            then(planned)
        if planned.step is not None:
            self.saving.add(planned.step)

    def _ask(self, again: Callable[..., None], needed: NeedsAnswer) -> None:
        """Ask first; the answer does the act again, with its argument."""
        question = needed.question
        choices = [
            Choice(key, sign, each.words, partial(again, **{question.argument: each.answer}))
            for (key, sign), each in zip(ANSWER_KEYS, question.choices, strict=False)
        ]
        self.enter(AskingMode(question.words, choices, self.leave))

    def _saved(self, step: Step) -> None:
        """Paint a step that is in the database now."""
        self.sitting.committed(step)
        self.absorb((step,))

    def _saving_changed(self) -> None:
        """Show how saving goes; what can never be saved is taken back, and what came after it."""
        failure = self.saving.failure
        if isinstance(failure, Outdated | Refused):
            dropped = self.saving.drop()
            self.sitting.take_back(dropped[-1])
            self.last_act = ""
            self.say(f"Taken back: {dropped[-1].title}. {failure.message}", "error")
            self._let_go_of_the_dead()
        self.refresh_readouts()

    def _let_go_of_the_dead(self) -> None:
        if self.chosen not in self.sitting.layer.spans:
            self.chosen = None
        if self.source not in self.sitting.layer.spans:
            self.source = None

    def absorb(self, steps: tuple[Step, ...]) -> None:
        """Show steps that are in the database, whoever made them."""
        changes = [change for step in steps for change in step.changes]
        self._outgrown = self._outgrown or self.shown_draft.outgrown_by(changes)
        affected = affected_spans(self.shown_draft.layer, steps)
        for step in steps:
            self.shown_draft.apply(step.changes)
        self._let_go_of_the_dead()
        affected |= affected_spans(self.shown_draft.layer, steps)
        repaint_marks(self.panes, self.shown_draft, affected)
        self.panes.retitle(self.shown_draft.documents.values())
        self.tell_outgrown()

    def tell_outgrown(self) -> None:
        """Have the story opened anew where only that shows it, once nothing lies over it."""
        if self._outgrown and self.is_active:
            self.post_message(self.Outgrown())

    @on(events.ScreenResume)
    def look_again(self) -> None:
        """What was over the board is gone."""
        self.tell_outgrown()
        self.refresh_readouts()

    def _marks_of(self, document: str) -> list[Mark]:
        return marks_of(document, self.shown_draft.layer, self.labels)

    # Going places

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
        """Nothing is chosen any more: the caret has moved on."""
        self.chosen = None

    def pin(self, span_id: str | None) -> None:
        """Pin a span as the source of links, or none."""
        self.source = span_id

    def go_to_article(self, document: str) -> None:
        """Give an article the caret."""
        self.anchored = False
        self.panes.activate(document)

    def go_to(self, document: str, offset: int, top: int | None = None) -> None:
        """Put the caret at an offset; `top`: the offset to show on the top row."""
        if not self.panes.has(document):
            return
        pane = self.panes.activate(document)
        pane.clear_selection()
        if top is None:
            pane.reveal(offset)
            pane.move_caret(offset)
        else:
            pane.restore(offset, None, top)
        self.anchored = False
        self.let_go()

    def show_selection(self, document: str, extent: Extent) -> None:
        """Select an extent of a document and bring it into view."""
        pane = self.panes.activate(document)
        pane.select(*extent)
        pane.reveal(extent[0])
        self.let_go()

    def remember(self) -> None:
        """Note this place, for `Backspace`."""
        pane = self.pane
        self.trail.append(Spot(self.document.id, pane.caret, pane.top_offset))
        del self.trail[:-TRAIL_LENGTH]

    # What the panes and rows report

    @on(DocumentPane.Pressed)
    def put_caret(self, message: DocumentPane.Pressed) -> None:
        """A click puts the caret there."""
        self._take_over(message.pane)
        self.let_go()
        self.refresh_readouts()

    @on(DocumentPane.SpanPressed)
    def choose_pressed(self, message: DocumentPane.SpanPressed) -> None:
        """A click on a span chooses it."""
        self._take_over(message.pane)
        self.chosen = message.span_id
        self.refresh_readouts()

    @on(DocumentPane.Selected)
    def keep_selection(self, message: DocumentPane.Selected) -> None:
        """A drag, a double or a triple click has selected."""
        self._take_over(message.pane)
        self.let_go()
        self.refresh_readouts()

    def _take_over(self, pane: DocumentPane) -> None:
        document = self.panes.document_in(pane).id
        if isinstance(self.mode, AdjustMode) and document != self.document.id:
            self.mode.press("escape", None)
        if self.mode is None:
            self.anchored = False
        self.message = ("", "")
        self.panes.activate(document)

    def take_press(self, target: str) -> bool:
        """A click on a hint, on the dock or on a title; whatever has the keys lets go of them."""
        self.message = ("", "")
        if self.mode is not None and not target.startswith("press:"):
            self.mode.press("escape", None)
        taken = self.run_command(target)
        self.refresh_readouts()
        return taken

    @on(PaneRow.Shown)
    def refresh_readouts(self) -> None:
        """Bring titles, dock, hint line and status line up to date."""
        show_readouts(self)
