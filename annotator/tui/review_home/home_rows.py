"""The rows of the review home."""

from collections.abc import Sequence

from annotator.session.feedback.inbox import Contested
from annotator.session.reviewing.estimate import PLANS
from annotator.session.reviewing.listing import BatchRow
from annotator.session.reviewing.setup import NOUNS
from annotator.tui.board.dock import told_rows
from annotator.tui.feedback.rows import Read, passage_rows, reason_rows, side_rows, thread_rows
from annotator.tui.queue.listing import filled
from annotator.tui.stops.hints import Hint, hint_parts
from annotator.tui.widgets.rows import Part

NEW = "new:"
"""The target of the way to a new batch."""

CONTESTED_HINTS: tuple[Hint, ...] = (
    ("verdict.accept", "withdraw the verdict"),
    ("span.note", "keep it, with an answer"),
    ("choose", "open the item"),
)

STYLES = {"open": "text", "decided": "strong", "signed": "dim", "void": "warning"}

STATES = {"open": "open", "decided": "to sign", "signed": "signed", "void": "void"}

EMPTY = "No batch yet: a new one says how many items to judge, and draws them."


HEAD = ("batch", "state", "decided", "errors", "plan", "items", "whose", "drawn")
FIRST, LAST = (6, 8, 9, 7), 11
"""Cells of the first columns and of the last; the others share what is left equally."""


def home_body(
    batches: Sequence[BatchRow], contested: Sequence[Contested], width: int
) -> list[list[Part]]:
    """The page, newest batch first: it is the one that is worked on."""
    rows = [[], [Part(" New batch …", "key", NEW)], []]
    if not batches:
        rows.append([Part(f" {EMPTY}", "dim")])
    else:
        rows.append([Part(batch_line(HEAD, width), "dim")])
    for row in reversed(batches):
        target = f"batch:{row.batch.id}"
        rows.append([Part(batch_line(_cells(row), width), STYLES[row.state], target)])
        rows += told_rows(row.void, "warning", width) if row.void else []
    if contested:
        rows += [[], [Part(" Contested", "strong"), Part(" · newest first", "dim")]]
        rows += [_contested(each, width) for each in contested]
    return rows


def batch_line(cells: Sequence[str], width: int) -> str:
    """The columns of a batch in `width` cells."""
    others = len(cells) - len(FIRST) - 1
    room = max(others, width - 1 - sum(FIRST) - LAST)
    rooms = (*FIRST, *[room // others] * others, LAST)
    return " " + "".join(filled(cell, room) for cell, room in zip(cells, rooms, strict=True))


def _cells(row: BatchRow) -> tuple[str, ...]:
    batch = row.batch
    return (
        str(row.number),
        STATES[row.state],
        f"{row.decided}/{batch.size}",
        str(row.errors),
        PLANS[batch.plan],
        ", ".join(NOUNS[kind] for kind in batch.kinds),
        ", ".join(row.whose),
        batch.created_at[:10],
    )


def contested_target(contested: Contested) -> str:
    """What the row of a contested verdict is known by."""
    return f"contested:{contested.correction.verdict.id}"


def _contested(each: Contested, width: int) -> list[Part]:
    correction = each.correction
    about = correction.mine or correction.theirs
    words = f" batch {correction.number} · {about} · {each.who}: {each.newest.comment}"
    return [Part(filled(words, width), "warning", contested_target(each))]


def contested_rows(
    contested: Contested, reads: Sequence[Read], reviewer: str, size: tuple[int, int]
) -> list[list[Part]]:
    """A contested verdict in full, in cells and rows of `size`; `reviewer`: their name."""
    correction, (width, most) = contested.correction, size

    def name(author: str) -> str:
        return contested.who if author == correction.annotator else reviewer

    sides = [
        *side_rows(contested.who, correction.mine, width),
        *side_rows("verdict", correction.theirs, width),
        *reason_rows(correction, width),
    ]
    said = thread_rows(correction.thread, name, width)
    keys = hint_parts(CONTESTED_HINTS)
    room = most - len(sides) - len(said) - 1
    return [*sides, *passage_rows(reads, width, room), *said, keys][:most]
