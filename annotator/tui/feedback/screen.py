"""Feedback: what a reviewer would have otherwise, to agree with or to object to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events

from annotator.domain.errors import AnnotatorError
from annotator.session.feedback.corrections import Correction, State
from annotator.session.wording import count
from annotator.tui.answers import when_soon
from annotator.tui.board.showing import status_parts
from annotator.tui.command_screen import Act
from annotator.tui.feedback.rows import Read, card_rows, list_rows, target_of
from annotator.tui.key_table import key_for
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode, Mode
from annotator.tui.stops.hints import Hint
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body, across
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen

NOTHING = "No reviewer has corrected anything of yours."
READING = "Reading what reviewers say of your work."
NONE_OPEN = "No other correction is open."
NONE_IN_HAND = "No correction is in hand."
AGREED_ALREADY = "You agree with that already. {} undoes."
"""For the key of `undo`."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Where the corrections come from, and what becomes of an answer."""

    load: Callable[[], Future[Sequence[Correction]]]
    agree: Callable[[Correction, Callable[[], None]], None]
    """Makes the amended value the annotator's own; calls the second once that is under way."""
    object: Callable[[Correction, str], Future[None]]
    """Keeps an objection; raises `Refused` for one that says nothing."""
    read: Callable[[Correction], Sequence[Read]]
    """Where a correction is read, as far as that is there."""
    name: Callable[[str], str]
    """What a person is called, by id."""


class FeedbackScreen(StopScreen):
    """Lies over the board, whose draft and queue of commits the answers go through."""

    OPENED_BY: ClassVar[str] = "screen.feedback"
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("verdict.accept", "agree"),
        ("span.note", "object"),
        ("undo", "undo"),
        ("open.next", "next open"),
        ("move.down", ""),
        ("move.up", "move"),
        ("select.clear", "back"),
        ("screen.help", "help"),
    )

    def __init__(self, board: BoardScreen, answers: Answers) -> None:
        super().__init__()
        self.board: BoardScreen = board
        self._answers = answers
        self._corrections: dict[str, Correction] = {}
        """By what their rows are known by."""
        self._read_once = False
        self._agreed: set[str] = set()
        """Those that are agreed with, but not committed yet."""

    def on_mount(self) -> None:
        """Read what there is; the first open one is in hand."""
        super().on_mount()
        self._read()

    # Keys

    def own_acts(self) -> Mapping[str, Act]:
        """Answer, go on, undo."""
        return {
            "verdict.accept": self._agree,
            "span.note": self._object,
            "open.next": self._next_open,
            "span.next": lambda: self.go(across, 1),
            "span.previous": lambda: self.go(across, -1),
            "undo": lambda: self.board.do(self.board.sitting.undo),
            "redo": lambda: self.board.do(self.board.sitting.redo),
            "save.again": self.board.saving.again,
        }

    def choose(self, target: str) -> None:
        """Enter agrees."""
        self._agree()

    @property
    def mode_in_charge(self) -> Mode | None:
        """A field of this screen, or what the board asks before it does something."""
        return self.mode or self.board.mode

    def take_key(self, event: events.Key) -> bool:
        """What the board has said before is past."""
        self.board.message = ("", "")
        return super().take_key(event)

    def refresh_readouts(self) -> None:
        """What the board says to an act is said here."""
        if self.board.message[0]:
            self.message = self.board.message
        self.show()

    def _agree(self) -> None:
        """Make the reviewer's value one's own, and go on to the next open one."""
        correction = self._corrections.get(self.at)
        if correction is None:
            self.say(NONE_IN_HAND)
        elif not self._is_open(self.at) and correction.state is State.AGREED:
            self.say(AGREED_ALREADY.format(key_for("undo")))
        else:
            self._answers.agree(correction, lambda: self._agreed_with(correction))

    def _agreed_with(self, correction: Correction) -> None:
        self._agreed.add(target_of(correction))
        self._next_open()

    def _object(self) -> None:
        """Ask for the objection to the correction in hand."""
        correction = self._corrections.get(self.at)
        if correction is None:
            self.say(NONE_IN_HAND)
        else:
            self._ask(correction, "")

    def _ask(self, correction: Correction, typed: str) -> None:
        """Ask for an objection; what cannot be kept now is asked for again, as it was typed."""

        def done(comment: str) -> None:
            try:
                asked = self._answers.object(correction, comment)
            except AnnotatorError as refusal:
                self.say(str(refusal), "error")
            else:
                when_soon(asked, lambda answer: kept(answer, comment))

        def kept(answer: Future[None], comment: str) -> None:
            try:
                answer.result()
            except AnnotatorError as refusal:
                self._ask(correction, comment)
                self.say(str(refusal), "error")
                self.show()
            else:
                self._read()

        field = LineField("Objection", typed)
        self.enter(FieldMode(field, self.leave, done, enter="sends"))

    def _next_open(self) -> None:
        """To the next open one below, else from the top."""
        targets = list(self._corrections)
        here = targets.index(self.at) if self.at in targets else 0
        found = next((e for e in (*targets[here + 1 :], *targets[:here]) if self._is_open(e)), None)
        if found is None:
            self.say(NONE_OPEN)
        else:
            self.at = found

    def _is_open(self, target: str) -> bool:
        state = self._corrections[target].state
        return state is State.OPEN and target not in self._agreed

    # What is shown

    def follow_board(self) -> None:
        """Show what is committed, here or by another program."""
        if not self.board.saving.drafts:
            self._agreed.clear()
            self._read()
        self.refresh_readouts()

    def _read(self) -> None:
        when_soon(self._answers.load(), self._take)

    def _take(self, asked: Future[Sequence[Correction]]) -> None:
        """Show the corrections; at first one that is open is in hand."""
        if not self.is_attached:
            return
        try:
            found = asked.result()
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
        else:
            first = not self._read_once
            self._read_once = True
            self._corrections = {target_of(each): each for each in found}
            if first:
                self.at = next((each for each in self._corrections if self._is_open(each)), "")
        self.refill()

    def heading(self) -> list[Part]:
        """How many there are, and how many wait."""
        waiting = sum(map(self._is_open, self._corrections))
        found = count(len(self._corrections), "correction")
        return [
            Part(" Feedback", "strong"),
            Part(f" · {self.board.annotator.name} · {found}"),
            Part(f" · {waiting} open" if waiting else "", "warning"),
        ]

    def status(self) -> list[Part]:
        """The board's: whether all is saved, and the last act."""
        return status_parts(self.board)

    def body(self, width: int) -> Body:
        """The corrections by state."""
        if not self._corrections:
            return [[], [Part(f" {NOTHING if self._read_once else READING}", "dim")]]
        return list_rows(list(self._corrections.values()), width)

    def card(self, width: int, most: int) -> list[list[Part]]:
        """The correction in hand in full."""
        correction = self._corrections.get(self.at)
        if correction is None:
            return []
        reads = self._answers.read(correction)
        return card_rows(correction, reads, self._answers.name, (width, most))
