"""Taking in the databases of colleagues, one after another."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotator.domain.document import Annotator
from annotator.session.merging.merging import merge
from annotator.storage.store import Store
from tests.blank import new_store
from tests.factories import ADA, import_story, made, make_span, make_step
from tests.faults.chores.annotating import TEXTS, WORDS
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import ailing, lost
from tests.faults.telling import Telling, Told
from tests.pty.ledger import rows

COLLEAGUES = 8
SPANS = 20
"""Those that each has made."""


def prepare(folder: Path) -> None:
    """A story here, and the same story at each colleague's with a layer of theirs."""
    with new_store(folder / DATABASE) as store:
        import_story(store, TEXTS)
    blank = (folder / DATABASE).read_bytes()
    for number in range(COLLEAGUES):
        other = folder / f"{number}.db"
        other.write_bytes(blank)
        other.chmod(0o600)
        with Store.open(other) as store:
            _annotate(store, Annotator(f"colleague {number}", f"Colleague {number}"))


def _annotate(store: Store, who: Annotator) -> None:
    store.add_annotator(who)
    (one, *_) = store.documents("strike")
    starts = (TEXTS[0].index(word) for word in WORDS[-SPANS:])
    spans = (make_span(one, TEXTS[0], at, at + 5, annotator=who.id) for at in starts)
    store.commit(make_step(made(*spans), annotator=who.id))


def run(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """One colleague a turn, and then all of them again, which changes nothing."""
    with Store.open(folder / DATABASE) as store:
        for turn in turns:
            name = f"{turn % COLLEAGUES}.db"
            telling.begin(name, SPANS)
            merge(store, folder / name, ADA)
            telling.done(name)


def faults(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Layers that are lost or half there."""
    database = folder / DATABASE
    if wrong := list(ailing(database)):
        yield from wrong
        return
    counted = "SELECT annotator_id, count(*) FROM spans GROUP BY annotator_id"
    layers = {f"{who.split()[-1]}.db": number for who, number in rows(database, counted)}
    yield from lost(told, set(layers))
    for name, number in layers.items():
        if number != SPANS:
            yield f"half: {number} of {SPANS} spans of {name}"


MERGING = Chore("merge", prepare, run, faults, together=False, pause=0.1, turns=3)
