"""What a program that will be ended says it is about to do, and what it has acknowledged.

A line is written by one call, so that it is there in full or not at all, and survives the end of
the program that wrote it.
"""

import os
from dataclasses import dataclass, field
from typing import Self


class Telling:
    """The side of the program that will be ended."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def begin(self, what: str, detail: object = "") -> None:
        """`what` is about to be done; `detail` is all of it, as the one who looks counts it."""
        self._write("begin", what, detail)

    def done(self, what: str) -> None:
        """The database has acknowledged `what`."""
        self._write("done", what, "")

    def _write(self, word: str, what: str, detail: object) -> None:
        os.write(self._descriptor, f"{word}\t{what}\t{detail}\n".encode())


@dataclass
class Told:
    """The side of the one who looks at what is left."""

    begun: dict[str, str] = field(default_factory=dict)
    """What was about to be done, to its detail, in order."""
    done: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, raw: bytes) -> Self:
        """What these lines say; one without its end was never said."""
        told = cls()
        for line in raw.decode().split("\n")[:-1]:
            word, what, detail = line.split("\t")
            if word == "done":
                told.done.append(what)
            else:
                told.begun[what] = detail
        return told

    def __add__(self, other: "Told") -> "Told":
        """What two programs told, one after the other."""
        return Told(self.begun | other.begun, self.done + other.done)

    def latest(self) -> list[str]:
        """The details of the last thing that was acknowledged, and of all that was begun since.

        Where one thing takes the place of another, one of them is there.
        """
        begun = list(self.begun)
        first = begun.index(self.done[-1]) if self.done else 0
        return [self.begun[each] for each in begun[first:]]
