"""The rows of a form: a title in a column of its own, the field beside it."""

from collections.abc import Sequence

from rich.cells import cell_len

from annotator.tui.review_home.fields import Field
from annotator.tui.widgets.rows import Part, fitted

TITLE_WIDTH = 14
"""Cells of the column with the titles."""


def field_rows(field: Field, at: str, width: int) -> list[list[Part]]:
    """One field in rows of `width` cells; what does not fit on one goes on below."""
    in_hand = at.partition(":")[0] == field.name
    title = f" {field.title}".ljust(TITLE_WIDTH)
    rows = [[Part(title, "strong" if in_hand else "dim")]]
    room = width - TITLE_WIDTH - 1
    left = room
    for part in field.parts(at):
        text = fitted(part.text, room)
        if cell_len(text.rstrip()) > left:
            rows.append([Part(" " * TITLE_WIDTH)])
            left = room
        left -= cell_len(text)
        rows[-1].append(Part(text, part.style, part.target))
    return rows


def note_rows(sentences: Sequence[str], style: str) -> list[list[Part]]:
    """Sentences in the column of the fields."""
    return [[Part(" " * TITLE_WIDTH), Part(each, style)] for each in sentences]
