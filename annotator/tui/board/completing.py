"""“I am done with this article.”"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen


def complete(board: BoardScreen) -> None:
    """Mark the article as complete, or not complete after all; twice in a row: the whole story."""
    if board.last_command == "document.complete":
        board.do(board.sitting.complete_story)
        return
    board.do(lambda: board.sitting.complete(board.document.id))
    progress = board.sitting.progress
    board.say(
        f"{board.last_act}. The story has {progress.open} open, {progress.flagged} flagged. "
        "Again: the whole story is complete."
    )


ACTS = {"document.complete": complete}
