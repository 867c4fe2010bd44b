"""A large batch: a key is answered from memory."""

from dataclasses import replace
from pathlib import Path
from time import thread_time

from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id, now
from annotator.domain.span import Span
from annotator.domain.step import Change, Step, StepKind
from annotator.session.desk import Desk
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.opening import open_audit
from tests.factories import ADA, BEN, import_story
from tests.session.stores import folder, new_store

SIZE = 5_000

MOVE = 0.0001
"""Seconds of this thread for a move, on average; it takes a thirtieth."""

ACT = 0.0005
"""Seconds of this thread for a verdict or its undo, on average; it takes a tenth."""


def large(desk: Desk) -> Audit:
    """Ben's batch of all that Ada has in one story."""
    text = "word " * SIZE
    document = desk.call(lambda store: import_story(store, [text]))[0]
    spans = [
        Span(new_id(), document.id, ADA.id, at * 5, at * 5 + 4, "word", "statistic", 1)
        for at in range(SIZE)
    ]
    at, step_id = now(), new_id()
    made = [replace(span, step=step_id, created_at=at, updated_at=at) for span in spans]
    changes = tuple(Change(None, span) for span in made)
    step = Step(step_id, ADA.id, StepKind.IMPORT, "work", changes, at)
    desk.call(lambda store: store.commit(step))
    items = [
        BatchItem("b", place, ItemKind.SPAN, span.id, 1, ADA.id, document.id, *span.extent, None)
        for place, span in enumerate(spans, start=1)
    ]
    drawn = (ADA.id,), (), (ItemKind.SPAN,), None, SamplingPlan.ALL
    batch = Batch("b", BEN.id, *drawn, SIZE, SIZE, core=1.0, seed=1, blind=True)
    desk.call(lambda store: store.add_batch(batch, items))
    return open_audit(desk, BEN, "b")


def seconds_each(acts: int, since: float) -> float:
    return (thread_time() - since) / acts


def test_five_thousand_items() -> None:
    with folder() as here, Desk(lambda: new_store(Path(here) / "annotations.db")) as desk:
        audit = large(desk)
        assert audit.current.record is not None
        start = thread_time()
        while audit.next():
            assert audit.current.record is not None
        assert seconds_each(SIZE, start) < MOVE
        audit.go(1)
        start = thread_time()
        for _ in range(SIZE - 1):
            audit.accept()
            audit.next_undecided()
        assert seconds_each(SIZE, start) < ACT
        assert audit.progress.left == 1
        start = thread_time()
        for _ in range(SIZE - 1):
            audit.undo()
        assert seconds_each(SIZE, start) < ACT
        assert audit.progress.left == SIZE
        try:
            audit.undo()
        except Refused:
            return
        raise AssertionError("there is nothing left to undo")
