"""Rows as the journal has them last, where they are something else."""

from collections.abc import Iterator

from annotator.storage.doctor.histories import Image, RowHistory, histories
from annotator.storage.doctor.journal import difference
from annotator.storage.doctor.remaking import without_triggers
from annotator.storage.doctor.texts import quotes_rightly
from annotator.storage.driver import sqlite3
from annotator.storage.schema.journal import JOURNALLED

WORDS = 60
"""Code points of a value that are shown."""


def write_back(database: sqlite3.Connection) -> Iterator[str]:
    """Make each row that is not what the journal says so; yields what was changed.

    The journal is only ever added to, and a row changes by no other way. An image that quotes
    what the text does not say, or that a rule refuses, is not believed.
    """
    database.execute("PRAGMA defer_foreign_keys=ON")
    for table in JOURNALLED:
        wrong = [each for each in histories(database, table) if _can_be_written(each)]
        if not wrong:
            continue
        with without_triggers(database, (table,)):
            for history in wrong:
                if _written(database, history):
                    yield _told(history)


def _can_be_written(history: RowHistory) -> bool:
    return history.is_legible and difference(history) is not None


def _written(database: sqlite3.Connection, history: RowHistory) -> bool:
    """Whether the row could be made what its last image says."""
    image = dict.fromkeys(history.columns) | (history.last or {})
    database.execute("SAVEPOINT row")
    try:
        _write(database, history, image)
        right = quotes_rightly(database, history.table, history.id)
    except sqlite3.IntegrityError:
        right = False
    if not right:
        database.execute("ROLLBACK TO row")
    database.execute("RELEASE row")
    return right


def _write(database: sqlite3.Connection, history: RowHistory, image: Image) -> None:
    names = sorted(history.columns)
    slots = ", ".join(f":{name}" for name in names)
    if history.row is None:
        sql = f"INSERT INTO {history.table} ({', '.join(names)}) VALUES ({slots})"
    else:
        values = ", ".join(f"{name} = :{name}" for name in names)
        sql = f"UPDATE {history.table} SET {values} WHERE id = :id"
    database.execute(sql, image)


def _told(history: RowHistory) -> str:
    row, last = history.row, history.last or {}
    named = f"{history.entity} {history.id}"
    if row is None:
        return f"{named}: put back"
    changes = (
        f"{name} {_short(row[name])} → {_short(last.get(name))}"
        for name in sorted(history.columns)
        if row[name] != last.get(name)
    )
    return f"{named}: {', '.join(changes)}"


def _short(value: object) -> str:
    shown = "nothing" if value is None else f"“{value}”" if isinstance(value, str) else str(value)
    return shown if len(shown) <= WORDS else f"{shown[: WORDS - 1]}…"
