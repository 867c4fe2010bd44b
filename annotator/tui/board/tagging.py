"""Tags: label keys, the picker, and what is done to the chosen span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.session.units import unit_extent
from annotator.text.sentences import sentence_at
from annotator.tui.line_field import LineField
from annotator.tui.reading.adjusting import AdjustMode
from annotator.tui.reading.modes import FieldMode

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen


def tag(board: BoardScreen, label: str | None) -> None:
    """Tag the selection; else relabel the chosen span; else take the label's unit at the caret.

    A span that was chosen in another article is not meant: eyes and caret are in this one.
    """
    selection, chosen = board.pane.selection, board.chosen_span
    if selection is not None:
        board.do(lambda: board.sitting.tag(board.document.id, *selection, label))
    elif chosen is not None and chosen.document == board.document.id:
        board.do(lambda: board.sitting.relabel(chosen.id, label))
    else:
        extent = unit_extent(board.labels.get(label), board.text, board.pane.caret)
        board.do(lambda: board.sitting.tag(board.document.id, *extent, label))


def pick(board: BoardScreen) -> None:
    """Open the label picker, at the label that what would be tagged has or is likeliest to get."""
    likeliest = _likeliest(board)
    board.enter(board.picker(lambda label: tag(board, label), likeliest))


def _likeliest(board: BoardScreen) -> str | None:
    selection, chosen, source = board.pane.selection, board.chosen_span, board.source
    if selection is None and chosen is not None and chosen.document == board.document.id:
        if chosen.label is not None:
            return chosen.label
        selection = chosen.extent
    extent = selection or sentence_at(board.text, board.pane.caret)
    # What compares passages loads late: the first paint does not wait for it.
    from annotator.session.suggesting.labels import proposed_label

    return proposed_label(board.sitting.draft, board.document.id, *extent, source=source)


def tag_filler(board: BoardScreen) -> None:
    """Tag the whole block of proposed filler around the caret, one span a paragraph."""
    from annotator.session.suggesting.filler import plan_filler_block

    sitting, caret = board.sitting, board.pane.caret
    board.do(
        lambda: sitting.do(
            plan_filler_block(sitting.draft, board.document.id, caret, board.repeated.known)
        )
    )


def adjust(board: BoardScreen) -> None:
    """Move the ends of the chosen span with the selection keys; its links stay."""
    span = board.needed_span()
    if span is not None:
        board.show_selection(span.document, span.extent)
        board.anchored = True
        board.enter(
            AdjustMode(
                board, span, lambda *ends: board.do(lambda: board.sitting.adjust(span.id, *ends))
            )
        )


def delete(board: BoardScreen) -> None:
    """Delete the chosen span; asks once what becomes of its links."""
    span = board.needed_span()
    if span is not None:
        board.do(lambda **answer: board.sitting.delete(span.id, **answer))


def note(board: BoardScreen) -> None:
    """Write the chosen span's note; one that begins with `?` flags it."""
    span = board.needed_span()
    if span is not None:
        board.enter(
            FieldMode(
                LineField("Note", span.note),
                board.leave,
                lambda text: board.do(lambda: board.sitting.note(span.id, text)),
                hint="? first: not sure",
            )
        )


ACTS = {
    "tag.pick": pick,
    "tag.filler": tag_filler,
    "span.adjust": adjust,
    "span.delete": delete,
    "span.note": note,
}
