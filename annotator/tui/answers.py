"""Answers that other threads give."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

from annotator.session.desk import PATIENCE

T = TypeVar("T")


def when_done(asked: "Future[T]", act: Callable[["Future[T]"], None]) -> None:
    """Call `act` with the future in the thread of the screens, once it is done.

    Not, where it was cancelled or the program is over. To be called in the thread of the screens.
    """
    loop, context = asyncio.get_running_loop(), contextvars.copy_context()

    def done(future: "Future[T]") -> None:
        """Called in the thread that has answered."""
        if not future.cancelled():
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(act, future, context=context)

    asked.add_done_callback(done)


def when_soon(asked: "Future[T]", act: Callable[["Future[T]"], None]) -> None:
    """As `when_done`, but at once where the answer comes within `PATIENCE`.

    So the keys that come behind the one that asked find what they are about.
    """
    try:
        asked.exception(PATIENCE)
    except TimeoutError:
        when_done(asked, act)
    else:
        act(asked)
