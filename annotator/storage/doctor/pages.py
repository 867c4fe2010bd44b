"""What SQLite itself finds: damaged pages, rows against their types, references to nothing."""

import re
from collections.abc import Iterator

from annotator.storage.doctor.finding import Check, Cure, Finding
from annotator.storage.driver import sqlite3
from annotator.storage.names import quoted
from annotator.storage.schema.journal import JOURNALLED

_MOST = 100
"""Faults that SQLite lists; of a damaged tree there may be as many as rows."""

_OF_AN_INDEX = re.compile(
    r"(?:row .+ (?:missing from|values differ from) index "
    r"|wrong # of entries in index |non-unique entry in index )(\w+)"
)
_OF_THE_TEXT_INDEX = re.compile(
    r"(?:malformed|unable to validate the) inverted index for FTS5|fts5: "
)
_OF_A_ROW = re.compile(r"CHECK constraint failed in (\w+)")

_CURES = {"indexed_texts": Cure.REBUILD, "odd_texts": Cure.REBUILD}
"""What makes a table anew that refers to nothing."""


def page_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """The faults of `PRAGMA integrity_check`.

    Through a connection that only reads, SQLite leaves the CHECKs out: what breaks one is found by
    the journal or by its image.
    """
    for (message,) in database.execute(f"PRAGMA integrity_check({_MOST})"):
        if message != "ok":
            yield _finding(str(message))


def reference_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that refer to rows which are not there."""
    for table, rowid, parent, _ in database.execute("PRAGMA foreign_key_check"):
        key = None if rowid is None else _key(database, str(table), rowid)
        yield Finding(
            Check.REFERENCES,
            f"{key or 'A row'} in {table} refers to a row that is missing from {parent}.",
            _CURES.get(table, Cure.WRITE_BACK if table in JOURNALLED else Cure.NONE),
            table=str(table),
            row=key,
        )


def _finding(message: str) -> Finding:
    if (of_index := _OF_AN_INDEX.match(message)) is not None:
        return Finding(Check.PAGES, f"{message}.", Cure.REINDEX, table=of_index[1])
    if _OF_THE_TEXT_INDEX.match(message) is not None:
        return Finding(Check.INDEX, "The full-text index is damaged.", Cure.REBUILD)
    if (of_row := _OF_A_ROW.match(message)) is not None:
        return Finding(Check.PAGES, f"{message}.", Cure.WRITE_BACK, table=of_row[1])
    return Finding(Check.PAGES, f"{message}.", Cure.BACKUP)


def _key(database: sqlite3.Connection, table: str, rowid: int) -> str | None:
    """The id of a row, where its table has one."""
    sql = f"SELECT id FROM {quoted(table)} WHERE rowid = ?"
    try:
        row = database.execute(sql, (rowid,)).fetchone()
    except sqlite3.OperationalError:
        return None
    return None if row is None else str(row[0])
