"""What is measured: one table of actions with their keys, their screens and their targets."""

import math
from dataclasses import dataclass
from enum import Enum

from tests.bench import corpora
from tests.bench.corpora import Corpus
from tests.pty import keys

SMALL, LARGE = (120, 40), (200, 60)
"""Screens, in columns and rows; they show three and five articles."""


class Floor(Enum):
    """What the empty application is sent for comparison."""

    KEY = keys.encode_all(("x",))
    MOUSE = keys.mouse_move(20, 5)


@dataclass(frozen=True)
class Case:
    """An action on one corpus at one size, and how many times the floor it may take."""

    corpus: Corpus
    size: tuple[int, int]
    target: float
    limit: float


@dataclass(frozen=True)
class Action:
    """What a person does, as bytes that reach the program in one write."""

    name: str
    sent: tuple[bytes, ...]
    """Measured one after the other, again from the first after the last."""
    cases: tuple[Case, ...]
    before: bytes = b""
    """Sent ahead of each measured write, and waited for."""
    first: tuple[bytes, ...] = ()
    """Sent once, one after the other, when the program is up."""
    floor: Floor = Floor.KEY
    most_bytes: int | None = None
    most_frames: int | None = None


def press(*names: str) -> bytes:
    """The bytes of keys."""
    return keys.encode_all(names)


def _caret_cases() -> tuple[Case, ...]:
    small = (
        corpora.SEEDS_BARE,
        corpora.SEEDS_TAGGED,
        corpora.LONG,
        corpora.LONGER,
        corpora.LONGEST,
    )
    return (
        *(Case(corpus, SMALL, 1.5, 2.5) for corpus in small),
        Case(corpora.SEEDS_TAGGED, LARGE, 2.5, 4),
    )


def _pages(panes: int) -> tuple[bytes, bytes]:
    """A page down in each pane and back to the first, in one burst; and the same upwards."""
    there = ("tab", "{page}") * (panes - 1)
    back = ("shift+tab",) * (panes - 1)
    down, up = (
        press(*(key.format(page=page) for key in ("{page}", *there, *back)))
        for page in ("pagedown", "pageup")
    )
    return down, up


ACTIONS = (
    Action(
        "caret move",
        sent=(press("l"),),
        cases=_caret_cases(),
        most_bytes=1_000,
        most_frames=1,
    ),
    Action(
        "selection extend",
        sent=(press("shift+right"),),
        cases=_caret_cases(),
        most_bytes=1_000,
        most_frames=1,
    ),
    Action(
        "mouse drag event",
        # With Alt each cell counts; without it most of them do not change a selection of words.
        first=(keys.mouse_down(10, 8, alt=True),),
        sent=tuple(keys.mouse_move(x, 9, alt=True) for x in (*range(10, 30), *range(30, 10, -1))),
        cases=(
            Case(corpora.SEEDS_BARE, SMALL, 2, 3),
            Case(corpora.SEEDS_TAGGED, SMALL, 2, 3),
            Case(corpora.LONGER, SMALL, 2, 3),
        ),
        floor=Floor.MOUSE,
        most_bytes=1_000,
    ),
    Action(
        "new span, committed and painted",
        before=press("w", "w", "ctrl+shift+right", "ctrl+shift+right"),
        sent=(press("o"),),
        cases=(
            Case(corpora.SEEDS_BARE, SMALL, 2.5, 4),
            Case(corpora.SEEDS_TAGGED, SMALL, 2.5, 4),
            Case(corpora.LONGER, SMALL, 5, 8),
            Case(corpora.CROWDED, SMALL, 5, 8),
        ),
    ),
    Action(
        "a page in each of 3 panes",
        sent=_pages(3),
        cases=(
            Case(corpora.SEEDS_TAGGED, SMALL, 4, 7),
            Case(corpora.LONGER, SMALL, 4, 7),
        ),
    ),
    Action(
        "a page in each of 5 panes",
        sent=_pages(5),
        cases=(Case(corpora.SEEDS_TAGGED, LARGE, 9, 14),),
    ),
    Action(
        "change of pane",
        sent=(press("tab"), press("shift+tab")),
        cases=(
            Case(corpora.SEEDS_TAGGED, SMALL, 4, 8),
            Case(corpora.SEEDS_TAGGED, LARGE, 4, 8),
            Case(corpora.LONGER, SMALL, 4, 8),
        ),
    ),
    Action(
        "to the partner in another pane",
        first=(press("n"),),
        sent=(press("'"),),
        cases=(
            Case(corpora.SEEDS_TAGGED, SMALL, 3, 5),
            Case(corpora.LONGER, SMALL, 3, 5),
        ),
    ),
    Action(
        "next item of a review",
        first=(press("f3"), press("enter")),
        sent=(press("n"),),
        cases=(Case(corpora.REVIEWED, SMALL, 2, 4), Case(corpora.REVIEWED, LARGE, 2, 4)),
    ),
    Action(
        "verdict, committed, and on",
        first=(press("f3"), press("enter")),
        sent=(press("y"),),
        cases=(Case(corpora.REVIEWED, SMALL, 4, 8),),
    ),
    Action(
        "200 keys at once",
        sent=(press("l") * 200, press("h") * 200),
        cases=(Case(corpora.SEEDS_TAGGED, SMALL, math.inf, math.inf),),
        most_frames=4,
    ),
)

GROWTH_TARGET, GROWTH_LIMIT = 1.3, 2.0
"""How many times as long the first two actions may take at 10 MB as at 100 KB."""
START_TARGET, START_LIMIT = 1.8, 2.2
MEMORY_TARGET, MEMORY_LIMIT = 2.0, 2.5
