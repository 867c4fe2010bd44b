"""Outer white space off: it is never part of a span."""

from annotator.text.extent import Extent
from annotator.text.white import first_ink, last_ink


def trim(text: str, start: int, end: int) -> Extent:
    """`[start, end)` without its outer white space of any kind.

    Empty, `start == end`, where there was nothing else.
    """
    kept = last_ink(text, start, end)
    return first_ink(text, start, kept), kept
