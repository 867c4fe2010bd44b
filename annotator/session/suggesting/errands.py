"""Work done in one thread, slice by slice, the most urgent first."""

import itertools
import signal
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from queue import PriorityQueue
from typing import Any

from annotator.domain.errors import AnnotatorError
from annotator.session.suggesting.asked import Asked, Wanted
from annotator.session.suggesting.worker import WorkerEnded

Work = Generator[None, None, Any]
"""Yields where something more urgent may go first; returns the answer."""

AT_ONCE, SOON, AT_LEISURE = range(3)
"""Urgencies: somebody looks at where the answer will be, waits for it, does not know of it."""


@dataclass(order=True)
class Errand:
    """One piece of work, before, between or after its slices."""

    urgency: int
    number: int
    asked: Asked[Any] = field(compare=False)
    begin: Callable[[], Work] = field(compare=False)
    under_way: Work | None = field(default=None, compare=False)


class Errands:
    """Errands of one thread, which starts with the first one; of equally urgent ones in turn."""

    def __init__(self, name: str) -> None:
        self._waiting: PriorityQueue[Errand] = PriorityQueue()
        self._numbers = itertools.count()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._closed = False

    def add(self, asked: Asked[Any], urgency: int, begin: Callable[[], Work]) -> None:
        """Have work done that answers `asked`; where a worker ends, it is begun once more.

        To be called from one thread, and from within work.
        """
        if self._closed:
            asked.cancel()
            return
        self._waiting.put(Errand(urgency, next(self._numbers), asked, begin))
        if not self._thread.is_alive():
            self._thread.start()

    def close(self) -> None:
        """End after the slice that is under way; what is not answered then is cancelled."""
        self._closed = True
        # Wakes the thread, if it ever ran.
        self._waiting.put(Errand(AT_ONCE, -1, Asked(Wanted(0, None, ())), _wake))

    def _run(self) -> None:
        # The process that is started here is not ended by the terminal's Ctrl+C, from its first
        # moment on: it inherits what this thread lets through.
        if hasattr(signal, "pthread_sigmask"):  # not on Windows
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        while not self._closed:
            self._do_slice(self._waiting.get())
        while not self._waiting.empty():
            _drop(self._waiting.get())

    def _do_slice(self, errand: Errand) -> None:
        asked = errand.asked
        if not asked.running() and not asked.set_running_or_notify_cancel():
            return
        try:
            errand.under_way = errand.under_way or errand.begin()
            next(errand.under_way)
        except StopIteration as done:
            asked.set_result(done.value)
        except WorkerEnded:
            errand.under_way = None
            self._waiting.put(errand)
        except AnnotatorError as refusal:
            asked.set_exception(refusal)
        except Exception as error:  # noqa: BLE001 - it ends the errand, and not the thread
            asked.set_exception(_failed(error))
        else:
            self._waiting.put(errand)


def one_slice(act: Callable[[], Any]) -> Work:
    """Work that nothing can come between."""
    return act()
    yield


def _wake() -> Work:
    yield


def _failed(error: Exception) -> AnnotatorError:
    """What a person is told of a fault in the program; its trace stays with it."""
    failed = AnnotatorError(
        f"Passages could not be compared: {type(error).__name__}: {error}.",
        "Everything else goes on as before.",
    )
    failed.__cause__ = error
    return failed


def _drop(errand: Errand) -> None:
    if not errand.asked.cancel():
        errand.asked.set_exception(AnnotatorError("The program does not compare passages now."))
