"""What was seen in a whole corpus, in ten bytes or so each."""

from array import array
from bisect import bisect_left
from hashlib import blake2b
from heapq import merge

RECENT = 1 << 16
"""How many of the last ones wait to be sorted."""

VALUES = 4
"""How many values there are: two bits of each number are for them."""


def fingerprint(*words: str) -> int:
    """62 bits that words share with no others: of ten million two agree once in 90,000 corpora.

    The same in every process, other than `hash`.
    """
    digest = blake2b("\0".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") // VALUES


class Remembered:
    """A mapping from fingerprints to one of four values; what is in it stays as it is.

    Sorted runs of numbers, each at least twice as long as the next (a log-structured merge,
    O'Neil et al. 1996): eight bytes an entry where a dictionary takes a hundred.
    """

    def __init__(self) -> None:
        self._recent: dict[int, int] = {}
        self._runs: list[array[int]] = []

    def get(self, key: int) -> int | None:
        """The value of a fingerprint, or none."""
        value = self._recent.get(key)
        if value is not None:
            return value
        for run in self._runs:
            at = bisect_left(run, key * VALUES)
            if at < len(run) and run[at] // VALUES == key:
                return run[at] % VALUES
        return None

    def put(self, key: int, value: int) -> None:
        """Remember a fingerprint that is not there yet, with a value from 0 to 3."""
        self._recent[key] = value
        if len(self._recent) >= RECENT:
            self._sort()

    def _sort(self) -> None:
        run = array("Q", sorted(key * VALUES + value for key, value in self._recent.items()))
        self._recent.clear()
        while self._runs and len(self._runs[-1]) < 2 * len(run):
            run = array("Q", merge(self._runs.pop(), run))
        self._runs.append(run)
