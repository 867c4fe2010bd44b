"""Erasing one article after another for good, from the backups too."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotator.session.purging import carry_out, plan_purge
from annotator.storage.store import Store
from tests.blank import new_store
from tests.factories import import_story, made, make_span, make_step
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import ill
from tests.faults.telling import Telling, Told
from tests.pty.ledger import rows

ARTICLES = 12
RUN = 32
"""Bytes of a text that must not be found any more."""


def text_of(number: int) -> str:
    """What an article says, unlike any other."""
    return f"Article {number:04} says: {'secret ' * 6}{number:04}, {'and more ' * 30}{number:04}."


def prepare(folder: Path) -> None:
    """Articles with a span each, and a backup of them."""
    with new_store(folder / DATABASE) as store:
        _take_in(store, 0)
        store.back_up("asked")


def _take_in(store: Store, first: int) -> None:
    texts = [text_of(number) for number in range(first, first + ARTICLES)]
    documents = import_story(store, texts, story=f"from {first}")
    pairs = zip(documents, texts, strict=True)
    spans = (make_span(document, text, 0, 60, label=None) for document, text in pairs)
    store.commit(make_step(made(*spans)))


def run(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """One article a turn; where there are none left, others are taken in."""
    database = folder / DATABASE
    erased = 0
    for _ in turns:
        with Store.open(database) as store:
            if not store.documents():
                erased += ARTICLES
                _take_in(store, 1000 * dice.randrange(1, 9) + erased)
            document = store.documents()[0]
            number = number_in(store.text(document.text_sha256))
        telling.begin(str(number))
        carry_out(plan_purge(database, document.id))
        telling.done(str(number))


def number_in(text: str) -> int:
    """Which article says this, or begins so."""
    return int(text.split()[1])


def faults(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Articles that are there in part, or were called erased and are to be found."""
    database = folder / DATABASE
    if wrong := list(ill(database)):
        yield from wrong
        return
    there = {number_in(text) for (text,) in rows(database, "SELECT text FROM texts")}
    spans = {number_in(quote) for (quote,) in rows(database, "SELECT quote FROM spans")}
    if there != spans:
        yield f"half: articles {sorted(there)} with the spans of {sorted(spans)}"
    erased = [int(name) for each in told for name in each.done]
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        for number in erased:
            if text_of(number)[:RUN].encode() in content:
                yield f"other: article {number} is in {path.name}"


PURGING = Chore("purge", prepare, run, faults, together=False, pause=0.2, turns=1)
