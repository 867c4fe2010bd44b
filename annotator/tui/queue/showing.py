"""Brings the rows of the queue screen up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from annotator.session.suggesting.offer import PairOffer
from annotator.tui.board.dock import told_rows
from annotator.tui.board.showing import status_parts
from annotator.tui.key_table import key_for, keys_in_force
from annotator.tui.queue.card import BESIDE, Quoted, card_rows
from annotator.tui.queue.listing import CURRENT, SAVING, SKIPPED, list_rows, scrolled
from annotator.tui.reading.modes import AskingMode
from annotator.tui.reading.picking import PickMode
from annotator.tui.widgets.hint_rows import hint_room
from annotator.tui.widgets.rows import Part, Rows

if TYPE_CHECKING:
    from annotator.tui.queue.screen import QueueScreen

CARD_SHARE = 0.55
"""How much of the room the card takes on a small screen: its sentences may be long."""

MOST_CARD, MOST_CARD_BESIDE = 18, 12
"""Rows of the card on a tall screen, its passages one below the other or side by side."""

AROUND = 4
"""Rows of figures, keys (two) and status."""

WORKING = "Working out which passages of these articles say the same. Esc goes back meanwhile."
NONE_FOUND = "No two passages of these articles look as if they said the same. Esc goes back."
DONE = "All pairs are decided. Esc goes back; on the board, {} goes on with what is open."
"""For the key of `open.next`."""

HINTS = (
    (("link.equivalent",), "equivalent"),
    (("link.partial",), "partial"),
    (("link.contradicts",), "contradicts"),
    (("link.different",), "refuse"),
    (("span.next",), "skip"),
    (("span.previous",), "back"),
    (("open.next",), "next"),
    (("tag.pick",), "label"),
    (("article.next",), "side"),
    (("select.end_back", "select.end_on"), "end"),
    (("select.start_back", "select.start_on"), "start"),
    (("choose",), "show"),
    (("undo",), "undo"),
    (("select.clear",), "leave"),
    (("screen.help",), "help"),
    (("app.quit",), "quit"),
)
"""The keys of the queue, with what they do here."""


def show_queue(screen: QueueScreen, *, follow: bool = True) -> None:
    """Figures, list, card, keys and status; each paints only what differs.

    `follow`: the list is scrolled to the pair in hand.
    """
    if not screen.is_there:
        return
    width, height = screen.app.size
    most = MOST_CARD_BESIDE if width >= BESIDE else MOST_CARD
    card = max(2, min(most, round((height - AROUND) * CARD_SHARE)))
    room = max(1, height - AROUND - card)
    for name, rows in (("card", card), ("list", room)):
        screen.query_one(f"#{name}", Rows).styles.height = rows
    screen.query_one("#titles", Rows).show([_figures(screen)])
    screen.query_one("#list", Rows).show(_list(screen, width, room, follow=follow))
    screen.query_one("#card", Rows).show(_card(screen, width, card))
    screen.query_one("#hints", Rows).show(_hints(screen, width))
    screen.query_one("#status", Rows).show([status_parts(screen.board)])


def _figures(screen: QueueScreen) -> list[Part]:
    story = screen.board.sitting.story
    if screen.failure or not screen.answered:
        return [Part(" Queue", "strong"), Part(f" · {story}", "dim")]
    tally = screen.queue.tally
    return [
        Part(" Queue", "strong"),
        Part(f" · {tally.left} left", "strong"),
        Part(f" · {tally.linked} linked · {tally.refused} refused · {tally.skipped} skipped"),
        Part(f" · {story}", "dim"),
    ]


def _list(screen: QueueScreen, width: int, height: int, *, follow: bool) -> list[list[Part]]:
    """The pairs that are left, or what is asked instead, or why there are none."""
    mode = screen.board.mode
    if isinstance(mode, AskingMode):
        return told_rows(mode.question, "question", width)
    if isinstance(mode, PickMode):
        return mode.list_rows(width, height)
    if screen.failure:
        return told_rows(screen.failure, "error", width)
    if not screen.answered:
        return told_rows(WORKING, "warning", width)
    queue = screen.queue
    pairs = queue.listed
    if not pairs:
        done = DONE.format(key_for("open.next"))
        return told_rows(done if queue.has_pairs else NONE_FOUND, "warning", width)
    index = list(pairs).index(queue.current) if queue.current in pairs else 0
    screen.top = scrolled(screen.top, index if follow else None, len(pairs), height)

    def sign(key: str) -> str:
        if not queue.is_undecided(key):
            return SAVING
        if key == queue.current:
            return CURRENT
        return SKIPPED if queue.is_skipped(key) else " "

    number = screen.board.sitting.draft.number
    return list_rows(pairs, sign, number, (screen.top, height), width)


def _card(screen: QueueScreen, width: int, height: int) -> list[list[Part]]:
    pair = screen.queue.pair if screen.answered else None
    if pair is None:
        return []
    sides = _quoted(screen, pair)
    return card_rows(pair, sides, screen.in_hand, screen.board.labels, (width, height))


def _quoted(screen: QueueScreen, pair: PairOffer) -> tuple[Quoted, Quoted]:
    documents, texts = screen.board.sitting.draft.documents, screen.board.texts
    a, b = (
        Quoted(offer, documents[offer.document], texts[offer.document])
        for offer in (pair.a, pair.b)
    )
    return a, b


def _hints(screen: QueueScreen, width: int) -> list[list[Part]]:
    """What is said, or what to press; the keys take two rows where one is too short."""
    sentence, style = screen.board.message
    if sentence:
        return told_rows(sentence, style, width)
    if screen.board.mode is not None:
        return [list(screen.board.mode.row())]
    rows: list[list[Part]] = [[], []]
    used = row = 0
    for commands, words in HINTS:
        parts = [Part(f" {keys_in_force().sign(each)}", "key", each) for each in commands]
        parts.append(Part(f" {words} ", "dim", commands[-1]))
        taken = sum(cell_len(part.text) for part in parts)
        if used + taken > (width if row == 0 else hint_room(width)):
            used, row = 0, row + 1
        if row < len(rows):
            rows[row] += parts
        used += taken
    return rows
