"""Judging the items of batches, drawn one after another."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from annotator.domain.batch import ItemKind, SamplingPlan
from annotator.domain.errors import NotSaved, Refused
from annotator.domain.verdict import Reason, Verdict
from annotator.session.desk import Desk
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from annotator.session.reviewing.drawing import draw
from annotator.session.reviewing.opening import open_audit
from annotator.session.reviewing.setup import Setup
from annotator.storage.store import Store
from tests.blank import new_store
from tests.factories import BEN, import_story, made, make_span, make_step
from tests.faults.chores.annotating import TEXTS, WORDS
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import ill, lost
from tests.faults.telling import Telling, Told
from tests.pty.ledger import rows

SPANS = 20
SETUP = Setup(kinds=(ItemKind.SPAN,), plan=SamplingPlan.ALL)


def prepare(folder: Path) -> None:
    """Ada's spans, for Ben to judge."""
    with new_store(folder / DATABASE) as store:
        (one, *_) = import_story(store, TEXTS)
        text = TEXTS[0]
        starts = [(text.index(word), len(word)) for word in WORDS[-SPANS:]]
        spans = (make_span(one, text, start, start + size) for start, size in starts)
        store.commit(make_step(made(*spans)))


def run(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """Draw a batch and judge its items; every other act takes one back."""
    left = iter(turns)
    with Desk.open(folder / DATABASE) as desk:
        while True:
            drawn = desk.call(lambda store: draw(store, BEN, SETUP))
            batch = drawn.batch
            telling.begin(batch.id, f"batch {len(drawn.items)}")
            desk.call(partial(Store.add_batch, batch=batch, items=drawn.items))
            telling.done(batch.id)
            audit = open_audit(desk, BEN, batch.id)
            for place in range(1, SPANS + 1):
                if next(left, None) is None:
                    return
                audit.go(place)
                verdict = _judged(audit, dice).verdict
                if verdict is not None:
                    _commit(desk, audit, verdict, telling)


def _judged(audit: Audit, dice: random.Random) -> Judged:
    acts: list[Callable[[], Judged]] = [
        audit.accept,
        partial(audit.spurious, Reason.NOT_THIS),
        partial(audit.relabel, "testimony"),
    ]
    return dice.choice(acts)()


def _commit(desk: Desk, audit: Audit, verdict: Verdict, telling: Telling) -> None:
    telling.begin(verdict.id, "verdict")
    try:
        desk.call(lambda store: store.add_verdict(verdict))
    except (NotSaved, Refused):
        return
    telling.done(verdict.id)
    audit.committed(verdict)


def faults(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Verdicts that are lost, and batches that are lost or half there."""
    database = folder / DATABASE
    if wrong := list(ill(database)):
        yield from wrong
        return
    counted = "SELECT b.id, count(i.place) FROM batches b LEFT JOIN batch_items i"
    batches = dict(rows(database, f"{counted} ON i.batch_id = b.id GROUP BY b.id"))
    verdicts = {each for (each,) in rows(database, "SELECT id FROM verdicts")}
    yield from lost(told, verdicts | batches.keys())
    for batch, items in batches.items():
        if items != SPANS:
            yield f"half: batch {batch} has {items} of {SPANS} items"


REVIEWING = Chore("review", prepare, run, faults, turns=30)
