"""The filler at both ends of a paragraph of prose: who posted it before, who wrote it after."""

from collections.abc import Sequence
from itertools import takewhile

from annotator.suggest import weights
from annotator.suggest.filler_cues import BYLINE_HEAD
from annotator.suggest.filler_line import points_said, read_line
from annotator.text.extent import Extent
from annotator.text.sentences import sentences
from annotator.text.trimming import trim

EDGE = 300
"""Code points at either end of a paragraph that may hold a by-line or a credit."""


def ends_of(text: str, paragraph: Extent) -> list[Extent]:
    """The filler at the start and at the end of a paragraph that is prose between them.

    Empty for a paragraph that is none.
    """
    start, end = paragraph
    head = BYLINE_HEAD.match(text, start, min(end, start + EDGE))
    found = [(start, start + len(head[0].rstrip()))] if head else []
    low = max(found[0][1] if found else start, end - EDGE)
    if points_said(text[low:end]):
        inside = [each for each in sentences(text, low, end) if low <= each[0] and each[1] <= end]
        said = list(takewhile(lambda each: _is_credit(text, each), reversed(inside)))
        found += [(said[-1][0], end)] if said else []
    if not found or read_line(text, core_of(text, paragraph, found)).is_prose:
        return found
    return []


def core_of(text: str, paragraph: Extent, ends: Sequence[Extent]) -> Extent:
    """What of a paragraph lies between its ends."""
    start, end = paragraph
    for first, last in ends:
        start, end = (last, end) if first == start else (start, first)
    return trim(text, start, max(start, end))


def _is_credit(text: str, sentence: Extent) -> bool:
    """Whether a sentence of a paragraph of prose says enough to be filler."""
    line = read_line(text, sentence)
    return line.said + weights.FILLER_NO_END * (not line.has_end) >= weights.FILLER_LEAST
