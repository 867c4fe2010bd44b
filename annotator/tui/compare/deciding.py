"""What the keys decide about the item in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.session.adjudicating.edit import EditedLink, EditedSpan
from annotator.session.adjudicating.entries import Subject
from annotator.session.plan import Planned
from annotator.tui.compare.edit_mode import EditMode
from annotator.tui.compare.sight import left_and_right, side_id
from annotator.tui.line_field import LineField
from annotator.tui.reading import moving
from annotator.tui.reading.modes import FieldMode
from annotator.tui.reading.moving import Edge

if TYPE_CHECKING:
    from annotator.tui.compare.screen import DisagreementScreen

DIGITS = "1 takes the left, 2 the right, 3 both, 0 neither."
NO_SPAN = "Only a span has a label and bounds. 1, 2 and 0 decide; = ~ ! - relate a link otherwise."
NO_LINK = "Only a link has a relation. 1, 2, 3 and 0 decide; a label key says another label."
NO_GOLD_ROW = "There is nothing in the gold layer that could have a note. Decide first."


def digit(screen: DisagreementScreen, key: str) -> None:
    """Take the left or the right, both, or neither."""
    choice = {"1": screen.left_choice, "2": screen.right_choice, "3": Choice.BOTH}.get(key)
    if choice is None:
        screen.say(DIGITS)
    else:
        screen.decide(choice)


def neither(screen: DisagreementScreen) -> None:
    """Leave both out."""
    screen.decide(Choice.NEITHER)


def accept(screen: DisagreementScreen) -> None:
    """What both say is right; where they differ it has to be said who is."""
    if screen.entry.item.agreed:
        screen.decide(Choice.BOTH)
    else:
        screen.say(f"The two differ here. {DIGITS}")


def label(screen: DisagreementScreen, label_id: str | None) -> None:
    """It should be this label; where their bounds differ these are asked for too."""
    held = span_in_hand(screen)
    if held is None:
        screen.say(NO_SPAN)
        return
    extents = {row.extent for row in screen.entry.item.rows if isinstance(row, Span)}
    if screen.entry.adjudication is None and len(extents) > 1:
        adjust(screen, label_id)
        return
    edit = EditedSpan(held.start, held.end, label_id)
    screen.decide(Choice.EDIT, edit)


def pick(screen: DisagreementScreen) -> None:
    """Open the label picker, at the label that there is."""
    held = span_in_hand(screen)
    if held is None:
        screen.say(NO_SPAN)
        return
    done = lambda label_id: label(screen, label_id)  # noqa: E731
    screen.enter(screen.picker(done, held.label))


def adjust(screen: DisagreementScreen, *label_id: str | None) -> bool:
    """Say what it should be: the selection keys move its ends, a label key sets its label.

    It begins with what the gold layer has, else with the span of the side that has the keys, and
    with another label where one is given. False where the item is no span.
    """
    held = span_in_hand(screen)
    if held is None:
        screen.say(NO_SPAN)
        return False
    if label_id:
        held = replace(held, label=label_id[0])
    document = side_id(screen.side_name, held.document)
    screen.show_selection(document, held.extent)
    screen.anchored = True
    screen.enter(EditMode(screen, replace(held, document=document), screen.labels, screen.edited))
    return True


def span_in_hand(screen: DisagreementScreen) -> Span | None:
    """What an edit begins with; none where the item is no span."""
    entry = screen.entry
    if entry.item.subject is not Subject.SPAN:
        return None
    gold = [row for row in screen.comparison.gold_rows(entry) if isinstance(row, Span)]
    if len(gold) == 1:
        return gold[0]
    both = left_and_right(screen.comparison, entry)
    rows = () if both is None else both[screen.side_index].rows
    found = [row for row in (*rows, *entry.item.rows) if isinstance(row, Span)]
    return found[0]


def move_edge(screen: DisagreementScreen, edge: Edge) -> None:
    """Move an end of the selection; without one, begin to edit by a clause."""
    if screen.pane.selection is not None or not adjust(screen):
        moving.move_edge(screen, edge)
        return
    extent = screen.pane.selection
    if extent is not None:
        screen.pane.select(*edge.moved(screen.text, extent, edge.by_clause))


def relate(screen: DisagreementScreen, relation: Relation) -> None:
    """It should be this relation."""
    if screen.entry.item.subject is Subject.LINK:
        screen.decide(Choice.EDIT, EditedLink(relation))
    else:
        screen.say(NO_LINK)


def note(screen: DisagreementScreen) -> None:
    """Write the note of what the gold layer has."""
    rows = screen.comparison.gold_rows(screen.entry)
    if not rows:
        screen.say(NO_GOLD_ROW)
        return
    row, sitting = rows[0], screen.comparison.sitting
    field = LineField("Note", row.note)

    def done(text: str) -> None:
        screen.acting.do(lambda: sitting.note(row.id, text), screen.stay)

    screen.enter(FieldMode(field, screen.leave, done, hint="? first: not sure"))


def undo(screen: DisagreementScreen) -> None:
    """Undo the last decision, and go to its item."""
    screen.acting.undo(lambda planned: _follow(screen, planned))


def redo(screen: DisagreementScreen) -> None:
    """Decide again what was undone, and go to its item."""
    screen.acting.redo(lambda planned: _follow(screen, planned))


def save_again(screen: DisagreementScreen) -> None:
    """Try at once to save what could not be saved."""
    screen.acting.save_again()


def _follow(screen: DisagreementScreen, planned: Planned) -> None:
    """Take the item in hand that a step decided about."""
    changes = () if planned.step is None else planned.step.changes
    rows = {
        source.record
        for change in changes
        if isinstance(change.after, Adjudication)
        for source in (*change.after.a, *change.after.b)
    }
    screen.walk.refresh()
    if rows and not screen.walk.go_to(rows):
        screen.say(f"{planned.title[:1].upper()}{planned.title[1:]}: not among these.", "dim")
    screen.arrive()


def _relater(relation: Relation) -> Callable[[DisagreementScreen], None]:
    return lambda screen: relate(screen, relation)


def _edge(edge: Edge) -> Callable[[DisagreementScreen], None]:
    return lambda screen: move_edge(screen, edge)


ACTS: dict[str, Callable[[DisagreementScreen], object]] = {
    "offer.nothing": neither,
    "verdict.accept": accept,
    "tag.pick": pick,
    "span.adjust": adjust,
    "span.note": note,
    **{f"link.{relation.value}": _relater(relation) for relation in Relation},
    "select.end_on": _edge(moving.END_ON),
    "select.end_back": _edge(moving.END_BACK),
    "select.start_on": _edge(moving.START_ON),
    "select.start_back": _edge(moving.START_BACK),
    "undo": undo,
    "redo": redo,
    "save.again": save_again,
}
