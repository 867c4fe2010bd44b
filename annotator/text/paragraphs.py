"""Paragraphs: a line that is not blank, its outer white space off."""

from collections.abc import Iterator

from annotator.text.extent import Extent
from annotator.text.lines import line_at, lines
from annotator.text.trimming import trim
from annotator.text.white import REACH, first_ink, ink_near, last_ink


def paragraph_at(text: str, offset: int) -> Extent:
    """The paragraph at `offset`; on a blank line the nearest one below, else above.

    Empty only where there is no ink within reach.
    """
    start, end = trim(text, *line_at(text, offset))
    if start < end:
        return start, end
    ink = ink_near(text, offset)
    return (offset, offset) if ink is None else trim(text, *line_at(text, ink))


def paragraphs(text: str) -> Iterator[Extent]:
    """Every paragraph in order."""
    for line in lines(text):
        start, end = trim(text, *line)
        if start < end:
            yield start, end


def next_paragraph(text: str, offset: int) -> int:
    """The start of the first paragraph that starts after `offset`, else the end of the text."""
    line_start, line_end = line_at(text, offset)
    start = first_ink(text, line_start, line_end)
    if offset < start < line_end:
        return start
    return first_ink(text, line_end, min(len(text), line_end + REACH))


def previous_paragraph(text: str, offset: int) -> int:
    """The start of the last paragraph that starts before `offset`, else 0."""
    line_start, _ = line_at(text, offset)
    start = first_ink(text, line_start, offset)
    if start < offset:
        return start
    low = max(0, line_start - REACH)
    ink = last_ink(text, low, line_start)
    return low if ink == low else paragraph_at(text, ink - 1)[0]
