"""Making backups, and putting them in the place of the database."""

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import add
from pathlib import Path

from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.storage.backups import backups_of
from annotator.storage.restoring import restore
from annotator.storage.store import Store
from tests.blank import new_store
from tests.factories import ADA, changed, import_story, made, make_span, make_step
from tests.faults.chores.annotating import TEXTS
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import ailing, ill
from tests.faults.telling import Telling, Told
from tests.pty.ledger import rows

KEPT = 3
"""Backups that are there from the beginning, to be restored."""


def prepare(folder: Path) -> None:
    """A span with a note, and backups of it with other notes."""
    with new_store(folder / DATABASE) as store:
        (one, *_) = import_story(store, TEXTS)
        store.commit(make_step(made(make_span(one, TEXTS[0], 0, 3))))
    for number in range(KEPT):
        with Store.open(folder / DATABASE) as store:
            note(store, f"note {number}")
            store.back_up("asked").rename(folder / f"kept-{number}.db")


def note(store: Store, text: str) -> None:
    """Write a note on the only span."""
    (span,) = spans_of(store)
    store.commit(make_step([changed(span, note=text)]))


def spans_of(store: Store) -> list[Span]:
    """Ada's."""
    return list(store.layer(ADA.id, "strike").spans.values())


def back_up(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """Write a note and make a backup of it, again and again."""
    with Store.open(folder / DATABASE) as store:
        for _ in turns:
            text = new_id()
            note(store, text)
            telling.begin(text, text)
            store.back_up("asked")
            telling.done(text)


def faults_of_backups(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Backups that are not sound, or lack what was backed up last."""
    yield from ill(folder / DATABASE)
    said, notes = reduce(add, told), set()
    for backup in backups_of(folder / DATABASE):
        yield from (f"{each} ({backup.path.name})" for each in ailing(backup.path))
        notes |= {text for (text,) in rows(backup.path, "SELECT note FROM spans")}
    # The next one may have taken its place among the newest.
    if said.done and not notes.intersection(said.latest()):
        yield f"lost: {said.done[-1]}"


def put_back(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """Let one backup after another be the database."""
    for _ in turns:
        number = dice.randrange(KEPT)
        name = new_id()
        telling.begin(name, f"note {number}")
        restore(folder / DATABASE, folder / f"kept-{number}.db")
        telling.done(name)


def faults_of_restored(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """A database that is neither the one before nor the backup."""
    database, said = folder / DATABASE, reduce(add, told)
    if wrong := list(ill(database)):
        yield from wrong
        return
    ((text,),) = rows(database, "SELECT note FROM spans")
    expected = said.latest() if said.done else [*said.latest(), f"note {KEPT - 1}"]
    if text not in expected:
        yield f"lost: restored was {expected}, there is {text!r}"


BACKING_UP = Chore(
    "back up", prepare, back_up, faults_of_backups, together=False, pause=0.05, turns=3
)
RESTORING = Chore(
    "restore", prepare, put_back, faults_of_restored, together=False, pause=0.05, turns=3
)
