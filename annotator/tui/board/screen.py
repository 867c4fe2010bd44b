"""The board: one story's articles side by side, with dock, hint line and status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from types import ModuleType
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult

from annotator.domain.document import Annotator
from annotator.domain.step import Step
from annotator.session.sitting import Sitting
from annotator.session.suggesting.queue import PairQueue
from annotator.session.suggesting.repeated import RepeatedLines
from annotator.session.suggesting.scorer import Scorer
from annotator.tui.board import answering, completing, edges, going, linking, tagging, undoing
from annotator.tui.board.acting import ActingScreen
from annotator.tui.board.showing import show_readouts
from annotator.tui.board.suggesting import Suggesting
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.key_table import keys_in_force
from annotator.tui.reading import finding, moving, turning
from annotator.tui.reading.pane_row import PaneRow
from annotator.tui.saving import Saving
from annotator.tui.widgets.aiming_pane import AimingPane
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from annotator.tui.board.dragging import Aim
    from annotator.tui.tour.tour import Tour


def _copy(board: BoardScreen) -> None:
    # Loaded when it is first wanted: the first paint does not wait for it.
    from annotator.tui.reading.copying import copy

    copy(board)


ACTS: Mapping[str, Callable[[BoardScreen], None]] = {
    **moving.ACTS,
    **turning.ACTS,
    **edges.ACTS,
    **going.ACTS,
    **finding.ACTS,
    **tagging.ACTS,
    **linking.ACTS,
    **answering.ACTS,
    **completing.ACTS,
    **undoing.ACTS,
    "span.copy": _copy,
}


READY_AFTER = 1.0
"""Seconds after the first paint at which the comparing of passages gets ready."""

WELCOME_AFTER = 0.05
"""Seconds after the first paint at which an empty layer is told what the keys would take: that
loads what finds sentences, which takes a fifth of the time to the first paint.
"""


class BoardScreen(ActingScreen):
    """Shows the articles and takes keys and mouse; what they do lives in the modules beside it."""

    CALLED = "The board"
    ANNOTATING = True

    def __init__(
        self,
        sitting: Sitting,
        annotator: Annotator,
        saving: Callable[..., Saving[Step]],
        scoring: Scorer | None,
        repeated: RepeatedLines,
    ) -> None:
        """As `ActingScreen`; without `scoring` nothing is suggested."""
        super().__init__(sitting, annotator, saving)
        self.repeated = repeated
        """Lines of these articles that several articles of other stories have too."""
        self.suggesting = Suggesting(self, scoring)
        """What is outlined for the chosen span."""
        self.queue = PairQueue()
        """The pairs that the queue screen goes through."""
        self.last_command = ""
        """The id of the command before this one: some mean more when they are repeated."""
        self.by_mouse = False
        """Whether the mouse did the last act: then there are chips to click on."""
        self.aim: Aim | None = None
        """The span that is being dragged to another article."""
        self.tour: Tour | None = None
        """The tour since it was begun; none: it never was."""
        self.welcomes = False
        """Whether the first paint is over, so that the dock may say what to press first."""

    def compose(self) -> ComposeResult:
        """Titles, panes, dock, hint line, status line."""
        yield Rows(id="titles")
        yield self.panes
        yield Rows(id="dock")
        yield HintRows(id="hints")
        yield Rows(id="status")
        yield self.too_small()

    def on_mount(self) -> None:
        """Get ready, in a quiet moment, for what will be asked about the story."""
        self.set_timer(WELCOME_AFTER, self._welcome)
        self.set_timer(READY_AFTER, self.suggesting.warm)
        self.set_timer(READY_AFTER, self.repeated.look)

    def _welcome(self) -> None:
        self.welcomes = True
        self.refresh_readouts()

    # Keys

    def acts(self) -> Mapping[str, Act]:
        """What the board can do, by command id."""
        if self.tour is not None and self.tour.has_left(self):
            return {**self._acts, "tour.undo": partial(self.tour.take_back, self)}
        return self._acts

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return {command_id: partial(act, self) for command_id, act in ACTS.items()}

    def begin_act(self) -> None:
        """As a reading screen does; the tour watches what comes of it."""
        super().begin_act()
        if self.tour is not None:
            self.tour.act_begins(self)

    def take_key(self, event: events.Key) -> bool:
        """As a reading screen does; from now on hints name keys."""
        self.by_mouse = False
        return super().take_key(event)

    def take_press(self, target: str) -> bool:
        """As a reading screen does; from now on hints are chips where something is selected."""
        self.by_mouse = True
        return super().take_press(target)

    def take_over(self, pane: DocumentPane) -> None:
        """As a reading screen does; a question about a span that was dragged is left."""
        self.by_mouse = True
        if self.mode is not None and isinstance(self.mode, _dragging().JoinMode):
            self.mode.press("escape", None)
        super().take_over(pane)

    def take_command_key(self, event: events.Key) -> bool:
        """Run what a key does; a digit is about its article."""
        number = keys_in_force().number_of(event.key)
        if number:
            return self.run_command(f"digit:{number}")
        return super().take_command_key(event)

    def run_command(self, command_id: str) -> bool:
        """Do what a command says, a label, a span and a digit included."""
        if self.tour is not None and self.tour.takes(self, command_id):
            return True
        kind, _, rest = command_id.partition(":")
        if kind == "label":
            tagging.tag(self, rest or None)
        elif kind == "span":
            self.remember()
            self.choose(rest)
        elif kind == "digit":
            answering.link_digit(self, rest)
        elif kind == "answer":
            answering.answer_as(self, rest)
        elif kind == "offer" and self.suggesting.offering is not None:
            self.suggesting.take_in_hand(rest)
        elif not super().run_command(command_id):
            return False
        self.last_command = command_id
        return True

    def stop(self) -> None:
        """Let go of timers: this story is left."""
        self.saving.stop()
        self.suggesting.stop()

    # What the panes and rows report

    @on(DocumentPane.Pressed)
    def put_caret(self, message: DocumentPane.Pressed) -> None:
        """A click puts the caret there, and lets go of what is chosen anywhere else.

        On an outlined passage it takes that in hand: eyes go there, the chosen span stays.
        """
        document = self.panes.document_in(message.pane).id
        offer = self.suggesting.outlined(document)
        if offer is not None and offer.start <= message.offset < offer.end:
            self.take_press(f"offer:{document}")
            return
        self.take_over(message.pane)
        if self.chosen not in {mark.id for mark in message.pane.marks_at(message.offset)}:
            self.chosen = None
        self.refresh_readouts()

    @on(DocumentPane.SpanPressed)
    def choose_pressed(self, message: DocumentPane.SpanPressed) -> None:
        """A click on a span chooses it."""
        self.take_over(message.pane)
        self.chosen = message.span_id
        self.refresh_readouts()

    @on(DocumentPane.Selected)
    def keep_selection(self, message: DocumentPane.Selected) -> None:
        """A drag, a double or a triple click has selected."""
        self.take_over(message.pane)
        self.let_go()
        self.refresh_readouts()

    @on(AimingPane.Aimed)
    @on(AimingPane.Turned)
    def take_aim(self, message: AimingPane.AimMessage) -> None:
        """A span is being dragged to another article."""
        _dragging().aim(self, message)

    @on(AimingPane.Dropped)
    def join(self) -> None:
        """It was let go of there."""
        _dragging().drop(self)

    @on(AimingPane.Withdrawn)
    def withdraw(self) -> None:
        """It came back, or the drag was broken off."""
        _dragging().withdraw(self)

    @on(PaneRow.Shown)
    def refresh_readouts(self) -> None:
        """Bring titles, dock, hint line and status line up to date, and what lies over them."""
        if self.aim is not None:
            self.aim = _dragging().aim_now(self, self.aim)
        if self.tour is not None and self.is_there:
            self.tour.look(self)
        self.suggesting.look()
        show_readouts(self)
        if self.is_there and isinstance(self.app.screen, CommandScreen):
            self.app.screen.follow_board()


def _dragging() -> ModuleType:
    """What the first drag of a span needs, and no paint before it."""
    from annotator.tui.board import dragging

    return dragging
