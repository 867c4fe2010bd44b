"""Steps and verdicts on their way to the database: one at a time, in the order of the keys.

Commits run in the thread of the database; everything here runs in the screen's.
"""

import asyncio
import contextvars
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack, suppress
from typing import Generic, TypeVar

from annotator.domain.errors import AnnotatorError

HOLD = 0.05
"""Seconds for which painting waits for a commit; then the screen goes on and says `saving…`."""

LOOK_FOR_LOCK = 0.2
"""Seconds of a commit after which a person is told of the lock that it waits for."""

HELD_UP = "saving… (another program has the lock)"
"""What is said then."""

RETRY = 3.0
"""Seconds after which a commit that failed is tried again by itself."""

D = TypeVar("D")
"""What is committed: a step, or a verdict."""


class Saving(Generic[D]):
    """The queue of planned steps. What it holds is a draft: planned, but not yet in the database.

    Painting is held while a commit runs, so that a key is answered by one frame that shows what
    is saved. A commit that fails stops the queue and keeps every draft in it, in order.
    """

    def __init__(
        self,
        commit: Callable[[D], "Future[D]"],
        hold_painting: Callable[[], AbstractContextManager[None]],
        saved: Callable[[D], None],
        changed: Callable[[], None],
        waits: Callable[[], bool],
    ) -> None:
        """`waits`: whether a commit is waiting for another program's lock."""
        self._commit = commit
        self._hold_painting = hold_painting
        self._saved = saved
        self._changed = changed
        self._waits = waits
        self._drafts: deque[D] = deque()
        self._held = ExitStack()
        self._timer: asyncio.TimerHandle | None = None
        self._running = False
        self._at_rest: list[Callable[[], None]] = []
        self.slow = False
        """Whether the commit that runs now takes longer than `HOLD`."""
        self.held_up = False
        """Whether that is because another program has the lock."""
        self.failure: AnnotatorError | None = None
        """Why the first draft could not be saved, while it is not."""

    @property
    def drafts(self) -> tuple[D, ...]:
        """The steps that are not saved yet, oldest first."""
        return tuple(self._drafts)

    def add(self, step: D) -> None:
        """Queue a step for its commit."""
        self._drafts.append(step)
        if not self._running and self.failure is None:
            self._next()

    def again(self) -> None:
        """Try again what could not be saved."""
        if self._drafts and not self._running:
            self._cancel_timer()
            self._next()

    def drop(self) -> list[D]:
        """Give up the drafts of a stopped queue; they are returned newest first."""
        dropped = list(reversed(self._drafts))
        self._drafts.clear()
        self._cancel_timer()
        self.failure = None
        return dropped

    def when_empty(self, act: Callable[[], None]) -> None:
        """Do something once, as soon as nothing waits to be saved, or something could not be."""
        self._at_rest.append(act)

    def stop(self) -> None:
        """Let go of timers and of the screen."""
        self._cancel_timer()
        self._held.close()

    def _next(self) -> None:
        self._running = True
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        if self._timer is None:
            self._held.enter_context(self._hold_painting())
            self._timer = loop.call_later(HOLD, self._paint_meanwhile)

        def done(future: "Future[D]") -> None:
            """Called in the thread of the database."""
            with suppress(RuntimeError):  # the loop is closed: nobody waits for it any more
                loop.call_soon_threadsafe(self._done, future, context=context)

        self._commit(self._drafts[0]).add_done_callback(done)

    def _done(self, future: "Future[D]") -> None:
        self._running = False
        error = future.exception()
        if isinstance(error, AnnotatorError):
            self.failure = error
        elif error is not None:
            self._release()
            raise error
        else:
            self.failure = None
            self._drafts.popleft()
            self._saved(future.result())
            if self._drafts:
                self._next()
                return
        self._release()
        if self.failure is not None:
            self._timer = asyncio.get_running_loop().call_later(RETRY, self.again)
        self._changed()
        at_rest, self._at_rest = self._at_rest, []
        for act in at_rest:
            act()

    def _paint_meanwhile(self) -> None:
        self.slow = True
        self._look_again_in(LOOK_FOR_LOCK - HOLD)
        self._changed()
        self._held.close()

    def _look_again_in(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._look_for_lock)

    def _look_for_lock(self) -> None:
        before, self.held_up = self.held_up, self._waits()
        self._look_again_in(LOOK_FOR_LOCK)
        if self.held_up != before:
            self._changed()

    def _release(self) -> None:
        self._cancel_timer()
        self.slow = self.held_up = False
        self._held.close()

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
