"""What an independent reader finds in the file: figures, and whether all steps are whole."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

JOURNALLED = {
    "labels": "label",
    "documents": "document",
    "spans": "span",
    "links": "link",
    "absences": "absence",
    "dismissals": "dismissal",
    "completions": "completion",
    "adjudications": "adjudication",
}
"""Table to the name of its rows in the events."""

Image = dict[str, Any]


def rows(database: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a query gives."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return connection.execute(sql, values).fetchall()


def alive(database: Path, table: str) -> int:
    """Rows of a table that are not deleted."""
    return int(rows(database, f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL")[0][0])


def quotes(database: Path) -> list[str]:
    """The quotes of the spans in the order in which they were made, deleted ones included."""
    return [quote for (quote,) in rows(database, "SELECT quote FROM spans ORDER BY created_at, id")]


def titles(database: Path, annotator: str = "ana") -> list[str]:
    """What the annotator's steps say they did, in order."""
    return [
        title
        for (title,) in rows(
            database,
            "SELECT title FROM steps WHERE annotator_id = ? AND kind <> 'import' ORDER BY seq",
            annotator,
        )
    ]


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program holds the write lock."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def assert_sound(database: Path) -> None:
    """SQLite finds no fault, every step has its events, and the events replay to the rows."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        assert _found(connection, "PRAGMA integrity_check") == [("ok",)]
        assert _found(connection, "PRAGMA foreign_key_check") == []
        empty = "SELECT seq, title FROM steps WHERE id NOT IN (SELECT step_id FROM events)"
        assert _found(connection, empty) == []
        assert _found(connection, LINKS_IN_PART) == []
        replayed = _replay(connection)
        connection.row_factory = sqlite3.Row
        for table, entity in JOURNALLED.items():
            assert replayed[entity] == _stored(connection, table), table


LINKS_IN_PART = """
    SELECT s.seq FROM steps s JOIN events e ON e.step_id = s.id
    WHERE s.kind = 'do' AND s.title LIKE 'link %, new %' GROUP BY s.id
    HAVING sum(e.entity = 'span') <> 1 OR sum(e.entity = 'link') <> 1
"""
"""The steps that link to a new span and have not made both."""


def _found(connection: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def _replay(connection: sqlite3.Connection) -> defaultdict[str, dict[str, Image]]:
    """The rows that the events give, each event beginning where the one before it ended."""
    found: defaultdict[str, dict[str, Image]] = defaultdict(dict)
    for entity, entity_id, before, after in connection.execute(
        'SELECT entity, entity_id, "before", "after" FROM events ORDER BY seq'
    ):
        known = found[entity].get(entity_id)
        if known is not None:
            assert json.loads(before) == known, f"{entity} {entity_id}"
        found[entity][entity_id] = json.loads(after)
    return found


def _stored(connection: sqlite3.Connection, table: str) -> dict[str, Image]:
    """The rows of a table that a step has written."""
    stored = connection.execute(f"SELECT * FROM {table} WHERE step_id IS NOT NULL")
    return {row["id"]: dict(row) for row in stored}
