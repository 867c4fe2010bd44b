"""Opening a database that may be anybody's, so that nothing in it is ever run."""

import os
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from annotator.domain.errors import UnusableDatabase
from annotator.domain.identity import text_hash
from annotator.domain.merging.holdings import Holdings
from annotator.storage.database import connect, number, one_moment
from annotator.storage.doctor.schema import new_schema, schema_of
from annotator.storage.driver import sqlite3
from annotator.storage.faults import while_reading
from annotator.storage.header import SCHEMA_VERSION, FileKind, check, check_identity
from annotator.storage.journal import LOGS
from annotator.storage.merging.holding import READ, read_holdings

_DOCTOR = "“annotator doctor” examines it."


def holdings_of(path: Path) -> Holdings:
    """All that the database at `path` holds, at one moment; its bytes stay as they are.

    Its triggers and views never run: it is only read, by statements of our own, and only where
    each table that they read is declared as we declare it.

    Raises:
        UnusableDatabase: there is none, or it is damaged, another application's, of another
            version, or other than annotator makes it.
    """
    if check(path) is not FileKind.OURS:
        raise UnusableDatabase(f"There is no database at {path}.", "Name another file.")
    with while_reading(path):
        state = _state_at_rest(path)
        if state is not None:
            try:
                return _read_at_rest(path, state)
            except _Disturbed:
                pass
        with closing(connect(path, read_only=True)) as database:
            return _read(database, path)


class _Disturbed(Exception):
    """Somebody wrote to the file while it was taken for one that does not change."""


def _read_at_rest(path: Path, state: tuple[int, ...]) -> Holdings:
    """What a file holds that nobody has open: SQLite makes nothing beside it then."""
    location = f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(location, uri=True, isolation_level=None)) as database:
            holdings = _read(database, path)
    except (UnusableDatabase, sqlite3.DatabaseError) as error:
        if _state_at_rest(path) != state:
            raise _Disturbed from error
        raise
    if _state_at_rest(path) != state:
        raise _Disturbed
    return holdings


def _state_at_rest(path: Path) -> tuple[int, ...] | None:
    """What changes with a file, or none where a log beside it shows that it is at work."""
    if any(path.with_name(path.name + end).exists() for end in LOGS):
        return None
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _read(database: sqlite3.Connection, path: Path) -> Holdings:
    _disarm(database)
    with one_moment(database):
        version = number(database, "user_version")
        check_identity(path, number(database, "application_id"), version)
        if version < SCHEMA_VERSION:
            raise UnusableDatabase(
                f"{path} was written by an older version of annotator.",
                "`annotator open` brings it up to date, after a backup.",
            )
        _check_schema(database, path)
        _check_pages(database, path)
        holdings = read_holdings(database, str(path), texts=True)
    for sha256, text in holdings.texts.items():
        if text_hash(text) != sha256:
            raise UnusableDatabase(f"{path} is damaged: a text has another hash.", _DOCTOR)
    return holdings


def _disarm(database: sqlite3.Connection) -> None:
    pragmas = ["query_only=ON", "cell_size_check=ON", "mmap_size=0", "trusted_schema=OFF"]
    for pragma in pragmas:
        database.execute(f"PRAGMA {pragma}").fetchall()


def _check_schema(database: sqlite3.Connection, path: Path) -> None:
    """A view or a virtual table in the place of a table would run as it is read."""
    expected, found = new_schema(), schema_of(database)
    for name in READ:
        if found.get(name) != expected[name]:
            raise UnusableDatabase(f"{path}: its table {name} is not as it should be.", _DOCTOR)


def _check_pages(database: sqlite3.Connection, path: Path) -> None:
    for name in READ:
        (told,) = database.execute(f"PRAGMA integrity_check({name})").fetchone()
        if told != "ok":
            raise UnusableDatabase(f"{path} is damaged: {told}.", _DOCTOR)
