"""What a sentence model has to do for the engine; `semantic` has one, where it is installed."""

from collections.abc import Sequence
from typing import Protocol


class Meanings(Protocol):
    """The vectors of the units in scope, which take their time."""

    def advance(self, seconds: float) -> bool:
        """Work on the vectors for about `seconds`; whether they are done."""
        ...

    def nearness(self, query: str) -> list[float]:
        """The cosine of a query and the nearest window of each unit, -1 to 1.

        What all units have in common is taken off first. 0 for all until the vectors are done.
        """
        ...


class Embedder(Protocol):
    """A sentence model, ready to read."""

    def read(self, units: Sequence[str]) -> Meanings:
        """Begin to read the sentences in scope."""
        ...
