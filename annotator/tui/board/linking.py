"""Links by hand: pin a source, then a relation key in any other article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.domain.link import Relation
from annotator.text.sentences import sentence_at
from annotator.tui.board.answering import wait_for_article

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen


def pin(board: BoardScreen) -> None:
    """Pin the chosen span as source of links; again: let it go."""
    if board.source is not None and board.source == (board.chosen or board.source):
        board.pin(None)
        return
    span = board.needed_span()
    if span is not None:
        board.pin(span.id)


def link(board: BoardScreen, relation: Relation) -> None:
    """Link the source with the selection, the chosen span, or the sentence at the caret.

    Without a source the key waits for a digit. A span that was chosen in another article, such as
    the one linked last, is not meant.
    """
    source = board.source
    if source is None:
        wait_for_article(board, f"link.{relation}")
        return
    selection, document = board.pane.selection, board.document.id
    target = board.chosen_span
    if selection is None and target is not None and target.document == document:
        board.do(lambda **answer: board.sitting.link(source, target.id, relation, **answer))
        return
    extent = selection or sentence_at(board.text, board.pane.caret)
    board.do(
        lambda **answer: board.sitting.link_passage(source, document, *extent, relation, **answer)
    )


def take_out(board: BoardScreen) -> None:
    """Take the chosen span out of its fact; asks once where others hang on it."""
    span = board.needed_span()
    if span is not None:
        board.do(lambda **answer: board.sitting.take_out(span.id, **answer))


def _linker(relation: Relation) -> Callable[[BoardScreen], None]:
    return lambda board: link(board, relation)


ACTS: dict[str, Callable[[BoardScreen], None]] = {
    "link.source": pin,
    **{f"link.{relation.value}": _linker(relation) for relation in Relation},
    "link.take_out": take_out,
}
