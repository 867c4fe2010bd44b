"""A passage inside the words around it, in as many rows as there are."""

from dataclasses import dataclass
from enum import Enum, auto

from annotator.text.extent import Extent, union
from annotator.text.sentences import next_sentence, previous_sentence, sentence_at
from annotator.text.visible import visible_line
from annotator.tui.layout.wrapping import wrap

MORE = "…"
"""Stands where something is left out."""


class Part(Enum):
    """What a stretch of a row belongs to."""

    PASSAGE = auto()
    SENTENCE = auto()
    """The sentences that the passage is in."""
    AROUND = auto()
    """The sentence before and the one after."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a row."""

    text: str
    """Safe to show."""
    part: Part


def quoted_rows(text: str, passage: Extent, width: int, height: int) -> list[list[Stretch]]:
    """`passage` of `text` in its sentences, in at most `height` rows of `width` cells.

    The sentences before and after are there where they fit as well; where not all of its own fits,
    the start of the passage is in view. The work grows with the rows, not with the text.
    """
    start, end = passage
    reach = max(1, width * height)
    own = union(sentence_at(text, start), union(passage, sentence_at(text, max(start, end - 1))))
    for around in (_with_neighbours(text, own), own):
        low, high = max(around[0], start - reach), min(around[1], start + 2 * reach)
        # A line's end is shown as the space that it is between two words.
        shown = visible_line(text[low:high].replace("\n", " "))
        starts = wrap(shown, width - 2 * len(MORE))
        if len(starts) <= height:
            break
    rows = list(zip(starts, [*starts[1:], len(shown)], strict=True))
    first = sum(begin <= start - low for begin in starts) - 1
    top = max(0, min(first - (height - 1) // 3, len(rows) - height))
    inner = (start - low, end - low), (own[0] - low, own[1] - low)
    found = [_stretches(shown, row, *inner) for row in rows[top : top + height]]
    if top > 0 or low > around[0]:
        found[0].insert(0, Stretch(MORE, Part.AROUND))
    if top + height < len(rows) or high < around[1]:
        found[-1].append(Stretch(MORE, Part.AROUND))
    return found


def _with_neighbours(text: str, own: Extent) -> Extent:
    """The sentences of the passage with the one before them and the one after."""
    before = sentence_at(text, previous_sentence(text, own[0]))
    following = next_sentence(text, max(own[0], own[1] - 1))
    after = sentence_at(text, following) if following < len(text) else own
    return union(own, union(before, after))


def _stretches(shown: str, row: Extent, passage: Extent, own: Extent) -> list[Stretch]:
    """The row cut where sentence and passage begin and end, without white space at its end."""
    begin, end = row[0], row[0] + len(shown[row[0] : row[1]].rstrip())
    cuts = [begin, own[0], *passage, own[1], end]
    cuts = [max(begin, min(each, end)) for each in cuts]
    parts = (Part.AROUND, Part.SENTENCE, Part.PASSAGE, Part.SENTENCE, Part.AROUND)
    pieces = zip(cuts, cuts[1:], parts, strict=False)
    return [Stretch(shown[one:other], part) for one, other, part in pieces if one < other]
