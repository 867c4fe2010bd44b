"""Links with the mouse: a span is dragged onto what says the same in another article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.geometry import Offset

from annotator.domain.link import Relation
from annotator.text.extent import Extent
from annotator.text.sentences import sentence_at
from annotator.tui.board import linking
from annotator.tui.board.chips import Chip, chip_parts, link_chips
from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.aiming_pane import AimingPane
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.hint_rows import hint_room
from annotator.tui.widgets.rows import Part, fitted

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen

RELATIONS = {f"link.{relation.value}": relation for relation in Relation}
"""By command id."""

QUOTE = (8, 32)
"""Cells of a quote in the hint line, at least and at most."""

GONE = "The span that was dragged is gone. Nothing was linked."


@dataclass(frozen=True, slots=True)
class Target:
    """What the pointer is on while a span is dragged: where it would be linked to."""

    document: str
    extent: Extent
    span: str | None
    """The id of the innermost span there; none: a passage without one."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A span that is being dragged."""

    source: str
    """Its id."""
    pane: DocumentPane
    """The pane that it comes from."""
    place: Offset
    """The cell and row of the screen under the pointer."""
    target: Target | None = None


class JoinMode:
    """The span was let go of: how do the two relate? Any key but a relation is a command again."""

    def __init__(self, board: BoardScreen, source: str) -> None:
        """`source` is pinned meanwhile; what was pinned before is so again afterwards."""
        self._board = board
        self._source = source
        self._pinned = board.source
        board.pin(source)

    def press(self, key: str, character: str | None) -> bool:
        """Link by the key of a relation, or by its command's id; any other key leaves."""
        board = self._board
        command = keys_in_force().command_of(key)
        relation = RELATIONS.get(key if command is None else command.id)
        source, pinned = board.source, self._pinned
        board.leave()
        if relation is not None and source == self._source:
            linking.link(board, relation)
        elif relation is not None:
            board.say(GONE)
        board.pin(pinned if pinned in board.open_layer.spans else None)
        return relation is not None or key == "escape"

    def paste(self, text: str) -> bool:
        """There is no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """A chip for each relation, and one that leaves."""
        width = self._board.size.width
        leave = Chip(keys_in_force().sign("select.clear"), "", "press:escape")
        chips = [*link_chips("press:{}"), leave]
        room = hint_room(width) - 2
        said = sum(len(part.text) for part in chip_parts(chips, width))
        quote = _quoted(self._board, self._source, room - said - len(" from “” "))
        parts = [Part(f" from “{quote}” ", "question"), Part(" ")] if quote else [Part(" ")]
        return [*parts, *chip_parts(chips, room - sum(len(part.text) for part in parts))]


def aim(board: BoardScreen, message: AimingPane.AimMessage) -> None:
    """Show what the pointer is on; where that is what it was on before it costs nothing."""
    if board.mode is not None:
        return
    # What may say the same is outlined while the span is under way.
    board.chosen = message.span_id
    pane = _pane_at(board, message.pane, message.place)
    if pane is not None and isinstance(message, AimingPane.Turned):
        pane.scroll_rows(message.rows)
    before, aim = board.aim, aim_now(board, Aim(message.span_id, message.pane, message.place))
    board.aim = aim
    if before is None or aim is None or aim.target != before.target:
        board.refresh_readouts()


def aim_now(board: BoardScreen, aim: Aim) -> Aim | None:
    """The same with what is under the pointer by now: an answer may have outlined something.

    None where the pane that the span comes from is out of view: nothing tells of the drag any more.
    """
    if all(pane is not aim.pane for _, pane in board.panes.in_view):
        return None
    pane = _pane_at(board, aim.pane, aim.place)
    target = None if pane is None else _target_in(board, pane, aim.place - pane.region.offset)
    return replace(aim, target=target)


def withdraw(board: BoardScreen) -> None:
    """Show that nothing is dragged any more."""
    board.aim = None
    board.refresh_readouts()


def drop(board: BoardScreen) -> None:
    """Ask how the span that is let go of relates to what it was let go on; it stays chosen."""
    aimed, board.aim = board.aim, None
    if aimed is not None and aimed.target is not None:
        target, pane = aimed.target, board.panes.pane_showing(aimed.target.document)
        if pane is not None and aimed.source in board.open_layer.spans:
            board.take_over(pane)
            board.remember()
            if target.span is None:
                board.show_selection(target.document, target.extent)
            else:
                board.choose(target.span)
            board.enter(JoinMode(board, aimed.source))
    board.refresh_readouts()


def _pane_at(board: BoardScreen, own: DocumentPane, place: Offset) -> DocumentPane | None:
    """The pane at a place of the screen, other than the one that is dragged from."""
    panes = (pane for _, pane in board.panes.in_view if pane is not own)
    return next((pane for pane in panes if pane.region.contains_point(place)), None)


def _target_in(board: BoardScreen, pane: DocumentPane, place: Offset) -> Target | None:
    """The innermost span at a place of a pane, else what is outlined there, else the sentence."""
    document = board.panes.document_in(pane).id
    offset, marks = pane.under(*place)
    if marks:
        return Target(document, (marks[0].start, marks[0].end), marks[0].id)
    offer = board.suggesting.outlined(document)
    if offer is not None and offer.start <= offset < offer.end:
        return Target(document, offer.extent, None)
    extent = sentence_at(board.texts[document], offset)
    return Target(document, extent, None) if extent[0] < extent[1] else None


def aim_parts(board: BoardScreen, aimed: Aim) -> list[Part]:
    """What letting go would do."""
    most = (hint_room(board.size.width) - 40) // 2
    source = _quoted(board, aimed.source, most)
    if aimed.target is None:
        return [Part(f" “{source}” ", "question"), Part(" drop it on what says the same", "dim")]
    text = board.texts[aimed.target.document][slice(*aimed.target.extent)]
    target = fitted(text, max(QUOTE[0], min(QUOTE[1], most)))
    return [
        Part(f" “{source}” ", "question"),
        Part(" let go to link it with ", "dim"),
        Part(f" “{target}” ", "question"),
    ]


def _quoted(board: BoardScreen, span_id: str, most: int) -> str:
    """A span's quote in at most so many cells; empty where that is too few."""
    span = board.open_layer.spans.get(span_id)
    return "" if span is None or most < QUOTE[0] else fitted(span.quote, min(QUOTE[1], most))
