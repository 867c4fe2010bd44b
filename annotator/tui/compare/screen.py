"""The screen of one disagreement after the other: two panes, the card, the keys that decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from annotator.domain.adjudication import Choice
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.edit import Edit, EditedSpan
from annotator.session.adjudicating.entries import Entry
from annotator.session.desk import Desk
from annotator.session.draft import Draft
from annotator.session.plan import Planned
from annotator.tui.command_screen import Act
from annotator.tui.commands import BY_ID
from annotator.tui.compare import deciding, walking
from annotator.tui.compare.acting import Acting
from annotator.tui.compare.painting import PairPainter
from annotator.tui.compare.panes import PairPanes
from annotator.tui.compare.scope import Walk
from annotator.tui.compare.showing import show_readouts
from annotator.tui.compare.sight import LEFT, RIGHT, PairSight, Side, side_id, side_of, sight_of
from annotator.tui.reading import finding, moving, turning
from annotator.tui.reading.adjusting import AdjustMode
from annotator.tui.reading.pane_row import PaneRow
from annotator.tui.reading.screen import ReadingScreen
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.rows import Rows

ACTS: Mapping[str, Callable[[DisagreementScreen], object]] = {
    **moving.ACTS,
    **turning.ACTS,
    "find": finding.open_find,
    **deciding.ACTS,
    **walking.ACTS,
}

MIN_WIDTH, MIN_HEIGHT = 36, 14
"""Cells and rows below which nothing can be decided."""


UNSEEN_TOO = frozenset({"select.clear", "screen.compare", "app.quit"})
"""The commands that mean no item, and so need none to be in view."""

TOO_EARLY = "That key came before there was anything in view, and did nothing."


class DisagreementScreen(ReadingScreen):
    """Goes through some of the items of a comparison, and decides about them."""

    panes: PairPanes

    def __init__(
        self,
        desk: Desk,
        acting: Acting,
        walk: Walk,
        go_to_board: Callable[[str, int, int], None],
    ) -> None:
        """`go_to_board` takes a document id and an extent in code points."""
        self.desk = desk
        self.acting = acting
        self.walk = walk
        self.go_to_board = go_to_board
        self._painter = PairPainter()
        self._sight: PairSight | None = None
        self._in_view = False
        super().__init__(self._new_panes, {})
        self.arrive()

    def _new_panes(self) -> PairPanes:
        return PairPanes(lambda: self.labels, self._painter.blank)

    def compose(self) -> ComposeResult:
        """Titles, panes, card, keys, status."""
        yield Rows(id="titles")
        yield self.panes
        yield Rows(id="card")
        yield Rows(id="hints")
        yield Rows(id="status")
        yield Static(
            f"Comparing needs {MIN_WIDTH} columns and {MIN_HEIGHT} rows. Make the window larger.",
            id="too-small",
        )

    def on_mount(self) -> None:
        """What is done from now on is shown here."""
        self.acting.front = self
        self.call_after_refresh(self._seen)

    def _seen(self) -> None:
        """The first item is on the screen: from now on keys mean it."""
        self._in_view = True

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room; nothing is lost meanwhile."""
        self.panes.hold_caret()
        size = event.size
        self.set_class(size.width < MIN_WIDTH or size.height < MIN_HEIGHT, "-too-small")

    # What is in hand

    @property
    def comparison(self) -> Comparison:
        """The two layers and what was decided."""
        return self.acting.comparison

    @property
    def entry(self) -> Entry:
        """The item in hand."""
        return self.walk.current

    @property
    def open_layer(self) -> Layer:
        """The gold layer, what is not committed yet included."""
        return self.comparison.sitting.layer

    @property
    def labels(self) -> LabelSet:
        """The label set."""
        return self.comparison.sitting.labels

    @property
    def sight(self) -> PairSight | None:
        """What the panes show."""
        return self._sight

    @property
    def side_name(self) -> str:
        """Which pane has the caret."""
        return side_of(self.document.id)

    @property
    def side_index(self) -> int:
        """0 where the left pane has the caret, 1 where the right one has."""
        return (LEFT, RIGHT).index(self.side_name)

    @property
    def left_choice(self) -> Choice:
        """The word of who stands on the left."""
        return Choice.A if self.comparison.a_is_left(self.entry.item) else Choice.B

    @property
    def right_choice(self) -> Choice:
        """The word of who stands on the right."""
        return Choice.B if self.left_choice is Choice.A else Choice.A

    def draft_of(self, side: Side) -> Draft:
        """The layer of one side as something to look things up in."""
        gold = self.comparison.sitting.draft
        return Draft(gold.story, side.layer, gold.labels, gold.documents, gold.texts)

    def arrive(self) -> None:
        """Show the item that is in hand now."""
        self._sight = sight = sight_of(self.comparison, self.entry)
        self.anchored = False
        if sight is None:
            return
        texts = self.comparison.sitting.draft.texts
        named = sight.sides.items()
        self.texts = {
            side_id(name, side.document.id): texts[side.document.id] for name, side in named
        }
        active = side_id(LEFT if sight.left.spans else RIGHT, _document_of_active(sight))
        self.panes.present(sight.documents, self.texts, active)
        for _, pane in self.panes.in_view:
            pane.clear_selection()
        for name, side in named:
            self.panes.bring(side_id(name, side.document.id), side.place)

    def choose(self, span_id: str) -> None:
        """What is in hand is the item, whichever of its spans."""
        self.pane.clear_selection()

    def let_go(self) -> None:
        """Caret moves leave the item in hand."""

    # Deciding

    def decide(self, choice: Choice, edit: Edit | None = None) -> None:
        """Decide about the item in hand, then go on to the next undecided one."""
        comparison, item = self.comparison, self.entry.item
        self.acting.do(
            lambda **answer: comparison.sitting.do(comparison.plan(item, choice, edit, **answer)),
            self._go_on,
        )

    def edited(self, start: int, end: int, label: str | None) -> None:
        """Decide that the span should be this one."""
        self.pane.clear_selection()
        self.decide(Choice.EDIT, EditedSpan(start, end, label))

    def _go_on(self, planned: Planned) -> None:
        self.walk.refresh()
        if planned.step is not None and self.walk.next_undecided():
            self.arrive()
        else:
            self.stay(planned)
            if self.entry.decided:
                self.say(walking.ALL_DECIDED.format(len(self.walk.entries)))

    def stay(self, planned: Planned) -> None:
        """Keep the item in hand, with what was decided of it."""
        self.walk.refresh()
        self._sight = sight_of(self.comparison, self.entry)

    # Keys and mouse

    def acts(self) -> Mapping[str, Act]:
        """What can be done here, by command id."""
        return self._acts

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return {command_id: partial(act, self) for command_id, act in ACTS.items()}

    @property
    def is_too_small(self) -> bool:
        """Whether the window has no room."""
        return self.has_class("-too-small")

    def take_command_key(self, event: events.Key) -> bool:
        """A digit says whose word counts; other keys are commands or labels."""
        if event.key in BY_ID["offer.link"].keys:
            return self.run_command(f"digit:{event.key}")
        return super().take_command_key(event)

    def run_command(self, command_id: str) -> bool:
        """Do what a command says, a digit and a label included.

        Before the first item is in view nobody knows who stands on the left: a key means nothing.
        """
        kind, _, rest = command_id.partition(":")
        if not self._in_view and command_id not in UNSEEN_TOO:
            self.say(TOO_EARLY)
        elif kind == "digit":
            deciding.digit(self, rest)
        elif kind == "label":
            deciding.label(self, rest)
        else:
            return super().run_command(command_id)
        return True

    @on(DocumentPane.Pressed)
    @on(DocumentPane.SpanPressed)
    @on(DocumentPane.Selected)
    def take_over(self, message: DocumentPane.PaneMessage) -> None:
        """A click or a drag in a pane: keys go to it."""
        document = self.panes.document_in(message.pane).id
        if isinstance(self.mode, AdjustMode) and document != self.document.id:
            self.mode.press("escape", None)
        if self.mode is None:
            self.anchored = False
        self.begin_act()
        self.panes.activate(document)
        self.refresh_readouts()

    # What is shown

    def show_act(self) -> None:
        """Show what was done, or what another program has decided."""
        self.walk.refresh()
        self.refresh_readouts()

    @on(PaneRow.Shown)
    @on(events.ScreenResume)
    def refresh_readouts(self) -> None:
        """Bring everything up to date; while a commit runs that waits for it: one repaint a key."""
        self.acting.front = self
        if self.is_mounted and not self.acting.is_painting_held:
            if self._sight is not None:
                self._painter.paint(self.panes, self._sight, self.labels)
            show_readouts(self)


def _document_of_active(sight: PairSight) -> str:
    return (sight.left if sight.left.spans else sight.right).document.id
