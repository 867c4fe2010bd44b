"""The tour while it is under way: from step to step."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.domain.link import Absence
from annotator.session.tour import DIGITS, Passages
from annotator.session.tour_traces import Traces, told
from annotator.tui.tour import words
from annotator.tui.tour.steps import ABOUT_NUMBER, EXPECTED, Step, arrange, is_done
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.session.suggesting.offer import Offer
    from annotator.tui.board.screen import BoardScreen

SLOW = 6.0
"""Seconds without anything outlined after which the tour offers to go on."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a person is doing: a key or a click, and all that comes of it."""

    in_mode: bool
    """Whether something had the keys when it began."""
    pending: frozenset[str]
    """The ids of the steps that waited for their commit then."""
    commands: list[str] = field(default_factory=list)
    """The ids of the commands that it has run."""


class Walk:
    """Where the tour is, and how it goes on."""

    def __init__(self, board: BoardScreen, passages: Passages, traces: Traces) -> None:
        """Begin at the first step that is not done; `traces`: what the tour has made so far."""
        self.passages = passages
        self.step = Step.ACCOUNT
        self._traces = traces
        self._board = board
        """The one that the present step was arranged on: it may be opened anew."""
        self._passed: tuple[Step, ...] = ()
        """The steps that were done already, on the way to this one."""
        self._to_undo = ""
        """The id of the act that the tour wants undone."""
        self._since = 0.0
        self.go_on(board, Step.ACCOUNT)

    def is_here(self, board: BoardScreen) -> bool:
        """Whether the board shows the articles that the tour is about."""
        return all(board.panes.has(each) for each in self.passages.documents)

    def go_on(self, board: BoardScreen, step: Step) -> None:
        """To a step, or over what is done already to one after it."""
        passed = []
        while is_done(step, board, self.passages):
            passed.append(step)
            step = Step(step + 1)
        if step is Step.UNDO:
            self._to_undo = self._answer_to_undo(board)
            step = Step.UNDO if self._to_undo else Step.MATRIX
        self._passed = tuple(passed)
        self.step, self._board, self._since = step, board, time.monotonic()
        arrange(step, board, self.passages)
        if step is Step.EQUIVALENT:
            board.set_timer(SLOW, board.refresh_readouts)

    def follow(self, board: BoardScreen, act: Act | None) -> bool:
        """Go on where that is due after an act, or without one; false: the act has left the tour.

        Without one: a commit has succeeded or failed, an answer has come, or another program has
        changed the story.
        """
        if self._board is not board:
            self.go_on(board, self.step)
        if self._is_done(board, act):
            self._note(board, act)
            self.go_on(board, Step(self.step + 1))
        elif self.step in ABOUT_NUMBER and self._number(board) is None:
            self.go_on(board, Step.NUMBER)
        elif act is not None and not self._is_on_the_way(board, act):
            return False
        else:
            self._note(board, act)
        return True

    def may_go_on(self, board: BoardScreen) -> bool:
        """Whether nothing is outlined for the third step, and nothing more is to be waited for."""
        looked_through = board.suggesting.outlines().looked_through
        others = len(board.sitting.documents) - 1
        is_over = board.suggesting.is_off or len(looked_through) >= others
        is_slow = time.monotonic() - self._since >= SLOW
        return self._offer(board) is None and (is_over or is_slow)

    def said(self, board: BoardScreen) -> Sequence[Part]:
        """What the tour says now."""
        passed, documents = words.passed(self._passed), board.sitting.draft.documents
        if self.step is Step.EQUIVALENT:
            offer = self._offer(board)
            number = 0 if offer is None else documents[offer.document].number
            waits = not self.may_go_on(board)
            return [*passed, *words.looking(offer, number, waits=waits)]
        left = self._traces.left(board.sitting.draft, board.sitting.history)
        silent = documents[self.passages.silent].number
        return [*passed, *words.saying(self.step, board, silent, told(left) if left else "")]

    def _is_done(self, board: BoardScreen, act: Act | None) -> bool:
        if self.step is Step.UNDO:
            newest = board.sitting.history.undoable()
            return newest is None or newest.id != self._to_undo
        if self.step is Step.MATRIX:
            return act is not None and "screen.matrix" in act.commands
        return is_done(self.step, board, self.passages)

    def _is_on_the_way(self, board: BoardScreen, act: Act) -> bool:
        """Whether an act belongs to the step, though it has not done it yet."""
        if self.step in ABOUT_NUMBER and board.chosen != self._number(board):
            return False
        expected = EXPECTED[self.step]
        return act.in_mode or any(each.startswith(expected) for each in act.commands)

    def _number(self, board: BoardScreen) -> str | None:
        """The id of the tagged number; none where it is gone, whoever has deleted it."""
        span = self.passages.tagged_number(board.sitting.draft)
        return None if span is None else span.id

    def _offer(self, board: BoardScreen) -> Offer | None:
        """What is outlined in the first article that a digit names."""
        offers = board.suggesting.outlines().offers
        named = (each.id for each in board.sitting.documents if each.number <= DIGITS)
        return next((offers[each] for each in named if each in offers), None)

    def _answer_to_undo(self, board: BoardScreen) -> str:
        """The id of the act that `u` would undo, where that is “nothing here” said on the tour."""
        newest = board.sitting.history.undoable()
        if newest is None or not self._traces.has(newest):
            return ""
        says_nothing = any(isinstance(change.after, Absence) for change in newest.changes)
        return newest.id if says_nothing else ""

    def _note(self, board: BoardScreen, act: Act | None) -> None:
        """Remember what an act has made."""
        if act is not None:
            for step in board.sitting.pending:
                if step.id not in act.pending:
                    self._traces.add(step)
