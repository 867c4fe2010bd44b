"""All that a merge needs to know of a database, read through its connection.

The other side of a merge may be anybody's file: only these statements are run on it, each on a
table that is what it should be, and what they give is taken for nothing but values.
"""

from collections import defaultdict
from collections.abc import Iterator

from annotator.domain.document import Annotator
from annotator.domain.errors import UnusableDatabase
from annotator.domain.guideline import Guideline
from annotator.domain.identity import text_hash
from annotator.domain.merging.holdings import ROLES, Holdings, Row, Twin, row_of
from annotator.domain.merging.order import same_row
from annotator.domain.review_records import ReviewRecords
from annotator.domain.split import Split
from annotator.domain.step import Change, Record, Step, StepKind
from annotator.storage.driver import sqlite3
from annotator.storage.guideline_rows import GUIDELINES
from annotator.storage.review_rows import (
    BATCH_ITEMS,
    BATCHES,
    OBJECTIONS,
    REVEALS,
    SIGNOFFS,
    VERDICTS,
)
from annotator.storage.rows import TABLES, T, Table
from annotator.storage.times import TIMES, times_of

READ = (
    "annotators", "texts", "steps", "events", *(table.name for table in TABLES.values()),
    "batches", "batch_items", "verdicts", "reveals", "objections", "signoffs", "splits", "twins",
    "purged", "guidelines", "times",
)  # fmt: skip
"""The tables that are read."""

_STEPS = "SELECT id, annotator_id, kind, title, created_at, sitting, target_id FROM steps"
_EVENTS = 'SELECT step_id, entity, "before", "after" FROM events ORDER BY seq'


def read_holdings(database: sqlite3.Connection, name: str, *, texts: bool) -> Holdings:
    """What a database holds, with its texts or without; call it inside a transaction.

    Raises:
        UnusableDatabase: its journal and its rows are not of one mind, or hold what no annotator
            writes. `name` is what the message calls the file.
    """
    try:
        return _read(database, name, texts=texts)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnusableDatabase(
            f"{name} holds what annotator never writes.", "“annotator doctor” examines it."
        ) from error


def _read(database: sqlite3.Connection, name: str, *, texts: bool) -> Holdings:
    rows = {row_of(record): record for record in _records(database)}
    steps = {step.id: step for step in _steps(database)}
    holdings = Holdings(
        annotators={person.id: person for person in _people(database)},
        texts=dict(database.execute("SELECT sha256, text FROM texts")) if texts else {},
        initial=_initial(rows, steps),
        steps=steps,
        reviews=_reviews(database),
        splits={
            document: Split(split)
            for document, split in database.execute("SELECT document_id, split FROM splits")
        },
        purged=dict(database.execute("SELECT hash, purged_at FROM purged")),
        twins=_twins(database, confirmed=False),
        confirmed=_twins(database, confirmed=True),
        guidelines={each.id: each for each in _guidelines(database)},
        times=times_of(database.execute(TIMES)),
    )
    _compare(rows, holdings, name)
    return holdings


def _people(database: sqlite3.Connection) -> Iterator[Annotator]:
    for person_id, name, role in database.execute("SELECT id, name, role FROM annotators"):
        if role not in ROLES:
            raise ValueError(role)
        yield Annotator(person_id, name, role)


def _records(database: sqlite3.Connection) -> Iterator[Record]:
    for table in TABLES.values():
        for row in database.execute(f"SELECT {table.selected('t')} FROM {table.name} t"):
            yield table.record(row)


def _steps(database: sqlite3.Connection) -> Iterator[Step]:
    changes: dict[str, list[Change]] = defaultdict(list)
    for step, entity, before, after in database.execute(_EVENTS):
        table = TABLES[entity]
        begin = None if before is None else table.of_image(before)
        changes[step].append(Change(begin, table.of_image(after)))
    for row in database.execute(f"{_STEPS} ORDER BY seq"):
        step_id, annotator, kind, title, created_at, sitting, target = row
        yield Step(
            step_id,
            annotator,
            StepKind(kind),
            title,
            tuple(changes.pop(step_id, ())),
            created_at,
            sitting,
            target,
        )
    if changes:
        raise ValueError("events without a step")


def _initial(rows: dict[Row, Record], steps: dict[str, Step]) -> dict[Row, Record]:
    """The labels that it was made with, also those that were edited since."""
    initial = {row: record for row, record in rows.items() if not record.step}
    for step in steps.values():
        for change in step.changes:
            if change.before is not None and not change.before.step:
                initial.setdefault(row_of(change.before), change.before)
    return initial


def _reviews(database: sqlite3.Connection) -> ReviewRecords:
    def all_of(table: Table[T]) -> tuple[T, ...]:
        found = database.execute(f"SELECT {table.selected('t')} FROM {table.name} t")
        return tuple(map(table.record, found))

    return ReviewRecords(
        all_of(BATCHES),
        all_of(BATCH_ITEMS),
        all_of(VERDICTS),
        all_of(REVEALS),
        all_of(OBJECTIONS),
        all_of(SIGNOFFS),
    )


def _twins(database: sqlite3.Connection, *, confirmed: bool) -> frozenset[Twin]:
    sql = "SELECT entity, id, of FROM twins WHERE confirmed = ?"
    return frozenset(Twin(*row) for row in database.execute(sql, (confirmed,)))


def _guidelines(database: sqlite3.Connection) -> Iterator[Guideline]:
    for row in database.execute(f"SELECT {GUIDELINES.selected('t')} FROM guidelines t"):
        guideline = GUIDELINES.record(row)
        if text_hash(guideline.text) != guideline.hash:
            raise ValueError(guideline.hash)
        yield guideline


def _compare(rows: dict[Row, Record], holdings: Holdings, name: str) -> None:
    """What is merged is the journal: it has to be what the rows are."""
    stored = holdings.stored()
    is_same = (
        holdings.follows_on()
        and stored.keys() == rows.keys()
        and all(
            record.step == stored[row].step and same_row(stored[row], record)
            for row, record in rows.items()
        )
    )
    if not is_same:
        raise UnusableDatabase(
            f"{name} is damaged: its rows are not what its journal says.",
            "“annotator doctor --repair” mends it.",
        )
