"""Rules, indexes and views as they should be, and the full-text index anew from the texts."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from annotator.storage.doctor.schema import foreign, new_schema, schema_of
from annotator.storage.driver import sqlite3
from annotator.storage.names import quoted

_ORDER = ("index", "view", "trigger")
"""What a later one may name is there before it."""


def remake_schema(database: sqlite3.Connection) -> int:
    """Make what is missing or different anew, drop what is foreign; tables stay as they are.

    Returns how many there were. Rows that an index refuses raise `sqlite3.IntegrityError`.
    """
    expected, found = new_schema(), schema_of(database)
    strange = {
        name: kind
        for name, (kind, table, _) in foreign(found).items()
        if kind == "trigger" or (kind == "index" and table in expected)
    }
    wrong = {
        name: kind
        for name, (kind, _, sql) in expected.items()
        if kind in _ORDER and sql is not None and found.get(name) != expected[name]
    }
    for name, kind in (strange | {each: found[each][0] for each in wrong if each in found}).items():
        database.execute(f"DROP {kind} {quoted(name)}")
    for name in sorted(wrong, key=lambda each: _ORDER.index(wrong[each])):
        database.execute(expected[name][2] or "")
    return len(strange) + len(wrong)


@contextmanager
def without_triggers(database: sqlite3.Connection, tables: Iterable[str]) -> Iterator[None]:
    """Inside, nothing stands in the way of a write to these tables and nothing follows from it."""
    wanted = set(tables)
    triggers = {
        name: sql or ""
        for name, (kind, table, sql) in schema_of(database).items()
        if kind == "trigger" and table in wanted
    }
    for name in triggers:
        database.execute(f"DROP TRIGGER {quoted(name)}")
    yield
    for sql in triggers.values():
        database.execute(sql)


def reindex(database: sqlite3.Connection, name: str) -> None:
    """Have SQLite make an index anew from its table."""
    database.execute(f"REINDEX {quoted(name)}")


def rebuild_text_index(database: sqlite3.Connection) -> None:
    """Make the full-text index anew from the texts, whatever is in it."""
    with without_triggers(database, ("indexed_texts",)):
        database.execute("INSERT INTO text_index (text_index) VALUES ('delete-all')")
        database.execute("DELETE FROM odd_texts")
        database.execute("DELETE FROM indexed_texts")
    database.execute("INSERT INTO indexed_texts (sha256) SELECT sha256 FROM texts")
