"""Where a text's lines are broken into the rows of a pane.

A row breaks after white space, on either side of a wide character, and inside a word only where
the word is longer than a row. White space that does not fit hangs over the end of its row, so the
rows tile the text: every code point is in exactly one.
"""

import re
from array import array

from annotator.text.lines import lines
from annotator.tui.layout.graphemes import TAB_STOP, Bounds, bounds, is_narrow, tab_width

LEAST_WIDTH = 2
"""Cells that a row has at least: the width of the widest cluster."""

_SPACE = frozenset(
    "\t\u0020\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
"""White space that a row may break after: not the no-break kinds."""
_SPACES = re.compile(f"[{''.join(sorted(_SPACE))}]*")
_PLAIN = bytes((*range(0x20, 0x7F), 0x0A))
_NEVER_FIRST = frozenset("、。，．・：；？！）］｝」』】〉》〕〗”’…—,.:;?!)]}%")
_NEVER_LAST = frozenset("（［｛「『【〈《〔〖“‘([{")


def wrap(text: str, width: int) -> "array[int]":
    """The offset in code points where each row of `width` cells begins, in order.

    The first is 0; a text that ends with a newline, like an empty one, has an empty last row.
    """
    width = max(width, LEAST_WIDTH)
    plain = _is_plain(text)
    rows = array("I")
    append = rows.append
    for start, end in lines(text):
        append(start)
        length = end - start
        if plain:
            if length > width:
                _break_plain(text, start, end, width, rows)
        elif length > width or (length * TAB_STOP > width and not is_narrow(text, start, end)):
            if _is_plain(text[start:end]):
                _break_plain(text, start, end, width, rows)
            else:
                _break(text, start, end, width, rows)
    return rows


def _is_plain(text: str) -> bool:
    """Whether a text is of ASCII letters, signs, spaces and newlines only."""
    return text.isascii() and not text.encode().translate(None, _PLAIN)


def _break_plain(text: str, start: int, end: int, width: int, rows: "array[int]") -> None:
    """Append the breaks of a line whose characters are a cell each and break at spaces only."""
    rfind = text.rfind
    append = rows.append
    last = end - width
    while start < last:
        limit = start + width
        space = rfind(" ", start, limit + 1)
        if space < 0:
            start = limit
        elif space < limit:
            start = space + 1
        else:
            start = _past_spaces(text, limit, end)
            if start == end:
                return
        append(start)


def _break(text: str, start: int, end: int, width: int, rows: "array[int]") -> None:
    """Append the breaks of any line."""
    while True:
        start = row_end(text, start, end, width)
        if start == end:
            return
        rows.append(start)


def row_end(text: str, start: int, end: int, width: int) -> int:
    """Where the row that begins at `start` of a line ends that ends at `end`, in code points."""
    limit = start + width
    if is_narrow(text, start, min(limit + 1, end)):
        if end <= limit:
            return end
        if text[limit] != " ":
            return text.rfind(" ", start, limit) + 1 or limit
        return _past_spaces(text, limit, end)
    reach = width + 1
    while True:
        found = bounds(text[start : min(start + reach, end)])
        fitting = _fitting(text, start, found, width)
        if fitting < len(found):
            break
        if start + reach >= end:
            return end
        reach *= 4
    over = start + found[fitting][0]
    if text[over] in _SPACE:
        return _past_spaces(text, over, end)
    return start + _last_break(text, start, found, fitting)


def _fitting(text: str, start: int, found: list[Bounds], width: int) -> int:
    """How many of the clusters fit into a row of `width` cells."""
    cell = 0
    for index, (first, _, cells) in enumerate(found):
        cell += tab_width(cell) if text[start + first] == "\t" else cells
        if cell > width:
            return index
    return len(found)


def _past_spaces(text: str, offset: int, end: int) -> int:
    match = _SPACES.match(text, offset, end)
    return match.end() if match else offset


def _last_break(text: str, start: int, found: list[Bounds], fitting: int) -> int:
    """The last place in code points from `start` to break before the cluster `fitting`."""
    for index in range(fitting, 0, -1):
        place = found[index][0]
        last, first = text[start + found[index - 1][0]], text[start + place]
        if last in _SPACE:
            return place
        wide = found[index - 1][2] > 1 or found[index][2] > 1
        if wide and first not in _NEVER_FIRST and last not in _NEVER_LAST:
            return place
    return found[fitting][0]
