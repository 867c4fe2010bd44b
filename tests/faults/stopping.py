"""A program that is killed at one of its steps: each call to the disk or to SQLite is one."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.storage.driver import sqlite3

_CALLS = ("open", "close", "fsync", "link", "mkdir", "rename", "replace", "unlink")
"""What of `os` the program changes the disk with."""


class Steps:
    """Counts the steps of a program, and ends it before one of them."""

    def __init__(self, last: int) -> None:
        """`last`: so many are done."""
        self._left = last
        self.taken = 0

    def take(self) -> None:
        """The next one."""
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
        self.taken += 1


def stopped(act: Callable[[], object], after: int) -> bool:
    """Whether `act`, in a process of its own, was killed after so many steps; else it has ended."""
    child = os.fork()
    if not child:
        status = 1
        try:
            _counted(act, Steps(after))
            status = 0
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(ended)
    assert code in (0, -signal.SIGKILL), f"it ended with {code} by itself"
    return code != 0


def steps_of(act: Callable[[], object]) -> int:
    """How many steps `act` has; it is done in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            steps = Steps(-1)
            _counted(act, steps)
            os.write(writer, str(steps.taken).encode())
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as told:
        said = told.read()
    os.waitpid(child, 0)
    return int(said)


def _counted(act: Callable[[], object], steps: Steps) -> None:
    """Do it with all that it calls counted. Only for a process that ends then."""

    class Watched(sqlite3.Connection):
        def execute(self, *given: Any) -> Any:
            steps.take()
            return super().execute(*given)

        def backup(self, *given: Any, **more: Any) -> None:
            steps.take()
            super().backup(*given, **more)

        def close(self) -> None:
            steps.take()
            super().close()

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **more: Any) -> Any:
            steps.take()
            return call(*given, **more)

        return counted

    patched, connect = pytest.MonkeyPatch(), sqlite3.connect
    patched.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k, factory=Watched))
    for name in _CALLS:
        patched.setattr(os, name, watched(getattr(os, name)))
    with suppress(AnnotatorError):
        act()
    patched.undo()
