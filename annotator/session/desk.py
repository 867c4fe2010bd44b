"""The one thread that owns the database."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from annotator.domain.errors import AnnotatorError
from annotator.storage.store import Store

T = TypeVar("T")

PATIENCE = 0.5
"""Seconds that the screen waits for the database before it goes on without."""


def answer_in_time(asked: "Future[T]") -> T:
    """What was asked for, where it comes within `PATIENCE`; raises `AnnotatorError` otherwise."""
    try:
        return asked.result(PATIENCE)
    except TimeoutError as error:
        raise AnnotatorError(
            "The database does not answer: another program may hold it.", "Try again in a moment."
        ) from error


class Desk:
    """A store in a thread of its own, asked through functions that are run there in turn.

    A wait for another program's lock happens in that thread: whoever only `submit`s is never held
    up by it.
    """

    def __init__(self, opened: Callable[[], Store]) -> None:
        """Run `opened` in the thread; raises what it raises."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            self._store = self._thread.submit(opened).result()
        except BaseException:
            self._thread.shutdown()
            raise

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the database at `path`; raises `UnusableDatabase` as `Store.open` does."""
        return cls(lambda: Store.open(path, create=create, read_only=read_only))

    def submit(self, fn: Callable[[Store], T]) -> "Future[T]":
        """Run `fn` on the store after all that was asked before; the future has the outcome."""
        return self._thread.submit(fn, self._store)

    def call(self, fn: Callable[[Store], T]) -> T:
        """Run `fn` on the store and wait for it; raises what it raises."""
        return self.submit(fn).result()

    @property
    def waits(self) -> bool:
        """Whether the thread waits for another program's lock; answers at once."""
        return self._store.waits

    def ask(self, fn: Callable[[Store], T]) -> T:
        """`call` for the screen, which must not stand still while a commit waits for a lock.

        Raises `AnnotatorError` where the thread is not free within `PATIENCE`.
        """
        answer_in_time(self.submit(lambda store: None))
        return self.call(fn)

    def close(self) -> None:
        """Finish what was asked, close the store, end the thread. A second call does nothing."""
        try:
            closed = self._thread.submit(self._store.close)
        except RuntimeError:
            return
        self._thread.shutdown()
        closed.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
