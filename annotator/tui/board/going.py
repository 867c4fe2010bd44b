"""Going places: the next span, the next open item, the partner; and letting go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.fact import fact_members
from annotator.tui.key_table import key_for

if TYPE_CHECKING:
    from annotator.domain.span import Span
    from annotator.tui.board.screen import BoardScreen


def next_span(board: BoardScreen) -> None:
    """Choose the next span of the article."""
    _step_span(board, 1)


def previous_span(board: BoardScreen) -> None:
    """Choose the span before."""
    _step_span(board, -1)


def _step_span(board: BoardScreen, direction: int) -> None:
    """The outer of two spans with one start comes first, so that each is reached once."""

    def place(span: Span) -> tuple[int, int, str]:
        return span.start, -span.end, span.id

    spans = board.sitting.layer.spans_of(board.document.id)
    if not spans:
        board.say("No span in this article yet. Select text and press a label key.")
        return
    chosen = board.chosen_span
    if chosen is not None and chosen.document == board.document.id:
        here = place(chosen)
    else:
        here = (board.pane.caret, -len(board.text) - 1 if direction > 0 else 1, "")
    if direction > 0:
        found = min((each for each in spans if place(each) > here), key=place, default=None)
    else:
        found = max((each for each in spans if place(each) < here), key=place, default=None)
    if found is None:
        found = min(spans, key=place) if direction > 0 else max(spans, key=place)
        board.say("From the other end of the article.")
    board.remember()
    board.choose(found.id)


def next_open(board: BoardScreen) -> None:
    """Choose the next span that some article neither matches nor is said to lack."""
    numbers = {document.id: document.number for document in board.panes.documents}
    items = sorted(
        (item.span for item in board.sitting.open_items if item.span.document in numbers),
        key=lambda span: (numbers[span.document], span.start, span.id),
    )
    if not items:
        board.say("Nothing is open: each span has its partner or its absence in every article.")
        return
    chosen = board.chosen_span
    here = (
        (numbers[chosen.document], chosen.start, chosen.id)
        if chosen is not None
        else (board.document.number, board.pane.caret, "")
    )
    ahead = [span for span in items if (numbers[span.document], span.start, span.id) > here]
    board.remember()
    board.choose((ahead or items)[0].id)
    board.say(f"{len(items)} open.")


def partner(board: BoardScreen) -> None:
    """Go to the chosen span's next fellow member, article by article."""
    span = board.needed_span()
    if span is None:
        return
    numbers = {document.id: document.number for document in board.panes.documents}
    members = sorted(
        (
            board.sitting.layer.spans[member]
            for member in fact_members(board.sitting.layer, span.id)
            if board.sitting.layer.spans[member].document in numbers
        ),
        key=lambda member: (numbers[member.document], member.start, member.id),
    )
    if len(members) < 2:
        pins = f"{key_for('link.source')} pins it as source of a link."
        board.say(f"This span is linked to nothing here. {pins}")
        return
    board.remember()
    board.choose(members[(members.index(span) + 1) % len(members)].id)


def clear(board: BoardScreen) -> None:
    """Let go of one thing: the selection, the passage in hand, the source, the chosen span."""
    board.pane.end_drag()
    offering = board.suggesting.offering
    if board.pane.selection is not None or board.anchored:
        board.anchored = False
        board.pane.clear_selection()
    elif offering is not None and board.suggesting.in_hand is not None:
        offering.in_hand = None
    elif board.source is not None:
        board.pin(None)
    else:
        board.chosen = None


def choose_here(board: BoardScreen) -> None:
    """Choose the innermost span at the caret; again: the next one outwards."""
    ids = [mark.id for mark in board.pane.marks_at(board.pane.caret)]
    if not ids:
        board.say("No span at the caret. Select text and press a label key to make one.")
        return
    index = ids.index(board.chosen) + 1 if board.chosen in ids else 0
    board.chosen = ids[index % len(ids)]


ACTS = {
    "select.clear": clear,
    "choose": choose_here,
    "span.next": next_span,
    "span.previous": previous_span,
    "open.next": next_open,
    "link.partner": partner,
}
