"""Looking through the whole database without keeping anybody waiting."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from time import monotonic

from annotator.session.desk import Desk
from annotator.session.search import Hit, search
from annotator.storage.store import Store

TURN = 0.05
"""Seconds that a turn of the desk is taken for; then others have theirs."""

KEPT = 500
"""Hits that are handed over; a person who sees so many narrows the search."""

COUNTED = 10_000
"""Hits after which the search stops: how many there are is told no more exactly."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one turn has found."""

    hits: tuple[Hit, ...]
    """New ones, of the first `KEPT` of all."""
    count: int
    """Hits so far, `COUNTED` at most."""
    done: bool
    """Whether the search is over."""


class Searching:
    """One search, a turn of the desk after the other."""

    def __init__(self, desk: Desk, needle: str) -> None:
        self._desk = desk
        self._needle = needle
        self._found: Iterator[Hit] | None = None
        self._count = 0

    def turn(self) -> "Future[Found]":
        """Look on for a moment; to be asked for again until it is done."""
        return self._desk.submit(self._look)

    def _look(self, store: Store) -> Found:
        if self._found is None:
            self._found = search(store, self._needle)
        end = monotonic() + TURN
        hits: list[Hit] = []
        for hit in self._found:
            self._count += 1
            if self._count <= KEPT:
                hits.append(hit)
            if self._count == COUNTED:
                return Found(tuple(hits), self._count, done=True)
            if monotonic() > end:
                return Found(tuple(hits), self._count, done=False)
        return Found(tuple(hits), self._count, done=True)
