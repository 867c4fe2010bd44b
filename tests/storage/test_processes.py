"""Several programs on one file."""

import multiprocessing
import os
import signal
import sqlite3 as plain_sqlite3
from contextlib import closing
from itertools import count
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from annotator.domain.batch import Batch
from annotator.domain.document import Document
from annotator.domain.label import INITIAL_LABELS
from annotator.domain.span import Span
from annotator.domain.verdict import Judgement
from annotator.storage.header import SCHEMA_VERSION
from annotator.storage.review_rows import BATCH_ITEMS
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    TEXTS,
    import_story,
    made,
    make_batch,
    make_item,
    make_span,
    make_step,
    make_verdict,
)

SERVED = multiprocessing.get_context("forkserver")
"""A process without threads has imported all once, and each program is a fork of it."""
SERVED.set_forkserver_preload([__name__])
PATIENCE = 60
"""Seconds after which another process is given up."""


def create(path: Path, barrier: Barrier) -> None:
    barrier.wait(PATIENCE)
    with Store.open(path, create=True, wait=PATIENCE) as store:
        store.add_annotator(ADA)


def annotate(path: Path, annotator: str, count: int, barrier: Barrier) -> None:
    with Store.open(path) as store:
        (one, *_) = store.documents("strike")
        barrier.wait(PATIENCE)
        for start in range(count):
            span = make_span(one, TEXTS[0], start, start + 4, annotator=annotator)
            store.commit(make_step(made(span), annotator=annotator))


def judge(path: Path, judgement: Judgement, barrier: Barrier) -> None:
    with Store.open(path) as store:
        (batch,) = store.batches()
        barrier.wait(PATIENCE)
        for item in store.batch_items(batch.id):
            store.add_verdict(make_verdict(batch, item.place, judgement))


def import_one(path: Path, name: str, barrier: Barrier) -> None:
    barrier.wait(PATIENCE)
    with Store.open(path) as store:
        import_story(store, TEXTS[:1], story=name)


def run(*processes: multiprocessing.process.BaseProcess) -> None:
    """Run processes side by side to their good ends."""
    for process in processes:
        process.start()
    for process in processes:
        process.join(PATIENCE)
    assert [process.exitcode for process in processes] == [0] * len(processes)


def test_programs_that_make_one_database_at_once_make_one(database_path: Path) -> None:
    barrier = SERVED.Barrier(4)
    run(*(SERVED.Process(target=create, args=(database_path, barrier)) for _ in range(4)))
    with Store.open(database_path) as store:
        assert [each.id for each in store.labels()] == [each.id for each in INITIAL_LABELS]
        assert store.annotators() == [ADA]
        assert store._value("SELECT count(*) FROM _sqlite_migrations") == SCHEMA_VERSION


def test_two_writers_and_a_reader_work_at_once(fresh_store: Store) -> None:
    """No step is lost or refused, and the reader sees that others have committed."""
    import_story(fresh_store)
    fresh_store.changed_elsewhere()
    seen = fresh_store.last_seq()
    barrier = SERVED.Barrier(2)
    run(
        *(
            SERVED.Process(target=annotate, args=(fresh_store.path, who.id, 40, barrier))
            for who in (ADA, BEN)
        )
    )
    assert fresh_store.changed_elsewhere()
    assert not fresh_store.changed_elsewhere(), "told once"
    steps = list(fresh_store.steps_since(seen))
    assert sorted(each.annotator for each in steps) == [ADA.id] * 40 + [BEN.id] * 40
    assert len(fresh_store.layer(ADA.id, "strike").spans) == 40
    assert _is_sound(fresh_store.path)


def spans_to_judge(store: Store) -> list[Span]:
    (one, *_) = import_story(store)
    step = make_step(made(*(make_span(one, TEXTS[0], at, at + 4) for at in range(20))))
    store.commit(step)
    return [change.after for change in step.changes if isinstance(change.after, Span)]


def draw(store: Store, spans: list[Span]) -> Batch:
    batch = make_batch(len(spans))
    store.add_batch(batch, [make_item(batch, at, span) for at, span in enumerate(spans, start=1)])
    return batch


def test_a_reviewer_in_two_programs_judges_in_both(fresh_store: Store) -> None:
    """Both verdicts on each item are there, in one order for everybody."""
    draw(fresh_store, spans_to_judge(fresh_store))
    judgements = (Judgement.ACCEPT, Judgement.SPURIOUS)
    barrier = SERVED.Barrier(2)
    run(
        *(
            SERVED.Process(target=judge, args=(fresh_store.path, each, barrier))
            for each in judgements
        )
    )
    verdicts = fresh_store.verdicts()
    found = sorted((each.place, each.judgement) for each in verdicts)
    assert found == [(place, each) for place in range(1, 21) for each in judgements]
    assert _is_sound(fresh_store.path)
    with Store.open(fresh_store.path, read_only=True) as other:
        assert other.verdicts() == verdicts


@pytest.mark.parametrize("written", [0, 7, 19])
def test_a_program_killed_while_it_adds_a_batch_leaves_none(
    database_path: Path, written: int
) -> None:
    with Store.open(database_path, create=True) as store:
        spans = spans_to_judge(store)
    child = os.fork()
    if not child:
        try:
            _die_after(written)
            with Store.open(database_path) as store:
                draw(store, spans)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    with Store.open(database_path) as store:
        assert store.batches() == []
        batch = draw(store, spans)
        assert store.batches() == [batch]
        assert len(store.batch_items(batch.id)) == 20
    assert _is_sound(database_path)


def _die_after(written: int) -> None:
    """Have this process killed when it has written so many items of a batch."""
    row, seen = BATCH_ITEMS.row, count()

    def deadly(record: object) -> object:
        if next(seen) == written:
            os.kill(os.getpid(), signal.SIGKILL)
        return row(record)  # type: ignore[arg-type]

    pytest.MonkeyPatch().setattr(BATCH_ITEMS, "row", deadly)


def test_own_commits_are_nobody_elses(fresh_store: Store) -> None:
    import_story(fresh_store)
    assert not fresh_store.changed_elsewhere()


def test_imports_at_once_both_go_in(fresh_store: Store) -> None:
    barrier = SERVED.Barrier(2)
    run(
        *(
            SERVED.Process(target=import_one, args=(fresh_store.path, name, barrier))
            for name in ("one", "two")
        )
    )
    documents: list[Document] = fresh_store.documents()
    assert [each.story for each in documents] == ["one", "two"]


def _is_sound(path: Path) -> bool:
    """What an independent program says of the file."""
    with closing(plain_sqlite3.connect(path)) as connection:
        (integrity,) = connection.execute("PRAGMA integrity_check").fetchone()
        return integrity == "ok" and not connection.execute("PRAGMA foreign_key_check").fetchall()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_second_session_in_the_same_program_reads_what_the_first_commits(
    fresh_store: Store, read_only: bool
) -> None:
    with Store.open(fresh_store.path, read_only=read_only) as second:
        import_story(fresh_store)
        assert second.changed_elsewhere()
        assert len(second.documents()) == 3
