"""A new file with what stays of a database."""

import os
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from annotator.domain.errors import UnusableDatabase
from annotator.storage.copying import damage
from annotator.storage.doctor.images import image_findings
from annotator.storage.driver import sqlite3
from annotator.storage.names import quoted
from annotator.storage.purging.gone import list_gone
from annotator.storage.purging.kept import KEPT, Kept
from annotator.storage.purging.quotes import Quotes
from annotator.storage.schema.images import filling

_TABLES = """
SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
ORDER BY sql NOT LIKE 'CREATE VIRTUAL %', rowid
"""
"""The virtual ones first: each makes tables of its own, which are in the list too."""

_REST = """
SELECT sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL
ORDER BY type = 'trigger', type = 'view', rowid
"""

_IN_THE_HEADER = ("page_size", "application_id", "user_version")


def write_what_stays(
    database: sqlite3.Connection, scratch: Path, hashes: Collection[str], at: str
) -> None:
    """Fill the empty file `scratch` with what stays without the articles of these hashes.

    A hash is that of a text or of a document's key; `at` is the time that goes with it as what
    must not come back. Nobody else may be writing to the database.

    Raises:
        UnusableDatabase: the database is damaged.
        sqlite3.Error, OSError: it cannot be read, or the new file cannot be written.
    """
    _check(database, database)
    database.execute("PRAGMA foreign_keys=OFF")
    database.execute("PRAGMA temp_store=MEMORY")
    list_gone(database, hashes)
    Quotes(database).register()
    with closing(_connected(scratch)) as copy:
        _copy_header(database, copy)
        tables = [*_make_tables(database, copy)]
    with _attached(database, scratch):
        for table in tables:
            _copy_rows(database, table)
        _copy_sequences(database)
        if "purged" in tables:
            _keep_out(database, at)
    with closing(_connected(scratch)) as copy:
        if "images" in tables:
            _make_images(copy)
        for (sql,) in database.execute(_REST):
            copy.execute(sql)
        if "indexed_texts" in tables:
            copy.execute("INSERT INTO text_index (text_index) VALUES ('rebuild')")
        _check(copy, database)
    with open(scratch, "rb") as written:
        os.fsync(written.fileno())


def _connected(scratch: Path) -> sqlite3.Connection:
    """A connection without a journal: what a crash leaves of the file nobody misses."""
    copy = sqlite3.connect(scratch, isolation_level=None)
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "temp_store=MEMORY"):
        copy.execute(f"PRAGMA {pragma}").fetchone()
    return copy


def _copy_header(database: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    for name in _IN_THE_HEADER:
        (value,) = database.execute(f"PRAGMA {name}").fetchone()
        copy.execute(f"PRAGMA {name}={value}")


def _make_tables(database: sqlite3.Connection, copy: sqlite3.Connection) -> Iterator[str]:
    """Make all tables, empty, and give the names of those that have rows of their own."""
    for name, sql in database.execute(_TABLES).fetchall():
        if copy.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone():
            continue
        copy.execute(sql)
        if not sql.startswith("CREATE VIRTUAL "):
            yield name


@contextmanager
def _attached(database: sqlite3.Connection, scratch: Path) -> Iterator[None]:
    """The new file as `copy`, and one transaction."""
    database.execute("ATTACH ? AS copy", (os.fspath(scratch),))
    try:
        for pragma in ("synchronous=OFF", "journal_mode=OFF"):
            database.execute(f"PRAGMA copy.{pragma}").fetchone()
        database.execute("BEGIN")
        yield
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")
        database.execute("DETACH copy")


def _copy_rows(database: sqlite3.Connection, table: str) -> None:
    kept = KEPT.get(table, Kept())
    rows = database.execute("SELECT name FROM pragma_table_info(?)", (table,))
    columns = [name for (name,) in rows]
    values = (kept.values.get(name) or f"t.{quoted(name)}" for name in columns)
    database.execute(
        f"INSERT INTO copy.{quoted(table)} ({', '.join(map(quoted, columns))}) "
        f"SELECT {', '.join(values)} FROM main.{quoted(table)} t WHERE {kept.where}"
    )


def _copy_sequences(database: sqlite3.Connection) -> None:
    """The numbers of steps and events go on where they were: none is given twice."""
    database.execute("DELETE FROM copy.sqlite_sequence")
    database.execute("INSERT INTO copy.sqlite_sequence SELECT * FROM main.sqlite_sequence")


def _keep_out(database: sqlite3.Connection, at: str) -> None:
    database.execute("INSERT OR IGNORE INTO copy.purged SELECT hash, ? FROM wanted", (at,))


def _make_images(copy: sqlite3.Connection) -> None:
    labels = copy.execute("SELECT * FROM images").fetchall()
    copy.execute("DELETE FROM images")
    for statement in filling(Database(copy, execute_plugins=False)):
        copy.execute(statement)
    copy.executemany("INSERT OR REPLACE INTO images VALUES (?, ?, ?)", labels)


def _check(connection: sqlite3.Connection, database: sqlite3.Connection) -> None:
    """Raise `UnusableDatabase`, naming the file of `database`, where a connection's is damaged."""
    fault = damage(connection)
    if not fault and connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        fault = "what a row refers to is missing"
    if not fault and _has_images(connection):
        fault = next((each.what for each in image_findings(connection)), "")
    if fault:
        (_, _, name), *_ = database.execute("PRAGMA database_list").fetchall()
        raise UnusableDatabase(f"{name} is damaged ({fault}).")


def _has_images(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'images'")
    return found.fetchone() is not None
