"""The review screen: the item in hand in its articles, its card, and the keys that judge it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from textual import events, on
from textual.app import ComposeResult

from annotator.domain.document import Annotator
from annotator.domain.verdict import Verdict
from annotator.session.desk import Desk
from annotator.session.reviewing.audit import Audit
from annotator.tui.command_screen import Act
from annotator.tui.reading import copying, finding, moving, turning
from annotator.tui.reading.pane_row import PaneRow
from annotator.tui.review import judging, leaving, looking, walking
from annotator.tui.review.auditing import AuditingScreen
from annotator.tui.review.following import Following
from annotator.tui.review.showing import show_readouts
from annotator.tui.saving import Saving
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Rows

ACTS: Mapping[str, Callable[[ReviewScreen], object]] = {
    **moving.ACTS,
    **turning.ACTS,
    **copying.ACTS,
    "find": finding.open_find,
    **walking.ACTS,
    **judging.ACTS,
    **looking.ACTS,
    **leaving.ACTS,
}

POLL = 0.5
"""Seconds between two looks for what other programs have committed."""


class ReviewScreen(AuditingScreen):
    """Takes keys and mouse; what they do lives in the modules beside it."""

    CALLED = "A review"
    LEAST = (36, 14)

    def __init__(self, desk: Desk, audit: Audit, reviewer: Annotator) -> None:
        """As `AuditingScreen`; verdicts go to the database through `desk`."""
        super().__init__(audit, reviewer, self._new_saving)
        self.desk = desk
        self.warned: tuple[Verdict, ...] = ()
        """What was not saved when the reviewer wanted to leave and was told so."""
        self._following = Following(desk, audit, self.absorb)

    def _new_saving(
        self, saved: Callable[[Verdict], None], changed: Callable[[], None]
    ) -> Saving[Verdict]:
        def commit(add: Callable[[Verdict], None], verdict: Verdict) -> Verdict:
            add(verdict)
            return verdict

        return Saving(
            lambda verdict: self.desk.submit(lambda store: commit(store.add_verdict, verdict)),
            lambda: self.app.batch_update(),
            saved,
            changed,
            lambda: self.desk.waits,
        )

    def compose(self) -> ComposeResult:
        """Titles, panes, card, keys, status."""
        yield Rows(id="titles")
        yield self.panes
        yield Rows(id="card")
        yield HintRows(id="hints")
        yield Rows(id="status")
        yield self.too_small()

    def on_mount(self) -> None:
        """Look out for what other programs commit."""
        self.set_interval(POLL, self._following.look)
        self.audit.shown(self.item.item.place)

    def on_unmount(self) -> None:
        """Let go of timers."""
        self.saving.stop()
        self._later.stop()
        self.audit.shown(None)

    # Keys

    def acts(self) -> Mapping[str, Act]:
        """What can be done here, by command id."""
        return self._acts

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return {command_id: partial(act, self) for command_id, act in ACTS.items()}

    def run_command(self, command_id: str) -> bool:
        """Do what a command says, a label and a partner in the card included."""
        kind, _, rest = command_id.partition(":")
        if kind == "label":
            judging.label(self, rest)
        elif kind == "partner":
            walking.show_partner(self, rest)
        else:
            return super().run_command(command_id)
        return True

    def begin_act(self) -> None:
        """A key or a click: what was said of the one before is past; someone is reading."""
        super().begin_act()
        self.done = ""
        self.audit.shown(self.item.item.place)

    def to_undecided(self) -> bool:
        """Go to the next item that is still to be judged; false where there is none."""
        return walking.to_undecided(self)

    def tell_all_decided(self) -> None:
        """Say that nothing is left to be judged."""
        self.say(walking.ALL_JUDGED)

    # What the panes and rows report

    @on(DocumentPane.Pressed)
    def put_caret(self, message: DocumentPane.Pressed) -> None:
        """A click puts the caret there."""
        self.take_over(message.pane)
        self.refresh_readouts()

    @on(DocumentPane.SpanPressed)
    def take_pressed(self, message: DocumentPane.SpanPressed) -> None:
        """A click on a span takes its item in hand; in a passage it puts the caret there."""
        self.take_over(message.pane)
        if self.running or not self.is_passage:
            walking.take_span(self, message.span_id)
        self.refresh_readouts()

    @on(DocumentPane.Selected)
    def keep_selection(self, message: DocumentPane.Selected) -> None:
        """A drag, a double or a triple click has selected."""
        self.take_over(message.pane)
        self.refresh_readouts()

    @on(PaneRow.Shown)
    @on(events.ScreenResume)
    def refresh_readouts(self) -> None:
        """Bring everything up to date; while a commit runs that waits for it: one repaint a key."""
        waits = self.saving.drafts and not self.saving.slow and self.saving.failure is None
        if self.is_there and not waits:
            self.paint()
            show_readouts(self)
