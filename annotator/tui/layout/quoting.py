"""A passage inside the words around it, in as many rows as there are."""

from dataclasses import dataclass

from annotator.text.extent import Extent, union
from annotator.text.sentences import sentence_at
from annotator.text.visible import visible_line
from annotator.tui.layout.wrapping import wrap

MORE = "…"
"""Stands where something is left out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a row."""

    text: str
    """Safe to show."""
    inside: bool
    """Whether it belongs to the passage."""


def quoted_rows(text: str, passage: Extent, width: int, height: int) -> list[list[Stretch]]:
    """`passage` of `text` in its sentences, in at most `height` rows of `width` cells.

    Where not all of it fits the start of the passage is in view. The work grows with the rows, not
    with the text.
    """
    start, end = passage
    reach = max(1, width * height)
    around = union(sentence_at(text, start), union(passage, sentence_at(text, max(start, end - 1))))
    low, high = max(around[0], start - reach), min(around[1], start + 2 * reach)
    # A line's end is shown as the space that it is between two words.
    shown = visible_line(text[low:high].replace("\n", " "))
    starts = wrap(shown, width - 2 * len(MORE))
    rows = list(zip(starts, [*starts[1:], len(shown)], strict=True))
    first = sum(begin <= start - low for begin in starts) - 1
    top = max(0, min(first - (height - 1) // 3, len(rows) - height))
    found = [_stretches(shown, row, (start - low, end - low)) for row in rows[top : top + height]]
    if top > 0 or low > around[0]:
        found[0].insert(0, Stretch(MORE, False))
    if top + height < len(rows) or high < around[1]:
        found[-1].append(Stretch(MORE, False))
    return found


def _stretches(shown: str, row: Extent, passage: Extent) -> list[Stretch]:
    """The row cut where the passage begins and ends, without the white space at its end."""
    begin, end = row[0], row[0] + len(shown[row[0] : row[1]].rstrip())
    low, high = (max(begin, min(each, end)) for each in passage)
    pieces = ((begin, low, False), (low, high, True), (high, end, False))
    return [Stretch(shown[one:other], inside) for one, other, inside in pieces if one < other]
