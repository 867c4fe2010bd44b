"""The rows of the feedback: a correction on each, and the one in hand in full."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.verdict import Objection
from annotator.session.feedback.corrections import Correction, State
from annotator.text.extent import Extent
from annotator.tui.board.dock import told_rows
from annotator.tui.board.readouts import pane_title
from annotator.tui.layout import quoting
from annotator.tui.layout.quoting import quoted_rows
from annotator.tui.queue.listing import filled
from annotator.tui.widgets.rows import Part, fitted

NOTHING = "nothing here"
"""What an annotator says where something is missing."""

WITH_REASON = 100
"""Cells from which on a row has room for the reason too."""

SIDE_WIDTH = 14
"""Cells of `mine`, `reviewer's` and `reason` before what they are."""

LEAST_PASSAGE = 2
"""Rows without which a passage is not shown."""

QUOTE_STYLES = {
    quoting.Part.PASSAGE: "passage",
    quoting.Part.SENTENCE: "text",
    quoting.Part.AROUND: "dim",
}

HEADS = {
    State.OPEN: "Open: y agrees, c objects",
    State.UPHELD: "Upheld: the reviewer has answered, and keeps the verdict",
    State.OBJECTED: "Objected: the reviewer has to answer",
    State.AGREED: "Agreed",
}
"""The groups, from the top, with what each waits for."""

STYLES = {
    State.OPEN: "text",
    State.UPHELD: "warning",
    State.OBJECTED: "text",
    State.AGREED: "dim",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A passage, and where it is read."""

    document: Document
    text: str
    """The whole stored text."""
    extent: Extent
    theirs: bool
    """Whether it is the reviewer's."""


def list_rows(corrections: Sequence[Correction], width: int) -> list[list[Part]]:
    """A correction a row, under the state that it is in."""
    rows: list[list[Part]] = []
    for state, head in HEADS.items():
        held = [each for each in corrections if each.state is state]
        if held:
            rows += [[], [Part(f" {head}", "dim")]]
            rows += [[_row(each, width)] for each in held]
    return rows


def _row(correction: Correction, width: int) -> Part:
    """Mine, the reviewer's and, where there is room, the reason."""
    why = width // 4 if width >= WITH_REASON else 0
    half = (width - why) // 2
    text = (
        filled(f" {correction.mine or NOTHING}", half)
        + filled(f"→ {correction.theirs}", width - why - half)
        + filled(correction.reason, why)
    )
    return Part(text, STYLES[correction.state], target_of(correction))


def target_of(correction: Correction) -> str:
    """What a row is known by."""
    return f"verdict:{correction.verdict.id}"


def card_rows(
    correction: Correction,
    reads: Sequence[Read],
    name: Callable[[str], str],
    size: tuple[int, int],
) -> list[list[Part]]:
    """Mine, the reviewer's and the reason; the passages in their articles; what was said since.

    `name`: of who said something, by id. `size` in cells and rows; the passages have the room that
    the rest leaves.
    """
    width, most = size
    sides = [
        *side_rows("mine", correction.mine or NOTHING, width),
        *side_rows("reviewer's", correction.theirs, width),
        *reason_rows(correction, width),
    ]
    said = thread_rows(correction.thread, name, width)
    room = most - len(sides) - len(said)
    return [*sides, *passage_rows(reads, width, room), *said][:most]


def reason_rows(correction: Correction, width: int) -> list[list[Part]]:
    """Why, where what the reviewer says does not say it already."""
    reason = correction.reason
    return [] if reason in correction.theirs else side_rows("reason", reason, width)


def thread_rows(
    thread: Sequence[Objection], name: Callable[[str], str], width: int
) -> list[list[Part]]:
    """What was said of a verdict, oldest first."""
    return [
        row
        for each in thread
        for row in told_rows(f"{name(each.author)}: {each.comment}", "warning", width)
    ]


def side_rows(name: str, words: str, width: int) -> list[list[Part]]:
    """Words beside what they are, over as many rows as they take."""
    if not words:
        return []
    first, *others = told_rows(words, "text", width - SIDE_WIDTH)
    heading = Part(filled(f" {name}", SIDE_WIDTH), "dim")
    return [[heading, *first], *([Part(" " * SIDE_WIDTH), *row] for row in others)]


def passage_rows(reads: Sequence[Read], width: int, height: int) -> list[list[Part]]:
    """Passages under the names of their articles, in as many rows as there are."""
    rows: list[list[Part]] = []
    for left, read in zip(range(len(reads), 0, -1), reads, strict=True):
        room = (height - len(rows)) // left
        if room < LEAST_PASSAGE:
            break
        rows += _passage(read, width, room)
    return rows


def _passage(read: Read, width: int, height: int) -> list[list[Part]]:
    whose = " · as the reviewer would have it" if read.theirs else ""
    title = fitted(f" {pane_title(read.document, complete=False)}{whose}", width)
    quoted = quoted_rows(read.text, read.extent, width - 2, height - 1)
    found = [[Part(each.text, QUOTE_STYLES[each.part]) for each in row] for row in quoted]
    return [[Part(title, "strong")], *([Part(" "), *row] for row in found)]
