"""Working out ahead of anyone's asking which passages of the whole database may say the same."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.candidate import Candidates
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.session.suggesting.company import Companies
from annotator.session.suggesting.comparing import TOGETHER
from annotator.session.suggesting.indexing import complete_index
from annotator.session.suggesting.workforce import Task, at_work
from annotator.storage.store import Store

Watch = Callable[[int, int], None]
"""Told how many articles are done, and of how many."""

AT_ONCE = 10
"""Articles from which on a task is large enough."""


@dataclass(slots=True)
class Precomputed:
    """What came of it."""

    articles: int = 0
    outdated: int = 0
    """Articles whose candidates were missing, or were not those of today."""
    pairs: int = 0
    """Candidates of these."""
    failed: list[AnnotatorError] = field(default_factory=list)
    """One for each few articles that could not be compared; others are, all the same."""


def precompute(
    store: Store, *, workers: int, anew: bool = False, watch: Watch | None = None
) -> Precomputed:
    """Work out the candidates of all articles in so many processes, and keep them.

    What is there and of today is passed over, so this goes on where an earlier run was ended, and
    at most the tasks that were under way are lost; `anew`, everything is thrown away first. Raises
    AnnotatorError where a process is ended or the database cannot take anything.
    """
    complete_index(store)
    documents = store.documents()
    store.forget_scores(except_of=() if anew else [each.id for each in documents])
    have = store.fingerprints()
    today = Companies(store).database_fingerprint
    waiting = [each for each in documents if have.get(each.id, "").rpartition(".")[2] != today]
    tasks = list(_tasks(waiting, have))
    done = Precomputed(articles=len(documents) - len(waiting))
    if not tasks:
        return done
    with at_work(store.path, min(workers, len(tasks))) as ask:
        for task, found in zip(tasks, ask(tasks), strict=True):
            done.articles += len(task)
            if isinstance(found, AnnotatorError):
                done.failed.append(found)
            else:
                _keep(store, task, found, done)
            if watch is not None:
                watch(done.articles, len(documents))
    return done


def _keep(store: Store, task: Task, found: Sequence[Candidates | str], done: Precomputed) -> None:
    outdated = [each for each in found if isinstance(each, Candidates)]
    store.keep_scores(outdated)
    unchanged = {
        document: each for document, each in zip(task, found, strict=True) if isinstance(each, str)
    }
    store.keep_fingerprints(unchanged)
    done.outdated += len(outdated)
    done.pairs += sum(len(each.pairs) for each in outdated)


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


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
