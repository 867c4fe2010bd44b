"""Brings the rows around the panes of a review up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from annotator.domain.excerpt import excerpt
from annotator.session.wording import count
from annotator.text.visible import visible_line
from annotator.tui.board.dock import told_rows
from annotator.tui.board.readouts import pane_title
from annotator.tui.board.showing import TALL_SCREEN, TRY_AGAIN
from annotator.tui.key_table import key_for
from annotator.tui.reading.modes import AskingMode, lettered
from annotator.tui.reading.picking import PickMode
from annotator.tui.review.card import Card, definition_rows
from annotator.tui.review.hints import hint_rows
from annotator.tui.review.sight import held_spans
from annotator.tui.saving import HELD_UP
from annotator.tui.widgets.rows import Part, Rows, fitted

if TYPE_CHECKING:
    from annotator.tui.review.screen import ReviewScreen

CARD_SHORT, CARD_TALL = 5, 8
"""Rows of the card."""

WIDE = 160
"""Cells from which on the keys take one row instead of two."""

NEAR_QUOTE = 60
"""Code points of what is pinned that the card shows."""


def show_readouts(screen: ReviewScreen) -> None:
    """Titles, page, card, keys and status; each paints only what differs."""
    width, height = screen.app.size
    screen.query_one("#titles", Rows).show([_titles(screen)])
    if screen.panes.shows_page:
        page = screen.panes.page
        span = next(iter(held_spans(screen.item)), None)
        room = (screen.panes.columns[-1][1], screen.panes.size.height)
        page.show(definition_rows(span, screen.labels, room))
    rows = CARD_TALL if height >= TALL_SCREEN else CARD_SHORT
    shown = lettered(screen.mode, _card(screen, width, rows))
    _show(screen.query_one("#card", Rows), shown, max(rows, len(shown)))
    keys = 1 if width >= WIDE else 2
    _show(screen.query_one("#hints", Rows), _hints(screen, width, keys), keys)
    screen.query_one("#status", Rows).show([status_parts(screen)])


def _show(widget: Rows, rows: list[list[Part]], height: int) -> None:
    if widget.styles.height is None or widget.styles.height.value != height:
        widget.styles.height = height
    widget.show(rows)


def _titles(screen: ReviewScreen) -> list[Part]:
    parts, columns = [], screen.panes.columns
    for (document, pane), (column, width) in zip(screen.panes.in_view, columns, strict=False):
        style = "active" if pane is screen.pane else "dim"
        room = max(0, width - 1)
        text = fitted(" " + pane_title(document, complete=False), room)
        text += " " * (room - cell_len(text))
        parts.append(Part(text, style, f"article:{document.id}", column))
    if screen.panes.shows_page:
        parts.append(Part(" What the labels mean", "dim", column=columns[-1][0]))
    return parts


def _card(screen: ReviewScreen, width: int, height: int) -> list[list[Part]]:
    """A list, a failure or a long sentence instead of the card; a question above it."""
    if isinstance(screen.mode, PickMode):
        return screen.mode.list_rows(width, screen.app.size.height // 3)
    if screen.saving.failure is not None:
        why = str(screen.saving.failure).removeprefix("Not saved: ")
        return told_rows(f"NOT SAVED: {why} {TRY_AGAIN}", "error", width)
    sentence, style = screen.message
    if cell_len(visible_line(sentence)) >= width:
        return told_rows(sentence, style, width)
    asked = []
    if isinstance(screen.mode, AskingMode):
        asked = told_rows(screen.mode.question, "question", width)
    near = screen.near_quote
    card = Card(
        screen.item,
        screen.standing,
        screen.draft,
        screen.audit.whose(screen.item.item.place),
        len(screen.audit.batch_items),
        excerpt(near, NEAR_QUOTE) if near else "",
    )
    return [*asked, *card.rows(width, height - len(asked))]


def _hints(screen: ReviewScreen, width: int, height: int) -> list[list[Part]]:
    sentence, style = screen.message
    if sentence:
        return [[Part(f" {sentence}", style)]]
    if screen.mode is not None:
        return [list(screen.mode.row())]
    said = [Part(fitted(f" {screen.done}", width // 2) + " ", "strong")] if screen.done else []
    kind = None if screen.item.changed else screen.item.item.kind
    linking = screen.near is not None
    return hint_rows(said, kind, screen.labels, linking=linking, size=(width, height))


def status_parts(screen: ReviewScreen) -> list[Part]:
    """Who reviews, how much of it, whether it is saved, and what is known of the item's part."""
    progress, batch = screen.audit.progress, screen.audit.batch
    who = Part(f" {screen.reviewer.name} · ", "dim")
    figures = [f"{progress.decided}/{progress.total}", count(progress.errors, "error")]
    if progress.unsure:
        figures.append(f"{progress.unsure} unsure")
    if progress.changed:
        figures.append(f"{progress.changed} changed")
    counts = " · ".join(figures)
    about = [f"batch {screen.audit.number}"]
    if batch.plan.has_priority and screen.item.item.core:
        about.append("random core")
    if batch.blind:
        about.append("blind")
    tail = Part(" · " + " · ".join(about), "dim")
    saving = screen.saving
    if saving.failure is not None:
        waiting = f" NOT SAVED ({len(saving.drafts)}), {key_for('save.again')} tries again "
        return [Part(waiting, "error"), who, Part(counts), tail]
    word = "saving…" if saving.drafts else "saved"
    if saving.held_up:
        word = HELD_UP
    return [who, Part(f"{counts} · "), Part(word), tail]
