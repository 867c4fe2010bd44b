"""The part of the board through which acts go: into the draft, the database, and onto the panes."""

from collections.abc import Callable
from functools import partial

from textual import events, on
from textual.message import Message

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError, Outdated, Refused
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.step import Step
from annotator.session.asking import NeedsAnswer
from annotator.session.plan import Planned
from annotator.session.reading_start import first_reading
from annotator.session.sitting import Sitting
from annotator.tui.board.marking import affected_spans, marks_of, repaint_marks
from annotator.tui.key_table import key_for
from annotator.tui.layout.mark import Mark
from annotator.tui.reading.modes import AskingMode, Choice
from annotator.tui.reading.pane_row import PaneRow
from annotator.tui.reading.screen import ReadingScreen
from annotator.tui.saving import Saving
from annotator.tui.widgets.aiming_pane import AimingPane

ANSWER_KEYS = (("enter", "Enter"), ("d", "d"))
"""What answers a question: the milder choice, the other."""


class ActingScreen(ReadingScreen):
    """Owns what is chosen and which mode has the keys.

    It draws `shown`, the draft's committed part: nothing is painted that is not in the database.
    """

    class Outgrown(Message):
        """Articles have come or gone: only opening the story anew shows it as it is."""

    def __init__(
        self, sitting: Sitting, annotator: Annotator, saving: Callable[..., Saving[Step]]
    ) -> None:
        """`saving` makes the queue to the database from what to do when a step is saved, and
        when anything about the queue has changed.
        """
        self.sitting = sitting
        self.annotator = annotator
        self.shown_draft = sitting.draft.copy()
        super().__init__(self._new_panes, sitting.draft.texts)
        self.saving = saving(saved=self._saved, changed=self._saving_changed)
        self.source: str | None = None
        """The span that is pinned as the source of links."""
        self.last_act = ""
        self._outgrown = False

    def _new_panes(self) -> PaneRow:
        return PaneRow(
            self.sitting.documents,
            self.sitting.draft.texts,
            self._marks_of,
            lambda: self.labels,
            first_reading,
            new_pane=AimingPane,
            id="panes",
        )

    @property
    def labels(self) -> LabelSet:
        """The label set."""
        return self.sitting.labels

    @property
    def open_layer(self) -> Layer:
        """The rows of the annotator, drafts included."""
        return self.sitting.layer

    @property
    def shown(self) -> Layer:
        """The rows of the layer that are in the database: what is drawn."""
        return self.shown_draft.layer

    def needed_span(self) -> Span | None:
        """The chosen span; says what to do where there is none."""
        span = self.chosen_span
        if span is None:
            goes = f"{key_for('span.next')} goes to the next"
            self.say(f"No span is chosen. {goes}, Enter takes the one at the caret.")
        return span

    def choose_from_elsewhere(self, span_id: str) -> None:
        """Choose a span that another screen has pointed at."""
        self.remember()
        self.choose(span_id)
        self.refresh_readouts()

    def pin(self, span_id: str | None) -> None:
        """Pin a span as the source of links, or none."""
        self.source = span_id

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
