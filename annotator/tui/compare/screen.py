"""The screen of one disagreement after the other: two panes, the card, the keys that decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from textual import events, on
from textual.app import ComposeResult

from annotator.session.desk import Desk
from annotator.tui.command_screen import Act
from annotator.tui.compare import deciding, walking
from annotator.tui.compare.acting import Acting
from annotator.tui.compare.item_screen import ItemScreen
from annotator.tui.compare.scope import Walk
from annotator.tui.compare.showing import show_readouts
from annotator.tui.key_table import keys_in_force
from annotator.tui.reading import copying, finding, moving, turning
from annotator.tui.reading.pane_row import PaneRow
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Rows

ACTS: Mapping[str, Callable[[DisagreementScreen], object]] = {
    **moving.ACTS,
    **turning.ACTS,
    **copying.ACTS,
    "find": finding.open_find,
    **deciding.ACTS,
    **walking.ACTS,
}


UNSEEN_TOO = frozenset({"select.clear", "screen.compare", "app.quit"})
"""The commands that mean no item, and so need none to be in view."""

TOO_EARLY = "That key came before there was anything in view, and did nothing."


class DisagreementScreen(ItemScreen):
    """Goes through some of the items of a comparison, and decides about them."""

    CALLED = "Comparing"
    LEAST = (36, 14)

    def __init__(
        self,
        desk: Desk,
        acting: Acting,
        walk: Walk,
        go_to_board: Callable[[str, int, int], None],
    ) -> None:
        """As `ItemScreen`."""
        super().__init__(desk, acting, walk, go_to_board)
        self._in_view = False

    def compose(self) -> ComposeResult:
        """Titles, panes, card, keys, status."""
        yield Rows(id="titles")
        yield self.panes
        yield Rows(id="card")
        yield HintRows(id="hints")
        yield Rows(id="status")
        yield self.too_small()

    def on_mount(self) -> None:
        """What is done from now on is shown here."""
        self.acting.front = self
        self.call_after_refresh(self._seen)

    def _seen(self) -> None:
        """The first item is on the screen: from now on keys mean it."""
        self._in_view = True

    # Keys and mouse

    def acts(self) -> Mapping[str, Act]:
        """What can be done here, by command id."""
        return self._acts

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return {command_id: partial(act, self) for command_id, act in ACTS.items()}

    def take_command_key(self, event: events.Key) -> bool:
        """A digit says whose word counts; other keys are commands or labels."""
        number = keys_in_force().number_of(event.key)
        if number:
            return self.run_command(f"digit:{number}")
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
    def take_pressed(self, message: DocumentPane.PaneMessage) -> None:
        """A click or a drag in a pane: keys go to it."""
        self.take_over(message.pane)
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
        if self.is_there and not self.acting.is_painting_held:
            self.paint()
            show_readouts(self)
