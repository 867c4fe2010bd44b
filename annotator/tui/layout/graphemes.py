"""Grapheme clusters as a terminal shows them: their bounds, their width and what stands for them.

What is shown may differ from the text, cluster by cluster, never in width: terminals disagree on
the cells that an emoji with a variation selector, a skin tone, a joiner or a keycap takes, and one
such cluster shifts everything to its right. Those are shown by their base alone.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from annotator.text.visible import visible

TAB_STOP = 4
"""Cells between two tab stops, counted from the start of a row."""

LONGEST = 32
"""Code points in a cluster at most; what is longer goes on as clusters of its own.

Unicode's stream-safe format (UAX #15) allows a base thirty marks.
"""

DRAWN_MARKS = 8
"""Combining marks that are drawn over one base at most."""

BARE = "\N{DOTTED CIRCLE}"
"""Stands for combining marks with nothing to stand on."""

NARROW = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc]*"
)
"""A run of code points that are each a cluster of one cell in every terminal.

Wider than `rich.cells` has it for its fast path: curly quotes and dashes are in every article.
"""

_SIMPLE = re.compile(
    NARROW.pattern.removesuffix("]*")
    + "\u3001-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uff01-\uff60]*"
)
"""A run of code points that are each a cluster, of two cells from `_WIDE` on, else of one."""
_WIDE = "\u3000"

_UNDRAWN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_DISPUTED = re.compile("[\u200d\u20e3\ufe0f\U0001f3fb-\U0001f3ff]")
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")


Bounds = tuple[int, int, int]
"""First code point of a cluster, one past its last, and its cells; of a tab the most cells."""


class Cluster(NamedTuple):
    """A grapheme cluster of a string."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    width: int
    """Cells, one or more; of a tab the most it can take."""
    shown: str
    """What is sent to the terminal: exactly `width` cells."""


def is_narrow(text: str, start: int, end: int) -> bool:
    """Whether each code point of `text[start:end]` is a cluster of one cell, shown as it is."""
    match = NARROW.match(text, start, end)
    return match is not None and match.end() == end


def bounds(text: str) -> list[Bounds]:
    """The clusters of `text`, which has no newline, in order and without gaps.

    It may begin anywhere that a cluster of a longer text begins, and then finds the same ones.
    """
    if _SIMPLE.fullmatch(text):
        return [(at, at + 1, 1 + (char > _WIDE)) for at, char in enumerate(text)]
    shown = visible(text)
    found: list[Bounds] = []
    for start, end, width in split_graphemes(shown.replace("\t", " "))[0]:
        cells = TAB_STOP if text[start] == "\t" else width or 1
        if found and _completes_flag(shown, start, found[-1]):
            found[-1] = (found[-1][0], min(end, start + LONGEST), 2)
        else:
            found.append((start, min(end, start + LONGEST), cells))
        pieces = range(start + LONGEST, end, LONGEST)
        found.extend((at, min(at + LONGEST, end), 1) for at in pieces)
    return found


def clusters(text: str) -> list[Cluster]:
    """The clusters of `text`, which has no newline, with what they are shown as."""
    shown = visible(text)
    return [
        Cluster(start, end, width, stand_in(shown[start:end], width))
        for start, end, width in bounds(text)
    ]


def tab_width(cell: int) -> int:
    """Cells from `cell` of a row to the next tab stop."""
    return TAB_STOP - cell % TAB_STOP


@lru_cache(maxsize=16384)
def stand_in(cluster: str, width: int) -> str:
    """What to send to the terminal for `cluster`: `width` cells.

    The longest and the strangest cluster is drawn with a base and a few marks.
    """
    base = cluster[0]
    if len(cluster) == 1 and cell_len(base) == width:
        return "-" if base == "\N{SOFT HYPHEN}" else base
    if base == "\t":
        return " " * width
    if not cell_len(base):
        return BARE + " " * (width - 1)
    drawn = base
    if not _DISPUTED.search(cluster):
        drawn += _UNDRAWN.sub("", cluster[1:])[:DRAWN_MARKS]
    if cell_len(drawn) > width:
        drawn = base
    return drawn + " " * (width - cell_len(drawn))


def _completes_flag(shown: str, start: int, before: Bounds) -> bool:
    """Whether the cluster at `start` is the second half of the flag that `before` begins."""
    return (
        before[1] - before[0] == 1
        and _REGIONAL.match(shown, start) is not None
        and _REGIONAL.match(shown, before[0]) is not None
    )
