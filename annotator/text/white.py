"""What counts as white space, and where the ink is.

White space is everything that `str.isspace` names and the three code points that show nothing
and separate words: zero-width space, word joiner and zero-width no-break space. *Ink* is the rest.
"""

import re

ZERO_WIDTH = "\u200b\u2060\ufeff"
"""White space that takes no cell."""

WHITE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000" + ZERO_WIDTH
)
"""Every white code point; fit for `str.strip` and for the inside of a regular expression's set."""

REACH = 65_536
"""Code points that a search over blank text covers before it gives up: about a millisecond."""

_WHITES = re.compile(f"[{WHITE}]*")
_BACKWARD_STRIDE = 4_096


def first_ink(text: str, start: int, end: int) -> int:
    """The offset of the first ink in `[start, end)`, or `end`."""
    match = _WHITES.match(text, start, end)
    return match.end() if match else start


def last_ink(text: str, start: int, end: int) -> int:
    """The offset after the last ink in `[start, end)`, or `start`."""
    while start < end:
        low = max(start, end - _BACKWARD_STRIDE)
        kept = len(text[low:end].rstrip(WHITE))
        if kept:
            return low + kept
        end = low
    return start


def ink_near(text: str, offset: int) -> int | None:
    """The offset of the nearest ink at or after `offset`, else before it; none within `REACH`."""
    limit = min(len(text), offset + REACH)
    after = first_ink(text, offset, limit)
    if after < limit:
        return after
    low = max(0, offset - REACH)
    before = last_ink(text, low, offset)
    return before - 1 if before > low else None
