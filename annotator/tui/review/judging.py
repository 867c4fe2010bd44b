"""What the keys say of the item in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.link import Absence, Relation
from annotator.domain.span import Span
from annotator.domain.verdict import Reason
from annotator.session.reviewing.relating import Stretch
from annotator.text.sentences import sentence_at
from annotator.tui.line_field import LineField
from annotator.tui.reading import moving
from annotator.tui.reading.adjusting import AdjustMode
from annotator.tui.reading.modes import AskingMode, Choice, FieldMode
from annotator.tui.reading.moving import Edge
from annotator.tui.review import missing

if TYPE_CHECKING:
    from annotator.tui.review.screen import ReviewScreen

WHY = "Why should it not be here?"

REASONS = {
    Reason.NOT_THIS: "not this",
    Reason.DUPLICATE: "duplicate",
    Reason.VAGUE: "too vague",
    Reason.OTHER: "other: say why",
}
"""In the order of the digits."""

SELECTED = (
    "Selected text is tagged in a passage only. Esc lets go of it; then the key is the item's."
)

NOT_THERE = "Tab to the article that is said to have nothing, and to what it says there."

NOT_POINTED = "Where does it say so? Move the caret into the sentence or select it, then again."

SAYS_MORE = "~ again: which says more; . next undecided"


def accept(screen: ReviewScreen) -> None:
    """It is right; of a passage: nothing else is missing. On to the next undecided."""
    screen.judge(screen.audit.accept)


def refuse(screen: ReviewScreen) -> None:
    """Ask why it should not be here; in a passage take back what was found missing."""
    if screen.is_passage:
        missing.take_back(screen)
        return
    choices = [
        Choice(str(digit), str(digit), words, partial(_refuse_for, screen, reason))
        for digit, (reason, words) in enumerate(REASONS.items(), start=1)
    ]
    screen.enter(AskingMode(WHY, choices, screen.leave))


def _refuse_for(screen: ReviewScreen, reason: Reason) -> None:
    if reason is not Reason.OTHER:
        screen.judge(lambda: screen.audit.spurious(reason))
        return

    def because(comment: str) -> None:
        if comment.strip():
            screen.judge(lambda: screen.audit.spurious(reason, comment))
        else:
            screen.say("Nothing was said. d 4 asks again.")

    screen.enter(FieldMode(LineField("Why"), screen.leave, because))


def label(screen: ReviewScreen, label_id: str | None) -> None:
    """It should have this label; in a passage: a span with this label is missing here."""
    if screen.is_passage:
        missing.mark(screen, label_id)
    elif screen.pane.selection is not None:
        screen.say(SELECTED)
    else:
        screen.judge(lambda: screen.audit.relabel(label_id))


def pick(screen: ReviewScreen) -> None:
    """Open the label picker, at the label that there is or that was said."""
    wanted = screen.standing.verdict
    span = screen.item.record
    likeliest = span.label if isinstance(span, Span) else None
    if wanted is not None and wanted.amendment.label is not None:
        likeliest = wanted.amendment.label
    picked = partial(label, screen)
    screen.enter(screen.picker(picked, likeliest, highlights=False))


def adjust(screen: ReviewScreen) -> bool:
    """Move the ends of the span with the selection keys; false where the item is no span."""
    span = screen.item.record
    if not isinstance(span, Span):
        screen.say("Only a span has ends to adjust.")
        return False
    wanted = screen.standing.verdict
    passage = None if wanted is None else wanted.amendment.passage
    start, end = span.extent if passage is None else passage.extent
    screen.show_selection(span.document, (start, end))
    screen.anchored = True
    held = replace(span, start=start, end=end)
    keep = partial(_adjusted, screen)
    screen.enter(AdjustMode(screen, held, keep))
    return True


def _adjusted(screen: ReviewScreen, start: int, end: int) -> None:
    screen.pane.clear_selection()
    screen.judge(lambda: screen.audit.adjust(start, end))


def move_edge(screen: ReviewScreen, edge: Edge) -> None:
    """Move an end of the selection; without one, begin to adjust the span by a clause."""
    span = screen.item.record
    here = isinstance(span, Span) and span.document == screen.document.id
    if screen.pane.selection is not None or not here or not adjust(screen):
        moving.move_edge(screen, edge)
        return
    extent = screen.pane.selection
    if extent is not None:
        screen.pane.select(*edge.moved(screen.text, extent, edge.by_clause))


def relate(screen: ReviewScreen, relation: Relation) -> None:
    """It should be this relation; in a passage: a link is missing from what is pinned."""
    record = screen.item.record
    if screen.is_passage:
        missing.link(screen, relation)
    elif isinstance(record, Absence):
        if screen.document.id != record.document:
            screen.say(NOT_THERE)
            return
        if screen.pane.selection is None and not screen.pointed:
            # What nobody has pointed at is no evidence.
            screen.say(NOT_POINTED)
            return
        passage = said_here(screen)
        screen.judge(lambda: screen.audit.relate(relation, passage=passage))
    elif relation is Relation.PARTIAL:
        # The next one of these says which end says more, as on the board.
        if screen.judge(lambda: screen.audit.relate(relation), on=False):
            screen.done = f"{SAYS_MORE} · {screen.done}"
    else:
        screen.judge(lambda: screen.audit.relate(relation))


def said_here(screen: ReviewScreen) -> Stretch:
    """The selection, else the sentence at the caret."""
    extent = screen.pane.selection or sentence_at(screen.text, screen.pane.caret)
    return screen.document.id, *extent


def note(screen: ReviewScreen) -> None:
    """Say something of the item; a question makes its verdict unsure."""
    verdict = screen.standing.verdict
    field = LineField("Note", "" if verdict is None else verdict.comment)

    def done(text: str) -> None:
        screen.judge(lambda: screen.audit.note(text), on=text.lstrip().startswith("?"))

    screen.enter(FieldMode(field, screen.leave, done, hint="? first: not sure"))


def undo(screen: ReviewScreen) -> None:
    """Take the newest verdict back, and go to its item."""
    screen.judge(screen.audit.undo, on=False)


def redo(screen: ReviewScreen) -> None:
    """Say again what was taken back, and go to its item."""
    screen.judge(screen.audit.redo, on=False)


def _relater(relation: Relation) -> Callable[[ReviewScreen], None]:
    return lambda screen: relate(screen, relation)


def _edge(edge: Edge) -> Callable[[ReviewScreen], None]:
    return lambda screen: move_edge(screen, edge)


ACTS: dict[str, Callable[[ReviewScreen], object]] = {
    "verdict.accept": accept,
    "span.delete": refuse,
    "tag.pick": pick,
    "span.adjust": adjust,
    "span.note": note,
    **{f"link.{relation.value}": _relater(relation) for relation in Relation},
    "link.source": missing.pin,
    "select.end_on": _edge(moving.END_ON),
    "select.end_back": _edge(moving.END_BACK),
    "select.start_on": _edge(moving.START_ON),
    "select.start_back": _edge(moving.START_BACK),
    "undo": undo,
    "redo": redo,
}
