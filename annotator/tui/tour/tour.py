"""The tour as the board knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import Refused
from annotator.session.tour import passages
from annotator.session.tour_traces import Traces, plan_take_back
from annotator.text.extent import Extent
from annotator.tui.key_table import key_for
from annotator.tui.tour import words
from annotator.tui.tour.flowing import flowed
from annotator.tui.tour.steps import Step
from annotator.tui.tour.walk import Act, Walk
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.session.plan import Planned
    from annotator.tui.board.screen import BoardScreen

STORIES = "screen.stories"
"""The command that opens articles."""

SHARE = 3
"""The tour takes this part of the board's rows at most."""


class Tour:
    """Watches what the keys and clicks of a person do; it takes a few only in its own stead.

    The board tells it when an act begins, asks it before each command, and has it look when all is
    done. It outlives the board, which may be opened anew; nothing of it is stored.
    """

    def __init__(self) -> None:
        self._traces = Traces()
        self._walk: Walk | None = None
        """None: it is not under way."""
        self._act: Act | None = None
        """What a person has done since the last look."""
        self._has_just_left = False
        self._taken_back = ""
        """The id of the act that took everything back."""

    def begin(self, board: BoardScreen) -> None:
        """Begin on a board. Raises `Refused` where it does not show the seed articles."""
        wanted = passages(board.sitting.draft)
        if not all(board.panes.has(each) for each in wanted.documents):
            remedy = f"{key_for(STORIES)} opens them."
            raise Refused("The tour goes to articles that are not open here.", remedy)
        if board.mode is not None:
            board.mode.press("escape", None)
        board.pin(None)
        board.remember()
        self._act, self._has_just_left = None, False
        self._walk = Walk(board, wanted, self._traces)

    # What the board tells and asks

    def act_begins(self, board: BoardScreen) -> None:
        """A key is pressed, or a button of the mouse."""
        self._has_just_left = False
        pending = frozenset(step.id for step in board.sitting.pending)
        self._act = Act(board.mode is not None, pending)

    def takes(self, board: BoardScreen, command_id: str) -> bool:
        """Whether a command is about the tour itself; then it is done."""
        if self._act is not None:
            self._act.commands.append(command_id)
        walk = self._walk
        if walk is None or not walk.is_here(board):
            return False
        if walk.step is Step.EQUIVALENT and command_id == "choose":
            if walk.may_go_on(board):
                walk.go_on(board, Step.NOTHING)
            self._act = None
            return True
        ends = walk.step is Step.END and command_id in ("choose", "undo")
        takes_back = ends and command_id == "undo" and self.has_left(board)
        if takes_back:
            self.take_back(board)
        return ends and (takes_back or command_id == "choose")

    def look(self, board: BoardScreen) -> None:
        """See what has become of the board, after each act and whenever else something changes."""
        act, self._act = self._act, None
        walk = self._walk
        if walk is not None and walk.is_here(board) and not walk.follow(board, act):
            self._walk, self._has_just_left = None, True

    # What it has made

    def has_left(self, board: BoardScreen) -> bool:
        """Whether something that it made could be taken back."""
        return bool(self._traces.left(board.sitting.draft, board.sitting.history))

    def take_back(self, board: BoardScreen) -> None:
        """Take back all that it has made, as one step."""
        sitting = board.sitting

        def remember(done: Planned) -> None:
            self._taken_back = "" if done.step is None else done.step.id

        board.do(
            lambda: sitting.do(plan_take_back(sitting.draft, sitting.history, self._traces)),
            remember,
        )

    def has_been_taken_back(self, board: BoardScreen) -> bool:
        """Whether that was the last act: it undid others, so a redo does them again."""
        newest = board.sitting.history.undoable()
        return newest is not None and newest.id == self._taken_back

    # What is shown

    def rows(self, board: BoardScreen, width: int) -> list[list[Part]]:
        """What it says now, in at most a part of the board's rows."""
        if self._has_just_left:
            said = flowed(words.left(), width)
        elif self._walk is not None and self._walk.is_here(board):
            said = flowed(self._walk.said(board), width)
        else:
            said = []
        return said[: max(1, board.size.height // SHARE)]

    def in_matrix(self, width: int) -> list[list[Part]]:
        """What it says of the matrix, where it has led there."""
        leads = self._walk is not None and self._walk.step is Step.END
        return flowed(words.in_matrix(), width) if leads else []

    def lit(self, document: str) -> Extent | None:
        """The passage of a document that a step is about and that nothing else shows."""
        walk = self._walk
        if walk is None or walk.step is not Step.ACCOUNT or walk.passages.document != document:
            return None
        return walk.passages.account
