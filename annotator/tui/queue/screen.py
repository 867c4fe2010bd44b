"""The queue screen: the pairs that are left, the card of the one in hand, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from annotator.domain.errors import AnnotatorError
from annotator.session.suggesting.offer import PairOffer
from annotator.session.suggesting.pair_labels import proposed_for_both
from annotator.tui.answers import when_done
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.key_table import keys_in_force
from annotator.tui.queue.deciding import ACTS
from annotator.tui.queue.showing import show_queue
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Rows
from annotator.tui.widgets.wheel import Wheeled

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen

Ask = Callable[[], "Future[list[PairOffer]]"]
"""Has the pairs of the story worked out, best first."""

UNSEEN_TOO = frozenset({"select.clear", "screen.queue", "save.again", "undo", "redo"})
"""The commands that mean no pair, and so need none to be in view."""

TOO_EARLY = "That key came before the pairs were in view, and did nothing."

DECIDED_ELSEWHERE = "The pair that was in hand has been decided by another program."


class QueueScreen(Wheeled, CommandScreen):
    """Lies over the board; every act goes through it, into its draft and its queue of commits.

    Keys go by the draft, so that a burst decides one pair after the other; rows and figures go by
    what is committed.
    """

    def __init__(self, board: BoardScreen, ask: Ask) -> None:
        super().__init__()
        self.board: BoardScreen = board
        self.queue = board.queue
        self.in_hand = 0
        """The passage whose ends the keys move: 0 the first, 1 the second."""
        self.top = 0
        """The pair in the first row of the list, from 0."""
        self.failure = ""
        """Why there are no pairs, in a sentence."""
        self.answered = False
        """Whether the pairs have been worked out."""
        self._ask = ask
        self._asked: Future[list[PairOffer]] | None = None
        self._in_view = False

    def compose(self) -> ComposeResult:
        """Figures, the list, the card, the keys, the board's status line."""
        yield Rows(id="titles")
        yield Rows(id="list")
        yield Rows(id="card")
        yield HintRows(id="hints")
        yield Rows(id="status")

    def on_mount(self) -> None:
        """Have the pairs worked out; the screen does not wait for them."""
        show_queue(self)
        self._asked = self._ask()
        when_done(self._asked, self._take)

    def on_unmount(self) -> None:
        """Nobody waits for the pairs any more."""
        if self._asked is not None:
            self._asked.cancel()

    def on_resize(self) -> None:
        """Use the room there is."""
        show_queue(self)

    def _take(self, asked: Future[list[PairOffer]]) -> None:
        """Show the pairs, or why there are none."""
        if not self.is_attached:
            return
        try:
            draft = self.board.sitting.draft
            propose = partial(proposed_for_both, draft)
            self.queue.take(asked.result(), draft.layer, self.board.shown, propose)
        except AnnotatorError as refusal:
            self.failure = str(refusal)
        self.answered = True
        show_queue(self)
        self.call_after_refresh(self._seen)

    def _seen(self) -> None:
        """The pairs are on the screen: from now on keys mean them."""
        self._in_view = True

    # Keys

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return {
            **{command_id: partial(act, self) for command_id, act in ACTS.items()},
            "select.clear": self.dismiss,
            "screen.queue": self.dismiss,
        }

    def acts(self) -> Mapping[str, Act]:
        """Decide, go on, change the pair in hand, leave."""
        return self._acts

    def take_key(self, event: events.Key) -> bool:
        """Give a key to a question or the label picker, to a command, or to the label it sets."""
        board = self.board
        board.message = ("", "")
        if board.mode is not None and board.mode.press(event.key, event.character):
            taken = True
        else:
            taken = super().take_key(event) or self._take_label_key(event)
        self._show_act()
        return taken

    def refuse_key(self, event: events.Key) -> bool:
        """Name a character that is no command."""
        refusal = self.refusal(event)
        if refusal:
            self.board.say(refusal)
            show_queue(self)
        return True

    def take_paste(self, text: str) -> bool:
        """Pasted text never runs as commands."""
        self.board.say("Pasted text does not run as commands.")
        show_queue(self)
        return True

    def take_press(self, target: str) -> bool:
        """A click on a pair, a passage or a key."""
        board = self.board
        board.message = ("", "")
        if board.mode is not None and not target.startswith("press:"):
            board.mode.press("escape", None)
        taken = self.run_command(target)
        self._show_act()
        return taken

    def run_command(self, command_id: str) -> bool:
        """Do what a command says; a key that comes before the pairs are in view decides nothing."""
        kind, _, rest = command_id.partition(":")
        if kind == "press" and self.board.mode is not None:
            self.board.mode.press(rest, rest if len(rest) == 1 else None)
        elif kind == "pair":
            self.queue.choose(rest)
        elif kind == "side":
            self.in_hand = int(rest)
        elif command_id in ACTS and command_id not in UNSEEN_TOO and not self._in_view:
            self.board.say(TOO_EARLY)
        else:
            return super().run_command(command_id)
        return True

    def _take_label_key(self, event: events.Key) -> bool:
        """A label's key: both passages would get that label."""
        label = self.board.labels.by_key(event.character or "")
        if label is None or keys_in_force().command_key(event.character or ""):
            return False
        if self._in_view:
            self.queue.relabel(label.id)
        else:
            self.board.say(TOO_EARLY)
        return True

    # Mouse

    def scroll_rows(self, rows: int) -> None:
        """Show what is further down or up in the list; the pair in hand stays."""
        self.top += rows
        show_queue(self, follow=False)

    def _show_act(self) -> None:
        """Show what a key or a click has done, unless its commit is about to: one repaint each."""
        saving = self.board.saving
        if not saving.drafts or saving.slow or saving.failure is not None:
            show_queue(self)

    def follow_board(self) -> None:
        """Show what is committed or decided elsewhere.

        Where that takes the pair out of hand, keys wait until the next one is in view.
        """
        before = self.queue.current
        self.queue.catch_up(self.board.sitting.layer, self.board.shown)
        if before is not None and self.queue.current != before:
            self._in_view = False
            self.call_after_refresh(self._seen)
            self.board.say(DECIDED_ELSEWHERE)
        show_queue(self)
