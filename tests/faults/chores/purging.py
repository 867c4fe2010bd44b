"""Erasing one article after another for good, from the backups too."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotator.session.purging import carry_out, plan_purge
from annotator.storage.store import Store
from tests.factories import import_story, made, make_span, make_step
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import ill
from tests.faults.telling import Telling, Told
from tests.pty.ledger import rows
from tests.session.stores import new_store

ARTICLES = 12
RUN = 32
"""Bytes of a text that must not be found any more."""


def text_of(number: int) -> str:
    """What an article says, unlike any other."""
    return f"Article {number:04} says: {'secret ' * 6}{number:04}, {'and more ' * 30}{number:04}."


def prepare(folder: Path) -> None:
    """Articles with a span each, and a backup of them."""
    texts = [text_of(number) for number in range(ARTICLES)]
    with new_store(folder / DATABASE) as store:
        documents = import_story(store, texts)
        pairs = zip(documents, texts, strict=True)
        spans = (make_span(document, text, 0, 60, label=None) for document, text in pairs)
        store.commit(make_step(made(*spans)))
        store.back_up("asked")


def run(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """One article a turn, as long as there are any."""
    database = folder / DATABASE
    for _ in turns:
        with Store.open(database) as store:
            left = [each.number for each in store.documents("strike")]
        if not left:
            # Let it be ended.
            for _ in turns:
                pass
        number = left[0] - 1
        telling.begin(str(number))
        carry_out(plan_purge(database, f"strike/{left[0]}"))
        telling.done(str(number))


def faults(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Articles that are there in part, or were called erased and are to be found."""
    database = folder / DATABASE
    if wrong := list(ill(database)):
        yield from wrong
        return
    there = {number - 1 for (number,) in rows(database, "SELECT number FROM documents")}
    spans = {
        number - 1
        for (number,) in rows(
            database, "SELECT number FROM spans s JOIN documents d ON d.id = s.document_id"
        )
    }
    if there != spans:
        yield f"half: articles {sorted(there)} with the spans of {sorted(spans)}"
    erased = [int(name) for each in told for name in each.done]
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        for number in erased:
            if text_of(number)[:RUN].encode() in content:
                yield f"other: article {number} is in {path.name}"


PURGING = Chore("purge", prepare, run, faults, together=False, pause=0.2, turns=2)
