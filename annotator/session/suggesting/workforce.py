"""Processes that compare the articles of a database, each with a connection of its own."""

import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from annotator.domain.candidate import Candidates
from annotator.domain.errors import AnnotatorError
from annotator.session.suggesting.company import Companies
from annotator.session.suggesting.work import score
from annotator.session.suggesting.worker import InProcess, WorkerEnded
from annotator.storage.store import Store

Task = Mapping[str, str | None]
"""Articles by id, with the fingerprints of the candidates that they have."""

Found = list[Candidates | str] | AnnotatorError
"""Of each article of a task; where it has those of today already, their fingerprint of today.

Or why the task failed.
"""


class Bench:
    """What a worker works at: the database to read, and who is compared with whom."""

    def __init__(self, path: Path) -> None:
        self._store = Store.open(path, read_only=True)
        self._companies = Companies(self._store)

    def score(self, task: Task) -> list[Candidates | str]:
        """The candidates of each article of a task."""
        return [self._score(*each) for each in task.items()]

    def _score(self, document: str, have: str | None) -> Candidates | str:
        company = self._companies.of(document)
        now = self._companies.fingerprint(company)
        # All but the last part, which is of the whole database.
        if have is not None and have.rpartition(".")[0] == now.rpartition(".")[0]:
            return now
        return score(self._companies.work(company))


@contextmanager
def at_work(path: Path, workers: int) -> Iterator[Callable[[Iterable[Task]], Iterator[Found]]]:
    """So many processes at the database; gives what has tasks done, in the order of the tasks.

    When it is left they end, whatever they do. What is given raises AnnotatorError where one of
    them was ended by somebody else.
    """
    hired = _hired(path, workers)
    free = SimpleQueue[InProcess]()
    for worker in hired:
        free.put(worker)

    def do(task: Task) -> Found:
        worker = free.get()
        try:
            return _asked(worker, task)
        finally:
            free.put(worker)

    with ThreadPoolExecutor(workers) as threads:
        try:
            yield partial(threads.map, do)
        finally:
            # Whatever ends this, nobody waits for work that nobody keeps.
            for worker in hired:
                worker.stop()
            threads.shutdown(cancel_futures=True)


def _hired(path: Path, workers: int) -> list[InProcess]:
    with _interrupts_held_back():
        return [InProcess(partial(Bench, path)) for _ in range(workers)]


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """What the terminal's Ctrl+C ends is this process, which ends those that it starts in here.

    From their first moment on they let through what this thread does.
    """
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _asked(worker: InProcess, task: Task) -> Found:
    """What the worker makes of a task.

    Raises:
        AnnotatorError: its process was ended.
    """
    try:
        found: list[Candidates | str] = worker.ask("score", task)
    except WorkerEnded as error:
        raise AnnotatorError(
            "A process that compares articles was ended.", "The same command goes on."
        ) from error
    except Exception as error:  # noqa: BLE001 - of a process: the other tasks go on
        names = ", ".join([*task][:3])
        # What a mistake of the program's says may quote an article.
        why = str(error) if isinstance(error, AnnotatorError) else f"{type(error).__name__}."
        return AnnotatorError(f"Not compared: {names}, … {why}")
    return found
