"""Benches for tests of those who work at them; a process imports them from here."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.domain.errors import Refused

Found = dict[str, list[str]]


class Toolbox:
    """Does what tests of a worker need."""

    def pid(self) -> int:
        """The process that it is in."""
        return os.getpid()

    def add(self, one: int, other: int) -> int:
        """The sum."""
        return one + other

    def refuse(self) -> None:
        """Raise what a person is told."""
        raise Refused("Not this.", "Another.")

    def fail(self) -> None:
        """Raise what nobody expects."""
        raise LookupError("lost")

    def print(self, words: str) -> None:
        """Write where a terminal may be."""
        print(words, flush=True)
        os.write(2, words.encode())

    def toil(self, sign: str) -> None:
        """Leave a sign, and then work without an end."""
        Path(sign).touch()
        while True:
            sum(range(10_000))

    def wait(self, sign: str) -> None:
        """Wait until there is a sign."""
        while not Path(sign).exists():
            time.sleep(0.01)


class Recording:
    """A bench in this process that keeps what it was asked, and does it when it is let."""

    def __init__(self, before: Callable[[str], None] = lambda act: None) -> None:
        """`before` is called with each act, before it."""
        self.acts: list[tuple[Any, ...]] = []
        self.slices = 0
        """How many slices the comparing takes yet."""
        self._before = before

    def take(self, document: str, text: str) -> None:
        """Have a text."""
        self._do("take", document, text)

    def forget(self) -> None:
        """Drop all texts."""
        self._do("forget")

    def advance(self, compared: object, seconds: float) -> bool:
        """Compare a little."""
        self._do("advance", compared)
        self.slices -= 1
        return self.slices <= 0

    def offers(self, compared: object, query: object, documents: list[str], top: int) -> Found:
        """Nothing for each."""
        self._do("offers", compared, query)
        return {document: [] for document in documents}

    def differing(self, compared: object, query: object, document: str, top: int) -> list[str]:
        """Nothing."""
        self._do("differing", document)
        return []

    def pairs(self, compared: object) -> list[str]:
        """Nothing."""
        self._do("pairs", compared)
        return []

    def pairs_of(self, compared: object, document: str) -> list[str]:
        """Nothing."""
        self._do("pairs_of", compared, document)
        return []

    def queue(self, documents: object, came: list[Any]) -> list[str]:
        """Nothing."""
        self._do("queue", came)
        return []

    def did(self, act: str) -> list[list[Any]]:
        """With what it was asked for an act, each time."""
        return [arguments for name, *arguments in self.acts if name == act]

    def _do(self, act: str, *arguments: object) -> None:
        self._before(act)
        self.acts.append((act, *arguments))


class Gate:
    """Holds one act up until it is opened."""

    def __init__(self, act: str) -> None:
        self.act = act
        self.reached = threading.Event()
        self.open = threading.Event()

    def __call__(self, act: str) -> None:
        """Wait, if it is that act."""
        if act == self.act:
            self.reached.set()
            assert self.open.wait(30)
