"""How many negatives may leave: at most so many for each positive."""

from math import floor

ROUNDING = 1e-9
"""So that ten tenths are one."""


class Allowance:
    """Counts what leaves of one split and layer."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._positives = 0
        self._negatives = 0

    @property
    def left(self) -> int:
        """How many more negatives may leave."""
        return self.share(self._positives) - self._negatives

    def share(self, positives: int) -> int:
        """How many negatives so many positives are worth."""
        return floor(self._ratio * positives + ROUNDING)

    def earn(self, positives: int) -> None:
        """So many more positives leave."""
        self._positives += positives

    def spend(self) -> None:
        """A negative leaves."""
        self._negatives += 1
