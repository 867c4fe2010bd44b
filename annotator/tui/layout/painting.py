"""One row of text as runs that look alike.

A look is a value, not a style: what the colours are is decided elsewhere, so that a row can be
painted, and tested, without a terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from annotator.text.extent import Extent
from annotator.tui.layout.cells import Row
from annotator.tui.layout.mark import Manner, Mark

if TYPE_CHECKING:
    from annotator.tui.layout.codes import Codes

NESTED = 1
"""Under two marks or more."""
CHOSEN = 2
"""Under the chosen span."""
PINNED = 4
"""Under the span that is held as a link's source."""
OUTLINED = 8
"""In the passage that is proposed as a partner."""
HIT = 16
"""In the passage that was found."""
SELECTED = 32
CARET = 64
IDLE_CARET = 128
"""The caret of a pane that keys do not go to."""
UNLIT = 256
"""Outside the passage that is lit."""
CODE = 512
"""Letters over a word: what to type to go there."""


class Look(NamedTuple):
    """How a run looks."""

    tint: str | None
    """The label id of the innermost mark, empty for a plain highlight, none for no mark."""
    traits: int
    """The sum of `NESTED`, `CHOSEN`, `PINNED`, …"""


PLAIN = Look(None, 0)


class Run(NamedTuple):
    """A stretch of a row that looks alike."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class View:
    """What is drawn over a document besides its marks."""

    chosen: str | None = None
    """The id of the chosen span."""
    pinned: str | None = None
    """The id of the span that is held as a link's source."""
    outline: Extent | None = None
    hit: Extent | None = None
    selection: Extent | None = None
    caret: int | None = None
    """The code point whose cluster the block stands on; none for no caret."""
    active: bool = True
    """Whether keys go to this pane."""
    lit: Extent | None = None
    """The only passage whose bare text is drawn in full; none: all of it."""
    codes: Codes | None = None
    """Letters over words; while there are any, nothing but the selection shows beside them."""

    @property
    def spot(self) -> int | None:
        """What the ruler points at: the passage that is proposed, else the one that was found."""
        extent = self.outline or self.hit
        return None if extent is None else extent[0]


def paint(row: Row, marks: Sequence[Mark], view: View) -> list[Run]:
    """The runs of a row; `marks` are those that overlap it, outermost first.

    A mark that begins or ends inside a cluster is drawn over the whole of it.
    """
    if view.codes is not None:
        return _paint_codes(row, view.codes, view)
    if not marks and not _touches(view, row):
        return [Run("".join(row.shown), PLAIN)]
    count = len(row.shown)
    tints: list[str | None] = [None] * count
    traits = [0] * count
    if marks:
        _lay_marks(row, marks, view, tints, traits)
    if view.lit is not None:
        _lay_unlit(row, view.lit, traits)
    _lay(row, view.outline, OUTLINED, traits)
    _lay(row, view.hit, HIT, traits)
    _lay(row, view.selection, SELECTED, traits)
    if view.caret is not None and row.holds(view.caret):
        traits[row.index_of(view.caret)] |= CARET if view.active else IDLE_CARET
    return _runs(row.shown, tints, traits)


def _paint_codes(row: Row, codes: Codes, view: View) -> list[Run]:
    """The runs of a row with letters over its words; no cell beside them is moved."""
    shown, traits = list(row.shown), [UNLIT] * len(row.shown)
    _lay(row, view.selection, SELECTED, traits)
    if view.caret is not None and row.holds(view.caret):
        traits[row.index_of(view.caret)] |= CARET if view.active else IDLE_CARET
    for first, last, letters in reversed(codes.drawn(row)):
        rest = " " * (row.cells[last] - row.cells[first] - len(letters))
        shown[first:last] = [letters, rest] if rest else [letters]
        traits[first:last] = [CODE, UNLIT] if rest else [CODE]
    return _runs(shown, [None] * len(shown), traits)


def _touches(view: View, row: Row) -> bool:
    """Whether anything but marks is drawn on a row."""
    extents = (view.outline, view.hit, view.selection)
    if view.lit is not None and not view.lit[0] <= row.start < row.end <= view.lit[1]:
        return True
    return (view.caret is not None and row.holds(view.caret)) or any(
        extent is not None and extent[0] < row.end and extent[1] > row.start for extent in extents
    )


def _lay(row: Row, extent: Extent | None, trait: int, traits: list[int]) -> None:
    """Add a trait to the clusters of a row that `extent` covers."""
    if extent is not None and extent[0] < row.end and extent[1] > row.start:
        covered = row.slice_of(*extent)
        for index in range(covered.start, covered.stop):
            traits[index] |= trait


def _lay_unlit(row: Row, lit: Extent, traits: list[int]) -> None:
    """Mark the clusters of a row that no code point of `lit` belongs to."""
    bright = row.slice_of(*lit) if lit[0] < row.end and lit[1] > row.start else slice(0, 0)
    for index in range(len(traits)):
        if not bright.start <= index < bright.stop:
            traits[index] |= UNLIT


def _lay_marks(
    row: Row, marks: Sequence[Mark], view: View, tints: list[str | None], traits: list[int]
) -> None:
    """Tint the clusters under each mark; of several the last, which is the innermost, wins.

    A faint mark never covers another; an outlined one has no tint.
    """
    steps = [0] * (len(tints) + 1)
    for mark in sorted(marks, key=lambda each: each.manner is not Manner.FAINT):
        covered = row.slice_of(mark.start, mark.end)
        trait = CHOSEN * (mark.id == view.chosen) | PINNED * (mark.id == view.pinned)
        if mark.manner is Manner.OUTLINED:
            trait |= OUTLINED
        else:
            steps[covered.start] += 1
            steps[covered.stop] -= 1
            tints[covered] = [mark.tint] * (covered.stop - covered.start)
        if trait:
            _lay(row, (mark.start, mark.end), trait, traits)
    if len(marks) > 1:
        for index, depth in enumerate(accumulate(steps[:-1])):
            if depth > 1:
                traits[index] |= NESTED


def _runs(shown: Sequence[str], tints: list[str | None], traits: list[int]) -> list[Run]:
    """Neighbours that look alike in one run."""
    runs: list[Run] = []
    at = 0
    for to in range(1, len(traits) + 1):
        if to == len(traits) or traits[to] != traits[at] or tints[to] != tints[at]:
            runs.append(Run("".join(shown[at:to]), Look(tints[at], traits[at])))
            at = to
    return runs
