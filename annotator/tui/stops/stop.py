"""The places of a page at which its cursor can stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len

from annotator.text.visible import visible_line
from annotator.tui.widgets.rows import Part

Body = Sequence[Sequence[Part]]
"""The rows of a page, from the top. A part with a target is a stop, or a piece of one."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Neighbouring parts of a row with one target."""

    target: str
    row: int
    """Counted from the top of the page, from 0."""
    column: int
    """Its first cell, from 0."""


def stops_of(body: Body) -> list[Stop]:
    """The stops in the order of reading; a target on several rows counts where it is first."""
    found: dict[str, Stop] = {}
    for row, parts in enumerate(body):
        end = 0
        for target, pieces in groupby(parts, key=lambda part: part.target):
            held = list(pieces)
            start = max(end, held[0].column or 0)
            if target:
                found.setdefault(target, Stop(target, row, start))
            for piece in held:
                end = max(end, piece.column or 0) + cell_len(visible_line(piece.text))
    return list(found.values())


def along(stops: Sequence[Stop], at: str, distance: int) -> str:
    """The target of the stop so many on or back in the order of reading; the ends hold."""
    index = _index(stops, at)
    return stops[max(0, min(index + distance, len(stops) - 1))].target if stops else at


def across(stops: Sequence[Stop], at: str, rows: int) -> str:
    """The target of the stop that stands nearest, so many rows with stops further down or up."""
    if not stops:
        return at
    here = stops[_index(stops, at)]
    lines = sorted({stop.row for stop in stops})
    row = lines[max(0, min(lines.index(here.row) + rows, len(lines) - 1))]
    if row == here.row:
        return here.target
    return min(
        (stop for stop in stops if stop.row == row),
        key=lambda stop: abs(stop.column - here.column),
    ).target


def near(stops: Sequence[Stop], at: str, row: int) -> str:
    """`at` where that is still a stop, else the target of the one at `row` or next after it."""
    if not stops or any(stop.target == at for stop in stops):
        return at
    return next((stop for stop in stops if stop.row >= row), stops[-1]).target


def with_ends(stops: Sequence[Stop], row: int, top: int, count: int, room: int) -> int:
    """The first of `room` rows in view of `count`, when the cursor stands in `row`; else `top`.

    What stands above the first stop is seen with it, and what is below the last one.
    """
    if row < room:
        return 0
    if stops and row == stops[-1].row:
        return min(row, max(0, count - room))
    return top


def _index(stops: Sequence[Stop], at: str) -> int:
    return next((index for index, stop in enumerate(stops) if stop.target == at), 0)
