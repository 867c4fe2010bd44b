"""Brings the rows around the panes up to date with the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from annotator.text.visible import visible_line
from annotator.tui.board.dock import fact_rows, offer_rows, told_rows, welcome_rows
from annotator.tui.board.hints import (
    ALWAYS,
    CHOSEN,
    IN_HAND,
    READING,
    SELECTING,
    hint_parts,
    label_parts,
    relation_parts,
)
from annotator.tui.board.readouts import (
    Tally,
    caret_readout,
    pane_title,
    status_row,
)
from annotator.tui.key_table import key_for
from annotator.tui.reading.modes import AskingMode, lettered
from annotator.tui.reading.picking import PickMode
from annotator.tui.saving import HELD_UP
from annotator.tui.widgets.hint_rows import hint_room
from annotator.tui.widgets.rows import Part, Rows, fitted

if TYPE_CHECKING:
    from annotator.tui.board.screen import BoardScreen

TALL_SCREEN = 30
"""Rows from which on the dock is tall."""

DOCK_SHORT, DOCK_TALL = 2, 6
"""Rows of the dock."""

TRY_AGAIN = "It is tried again every few seconds, and by {}; what you do meanwhile waits too."
"""For the key of `save.again`."""


def show_readouts(board: BoardScreen) -> None:
    """Titles, dock, hint line and status line; each paints only what differs."""
    if not board.is_there:
        return
    _show_chosen(board)
    board.query_one("#titles", Rows).show([_titles(board)])
    _show_dock(board)
    board.query_one("#hints", Rows).show([_hints(board)])
    board.query_one("#status", Rows).show([status_parts(board)])


def _show_chosen(board: BoardScreen) -> None:
    offers, aim = board.suggesting.outlines().offers, board.aim
    target = None if aim is None else aim.target
    for document, pane in board.panes.in_view:
        pane.chosen = board.chosen
        pane.pinned = board.source if aim is None else aim.source
        pane.hit = target.extent if target and target.document == document.id else None
        if board.tour is not None and target is None:
            pane.hit = board.tour.lit(document.id)
        offer = offers.get(document.id)
        pane.outline = None if offer is None else offer.extent


def _titles(board: BoardScreen) -> list[Part]:
    parts = []
    for document, pane in board.panes.in_view:
        title = " " + pane_title(document, board.shown.is_complete(document.id))
        style = "active" if pane is board.pane else "dim"
        room = max(0, pane.size.width - 1)
        text = fitted(title, room)
        text += " " * (room - cell_len(text))
        parts.append(Part(text, style, f"article:{document.id}", pane.region.x))
    return parts


def _show_dock(board: BoardScreen) -> None:
    """The dock; it grows with what has to be read in full."""
    dock = board.query_one("#dock", Rows)
    height = DOCK_TALL if board.size.height >= TALL_SCREEN else DOCK_SHORT
    rows = _dock(board, board.size.width, height)
    height = max(height, len(rows))
    if dock.styles.height is None or dock.styles.height.value != height:
        dock.styles.height = height
    dock.show(lettered(board.mode, rows))


def _dock(board: BoardScreen, width: int, height: int) -> list[list[Part]]:
    """What the dock shows: a list, a question, a failure, a long sentence, else the fact."""
    if isinstance(board.mode, PickMode):
        return board.mode.list_rows(width, board.size.height // 3)
    if isinstance(board.mode, AskingMode):
        return told_rows(board.mode.question, "question", width)
    if board.saving.failure is not None:
        why = str(board.saving.failure).removeprefix("Not saved: ")
        again = TRY_AGAIN.format(key_for("save.again"))
        return told_rows(f"NOT SAVED: {why} {again}", "error", width)
    sentence, style = board.message
    tour = [] if board.tour is None else board.tour.rows(board, width)
    if cell_len(visible_line(sentence)) >= hint_room(width):
        return [*tour, *told_rows(sentence, style, width)]
    return [*tour, *_fact(board, width, height, welcomes=board.welcomes and not tour)]


def _fact(board: BoardScreen, width: int, height: int, *, welcomes: bool) -> list[list[Part]]:
    """The chosen span's fact; without any span, where that is due, what to press first."""
    span = board.shown.spans.get(board.chosen or "")
    if span is not None:
        documents, outlines = board.sitting.documents, board.suggesting.outlines()
        held = outlines.offers.get(outlines.in_hand or "")
        if held is not None and height < DOCK_TALL:
            return offer_rows(board.sitting.draft.documents[held.document], held, width)
        size, by_mouse = (width, height), board.by_mouse
        return fact_rows(
            span, board.shown, board.labels, documents, outlines, size, by_mouse=by_mouse
        )
    if welcomes and not board.shown.spans:
        return welcome_rows(board.labels, board.text, board.pane.caret, height)
    return []


def _hints(board: BoardScreen) -> list[Part]:
    sentence, style = board.message
    if sentence:
        return [Part(f" {sentence}", style)]
    if board.mode is not None:
        return list(board.mode.row())
    if board.aim is not None or (board.by_mouse and board.pane.selection is not None):
        return _mouse_hints(board)
    if board.source is not None and (source := board.shown.spans.get(board.source)) is not None:
        return relation_parts(fitted(source.quote, max(6, min(24, board.size.width - 74))))
    if board.suggesting.in_hand is not None:
        return hint_parts(IN_HAND)
    if board.chosen is not None:
        return [*hint_parts(CHOSEN), *hint_parts(ALWAYS)]
    labels = label_parts(board.labels)
    if board.pane.selection is not None:
        return [*labels, *hint_parts(SELECTING), *hint_parts(ALWAYS)]
    return [*labels, *hint_parts(ALWAYS), *hint_parts(READING)]


def _mouse_hints(board: BoardScreen) -> list[Part]:
    """What letting go of a dragged span does, or what to do with what is selected."""
    # Loaded when the mouse is first used so: the first paint does not wait for it.
    from annotator.tui.board.chips import chip_parts, link_chips, picker_chip, tag_chips
    from annotator.tui.board.dragging import aim_parts

    if board.aim is not None:
        return aim_parts(board, board.aim)
    source = board.shown.spans.get(board.source or "")
    joins = source is not None and source.document != board.document.id
    chips = [*link_chips(), picker_chip()] if joins else tag_chips(board.labels)
    return [Part(" "), *chip_parts(chips, hint_room(board.size.width) - 1)]


def status_parts(board: BoardScreen) -> list[Part]:
    """Who, how much, whether it is saved, the last act; other screens show it too."""
    layer = board.shown
    tally = Tally(
        board.annotator.name,
        len(layer.spans),
        len(layer.links),
        len(layer.completions),
        len(board.sitting.documents),
    )
    readout = caret_readout(board.pane.marks_at(board.pane.caret), board.labels)
    width = board.size.width
    return status_row(tally, _saving_word(board), board.last_act, visible_line(readout), width)


def _saving_word(board: BoardScreen) -> str:
    saving = board.saving
    if saving.failure is not None:
        count = len(saving.drafts)
        return f"NOT SAVED ({count}), {key_for('save.again')} tries again"
    if saving.held_up:
        return HELD_UP
    return "saving…" if saving.slow else "saved"
