"""The selection grown and shrunk by unit: word, clause, sentence, paragraph."""

from collections.abc import Callable

from annotator.text.clauses import clause_at
from annotator.text.extent import Extent, contains, union
from annotator.text.paragraphs import paragraph_at
from annotator.text.sentences import sentence_at
from annotator.text.trimming import trim
from annotator.text.words import word_at


def _word_touching(text: str, offset: int) -> Extent:
    """The word at `offset`, else the one that ends there, else nothing."""
    return word_at(text, offset) or word_at(text, offset - 1) or (offset, offset)


UNITS: tuple[Callable[[str, int], Extent], ...] = (
    _word_touching,
    clause_at,
    sentence_at,
    paragraph_at,
)
"""The unit at an offset, from the smallest to the largest."""


def grow(text: str, start: int, end: int) -> Extent:
    """The smallest union of units at both ends of `[start, end)` that is larger than it.

    Outer white space is taken off first; `start == end` is a caret. What is whole paragraphs
    already stays as it is.
    """
    kept = trim(text, start, end)
    selection = kept if kept[0] < kept[1] else (start, start)
    last = max(selection[0], selection[1] - 1)
    for unit_at in UNITS:
        whole = union(unit_at(text, selection[0]), unit_at(text, last))
        grown = union(whole, selection) if selection[0] < selection[1] else whole
        if grown[1] - grown[0] > selection[1] - selection[0]:
            return grown
    return selection


def shrink(text: str, start: int, end: int, caret: int) -> Extent:
    """The largest unit at `caret` inside `[start, end)` and smaller; itself where there is none."""
    place = min(max(caret, start), max(start, end - 1))
    for unit_at in reversed(UNITS):
        inner = unit_at(text, place)
        if inner[0] < inner[1] and contains((start, end), inner) and inner != (start, end):
            return inner
    return start, end
