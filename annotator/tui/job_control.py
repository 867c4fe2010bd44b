"""Stopping as a job of the shell, and going on."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from threading import Event

from annotator.session.desk import Desk

PATIENCE = 1.0
"""Seconds for which the thread of the database waits for the stop before it goes on."""


def has_shell() -> bool:
    """Whether a shell would notice that the program has stopped, and could continue it.

    It is one of the same terminal's that has made the program a job of its own. Where there is
    none the program would never wake up.
    """
    parent = os.getppid()
    with suppress(AttributeError, ProcessLookupError):  # the first on Windows
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
    return False


def stop_between_turns(desk: Desk, stop: Callable[[], None]) -> None:
    """Call `stop` in this thread once what was asked of the database is done.

    Until the program goes on its thread does nothing else: a program that has stopped holds no
    lock.
    """
    loop = asyncio.get_running_loop()
    went_on = Event()

    def stop_here() -> None:
        stop()
        went_on.set()

    def hold(_: object) -> None:
        loop.call_soon_threadsafe(stop_here)
        went_on.wait(PATIENCE)

    desk.submit(hold)
