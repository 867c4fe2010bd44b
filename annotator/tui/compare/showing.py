"""Brings the rows around the panes of a comparison up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from annotator.text.visible import visible_line
from annotator.tui.board.dock import told_rows
from annotator.tui.board.readouts import pane_title
from annotator.tui.board.showing import TALL_SCREEN, TRY_AGAIN
from annotator.tui.compare.card import LEAST, card_rows
from annotator.tui.compare.hints import hint_rows
from annotator.tui.compare.sight import side_of
from annotator.tui.key_table import key_for
from annotator.tui.reading.modes import AskingMode
from annotator.tui.reading.picking import PickMode
from annotator.tui.saving import HELD_UP
from annotator.tui.widgets.rows import Part, Rows, fitted

if TYPE_CHECKING:
    from annotator.tui.compare.acting import Acting
    from annotator.tui.compare.screen import DisagreementScreen

TALL = 8
"""Rows of the card on a tall screen."""

WIDE = 160
"""Cells from which on the keys take one row instead of two."""


def show_readouts(screen: DisagreementScreen) -> None:
    """Titles, card, keys and status; each paints only what differs."""
    width, height = screen.app.size
    screen.query_one("#titles", Rows).show([_titles(screen)])
    least = TALL if height >= TALL_SCREEN else LEAST
    card = _card(screen, width, least)
    _show(screen.query_one("#card", Rows), card, max(least, len(card)))
    keys = 1 if width >= WIDE else 2
    _show(screen.query_one("#hints", Rows), _hints(screen, width, keys), keys)
    screen.query_one("#status", Rows).show([_status(screen, width)])


def _show(widget: Rows, rows: list[list[Part]], height: int) -> None:
    if widget.styles.height is None or widget.styles.height.value != height:
        widget.styles.height = height
    widget.show(rows)


def _titles(screen: DisagreementScreen) -> list[Part]:
    """Whose marks each pane has, and of which article."""
    parts: list[Part] = []
    sight = screen.sight
    for document, pane in screen.panes.in_view:
        owner = ""
        if sight is not None and sight.named:
            owner = f"{sight.sides[side_of(document.id)].owner.name} · "
        title = f" {owner}{pane_title(document, complete=False)}"
        room = max(0, pane.size.width - 1)
        text = fitted(title, room)
        text += " " * (room - cell_len(text))
        style = "active" if pane is screen.pane else "dim"
        parts.append(Part(text, style, f"article:{document.id}", pane.region.x))
    return parts


def _card(screen: DisagreementScreen, width: int, height: int) -> list[list[Part]]:
    """A list, a failure or a long sentence instead of the card; a question above it."""
    if isinstance(screen.mode, PickMode):
        return screen.mode.list_rows(width, screen.app.size.height // 3)
    if screen.acting.saving.failure is not None:
        return failure_rows(screen.acting, width)
    sentence, style = screen.message
    if cell_len(visible_line(sentence)) >= width:
        return told_rows(sentence, style, width)
    asked: list[list[Part]] = []
    if isinstance(screen.mode, AskingMode):
        asked = told_rows(screen.mode.question, "question", width)
    return [*asked, *card_rows(screen.comparison, screen.entry, width, height - len(asked))]


def failure_rows(acting: Acting, width: int) -> list[list[Part]]:
    """Why something could not be saved, in full."""
    why = str(acting.saving.failure).removeprefix("Not saved: ")
    return told_rows(f"NOT SAVED: {why} {TRY_AGAIN}", "error", width)


def _hints(screen: DisagreementScreen, width: int, height: int) -> list[list[Part]]:
    sentence, style = screen.message
    if sentence:
        return [[Part(f" {sentence}", style)]]
    if screen.mode is not None:
        return [list(screen.mode.row())]
    return hint_rows(screen.entry.item, screen.labels, (width, height))


def _status(screen: DisagreementScreen, width: int) -> list[Part]:
    """Who decides, how far it is, whether it is saved, and the last decision."""
    walk = screen.walk
    figures = f"{walk.index + 1} of {len(walk.entries)} · {walk.decided} decided"
    return status_parts(screen.acting, f"{walk.scope.name} · {figures}", width)


def status_parts(acting: Acting, figures: str, width: int) -> list[Part]:
    """The status line of both screens."""
    comparison, saving = acting.comparison, acting.saving
    who = Part(f" {comparison.adjudicator.name} for {comparison.gold.name} · ", "dim")
    if saving.failure is not None:
        waiting = f" NOT SAVED ({len(saving.drafts)}), {key_for('save.again')} tries again "
        return [Part(waiting, "error"), who, Part(figures)]
    word = "saving…" if saving.drafts else "saved"
    if saving.held_up:
        word = HELD_UP
    parts = [who, Part(f"{figures} · "), Part(word)]
    if acting.last_act:
        used = sum(cell_len(part.text) for part in parts)
        parts.append(Part(fitted(f" · {acting.last_act}", max(0, width - used)), "dim"))
    return parts
