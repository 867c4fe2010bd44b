"""Working out ahead of anyone's asking which passages of the whole database may say the same."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from annotator.domain.candidate import Candidates
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.session.suggesting.company import Companies
from annotator.session.suggesting.comparing import TOGETHER
from annotator.session.suggesting.indexing import complete_index
from annotator.session.suggesting.work import score
from annotator.session.suggesting.worker import InProcess, WorkerEnded
from annotator.storage.store import Store

Watch = Callable[[int, int], None]
"""Told how many articles are done, and of how many."""

AT_ONCE = 10
"""Articles from which on a task is large enough; the small stories of it are whole."""


@dataclass(slots=True)
class Precomputed:
    """What came of it."""

    articles: int = 0
    outdated: int = 0
    """Articles whose candidates were missing, or were not those of today."""
    pairs: int = 0
    """Candidates of these."""


def precompute(
    store: Store, *, workers: int, anew: bool = False, watch: Watch | None = None
) -> Precomputed:
    """Work out the candidates of all articles in so many processes, and keep them.

    What is there and of today is passed over, so this goes on where an earlier run was ended, and
    at most the tasks that were under way are lost; `anew`, everything is thrown away first. Raises
    AnnotatorError where a process ends too soon or the database cannot take anything.
    """
    complete_index(store)
    documents = store.documents()
    store.forget_scores(except_of=() if anew else [each.id for each in documents])
    tasks = list(_tasks(documents, store.fingerprints()))
    done = Precomputed()
    with _crew(store.path, min(workers, len(tasks)) or 1) as ask:
        for task, found in zip(tasks, ask(tasks), strict=True):
            outdated = [each for each in found if each is not None]
            store.keep_scores(outdated)
            done.articles += len(task)
            done.outdated += len(outdated)
            done.pairs += sum(len(each.pairs) for each in outdated)
            if watch is not None:
                watch(done.articles, len(documents))
    return done


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


Task = Mapping[str, str | None]
"""Articles by id, with the fingerprints of the candidates that they have."""

Found = list[Candidates | None]
"""Of each article of a task; none where it has those of today already."""


class Bench:
    """What a worker works at: the database to read, and who is compared with whom."""

    def __init__(self, path: Path) -> None:
        self._store = Store.open(path, read_only=True)
        self._companies = Companies(self._store)

    def score(self, task: Task) -> Found:
        """The candidates of each article of a task."""
        return [self._score(*each) for each in task.items()]

    def _score(self, document: str, have: str | None) -> Candidates | None:
        company = self._companies.of(document)
        if self._companies.fingerprint(company) == have:
            return None
        return score(self._companies.work(company))


def _tasks(documents: Sequence[Document], have: Mapping[str, str]) -> Iterator[Task]:
    """The articles in tasks of `AT_ONCE` or a little more; only large stories are parted.

    Whoever has all articles of a small story works its pairs out once for all of them.
    """
    sizes = Counter(each.story for each in documents)
    task: dict[str, str | None] = {}
    story = ""
    for each in documents:
        parted = each.story != story or sizes[each.story] > TOGETHER
        if parted and len(task) >= AT_ONCE:
            yield task
            task = {}
        task[each.id] = have.get(each.id)
        story = each.story
    if task:
        yield task


@contextmanager
def _crew(path: Path, workers: int) -> Iterator[Callable[[Iterable[Task]], Iterator[Found]]]:
    """Processes at work on the database; gives what has tasks done, in the order of the tasks."""
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
    # What the terminal's Ctrl+C ends is this process, which ends the others: they inherit what
    # this thread lets through.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return [InProcess(partial(Bench, path)) for _ in range(workers)]
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _asked(worker: InProcess, task: Task) -> Found:
    """What the worker makes of a task.

    Raises:
        AnnotatorError: it failed, or its process was ended.
    """
    try:
        found: Found = worker.ask("score", task)
    except AnnotatorError:
        raise
    except WorkerEnded as error:
        raise AnnotatorError(
            "A process that compares articles was ended.", "The same command goes on."
        ) from error
    except Exception as error:
        names = ", ".join([*task][:3])
        raise AnnotatorError(
            f"{names}, … could not be compared: {type(error).__name__}: {error}."
        ) from error
    return found
