"""The steps of the tour: what each shows and waits for."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from annotator.session.tour import STATISTIC, TESTIMONY, Passages

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen

MARGIN = 2
"""Rows of a pane above the passage that a step is about."""


class Step(IntEnum):
    """The steps by their numbers; the last one only asks what becomes of the others."""

    ACCOUNT = 1
    NUMBER = 2
    EQUIVALENT = 3
    NOTHING = 4
    UNDO = 5
    MATRIX = 6
    END = 7


LAST = Step.MATRIX

ABOUT_NUMBER = (Step.EQUIVALENT, Step.NOTHING)
"""The steps for which the number is chosen."""

EXPECTED: dict[Step, tuple[str, ...]] = {
    Step.ACCOUNT: (f"label:{TESTIMONY}",),
    Step.NUMBER: (f"label:{STATISTIC}",),
    Step.EQUIVALENT: ("digit:", "answer:", "offer:", "choose"),
    Step.NOTHING: ("offer.nothing", "digit:", "answer:", "press:"),
    Step.UNDO: ("undo",),
    Step.MATRIX: ("screen.matrix",),
    Step.END: (),
}
"""How the commands begin that do not leave the tour, by step."""


def is_done(step: Step, board: BoardScreen, passages: Passages) -> bool:
    """Whether what a step asks for is there, whoever did it; of the last three that is not seen."""
    draft = board.sitting.draft
    match step:
        case Step.ACCOUNT:
            return passages.tagged_account(draft) is not None
        case Step.NUMBER:
            return passages.tagged_number(draft) is not None
        case Step.EQUIVALENT:
            return passages.is_linked(draft)
        case Step.NOTHING:
            return passages.is_answered(draft)
        case _:
            return False


def arrange(step: Step, board: BoardScreen, passages: Passages) -> None:
    """Bring what a step is about into view, and put caret, selection or choice there."""
    document = passages.document
    if step is Step.ACCOUNT:
        board.chosen = None
        board.go_to(document, passages.account[0])
        board.pane.reveal(passages.account[0], MARGIN)
    elif step is Step.NUMBER:
        board.chosen = None
        board.show_selection(document, passages.number)
        board.anchored = False
        board.pane.reveal(passages.account[0], MARGIN)
        board.pane.keep_in_view(passages.number[1])
    elif step in ABOUT_NUMBER:
        number = passages.tagged_number(board.sitting.draft)
        if number is not None and board.chosen != number.id:
            board.choose(number.id)
