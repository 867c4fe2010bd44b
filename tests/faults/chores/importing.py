"""Taking files in, the first of them into a database that is not there yet."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.session.importing import import_paths
from annotator.storage.store import Store
from tests.factories import ADA
from tests.faults.chores.annotating import TEXTS
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import ill, lost
from tests.faults.telling import Telling, Told
from tests.pty.ledger import rows

ARTICLES = 40
"""Those of a file, each with a span."""


def prepare(folder: Path) -> None:
    """Nothing: the first import makes the database."""


def run(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """One file after another, each a story of its own."""
    for _ in turns:
        story = new_id()
        file = folder / f"{story}.jsonl"
        file.write_bytes(_content(story).encode())
        with Store.open(folder / DATABASE, create=True, wait=60) as store:
            telling.begin(story)
            report = import_paths(store, [file], ADA)
            assert not report.refused, report.refused
            telling.done(story)
        file.unlink()


def _content(story: str) -> str:
    records = (
        {
            "id": f"{story}/{number}",
            "story": story,
            "text": f"{number} {TEXTS[0]}",
            "spans": [{"start": 0, "end": 3, "label": "statistic"}],
        }
        for number in range(100, 100 + ARTICLES)
    )
    return "".join(f"{json.dumps(each)}\n" for each in records)


def _made_anew(database: Path) -> Iterator[str]:
    """What is wrong where a database that was being made is made again."""
    try:
        Store.open(database, create=True).close()
    except AnnotatorError as error:
        yield f"half: {error}"


def faults(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Files that are lost or half there."""
    database = folder / DATABASE
    if not any(each.done for each in told) and not (database.exists() and database.stat().st_size):
        return
    if not any(each.done for each in told):
        yield from _made_anew(database)
    if wrong := list(ill(database)):
        yield from wrong
        return
    counted = (
        "SELECT d.story, count(DISTINCT d.id), count(s.id) FROM documents d "
        "LEFT JOIN spans s ON s.document_id = d.id GROUP BY d.story"
    )
    stories = {story: (articles, spans) for story, articles, spans in rows(database, counted)}
    yield from lost(told, set(stories))
    for story, sizes in stories.items():
        if sizes != (ARTICLES, ARTICLES):
            yield f"half: file {story} has {sizes} of {ARTICLES} articles and spans"


IMPORTING = Chore("import", prepare, run, faults, pause=0.05, turns=3)
