"""How long somebody was at work."""

from dataclasses import dataclass
from typing import NamedTuple

IDLE = 120.0
"""Seconds between two acts of a sitting that count at most: after that nobody is reading."""

STILL_READING = 60.0
"""Seconds between two keys that count at most: nobody reads longer without scrolling."""


class TimeKey(NamedTuple):
    """Whose time with what it is."""

    annotator: str
    document: str
    sitting: str


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """The work of one annotator."""

    annotator: str
    acts: int
    """Steps that were done, undone or done again; imports are none."""
    sittings: int
    seconds: float
    """While keys came, `STILL_READING` at most from one to the next; in sittings of which that is
    not known between their acts, `IDLE` at most."""
    verdicts: int
    reviewing: float
    """Seconds for which what was judged was in view."""
