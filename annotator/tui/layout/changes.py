"""What has to be painted again when the view of a document changes."""

import sys

from annotator.text.extent import Extent
from annotator.tui.layout.painting import View
from annotator.tui.layout.span_index import SpanIndex


def dirtied(before: View, after: View, index: SpanIndex) -> list[Extent]:
    """The code points that look different in two views; may contain some that do not."""
    extents: list[Extent] = []
    for one, other in ((before.chosen, after.chosen), (before.pinned, after.pinned)):
        if one != other:
            marks = (index.get(one), index.get(other))
            extents += [(mark.start, mark.end) for mark in marks if mark is not None]
    for old, new in (
        (before.outline, after.outline),
        (before.hit, after.hit),
        (before.selection, after.selection),
    ):
        extents += _difference(old, new)
    if before.lit != after.lit:
        unset = before.lit is None or after.lit is None
        extents += [(0, sys.maxsize)] if unset else _difference(before.lit, after.lit)
    if before.codes is not after.codes:
        extents.append((0, sys.maxsize))
    if (before.caret, before.active) != (after.caret, after.active):
        extents += [(at, at + 1) for at in {before.caret, after.caret} if at is not None]
    return extents


def _difference(old: Extent | None, new: Extent | None) -> list[Extent]:
    """The code points that are in one extent and not in the other; an edge is never left out.

    An extent grows and shrinks at one end while it is selected: only that end is painted again.
    """
    if old == new:
        return []
    if old is None or new is None or old[1] <= new[0] or new[1] <= old[0]:
        return [each for each in (old, new) if each is not None]
    pairs = ((old[0], new[0]), (old[1], new[1]))
    return [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
