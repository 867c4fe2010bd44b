"""How long items are in view."""

import time
from collections import defaultdict
from collections.abc import Callable

from annotator.domain.time_spent import IDLE


class Clock:
    """The seconds for which each item of a batch was looked at, up to its verdict."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._looked: dict[int, float] = defaultdict(float)
        self._place: int | None = None
        self._since = 0.0

    def look(self, place: int | None) -> None:
        """The reviewer looks at an item now, or still does; none: at nothing of the batch."""
        now = self._seconds()
        if self._place is not None:
            self._looked[self._place] += min(now - self._since, IDLE)
        self._place, self._since = place, now

    def take(self, place: int) -> float:
        """The seconds since the item was first looked at, or since they were last taken.

        So the seconds of all verdicts on an item, withdrawn ones too, come to the time that it
        was in view.
        """
        self.look(self._place)
        return self._looked.pop(place, 0.0)
