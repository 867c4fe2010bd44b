"""A copy of a whole database, page by page, and whether all is in it."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeAlias

from annotator.domain.errors import AnnotatorError, NotBackedUp
from annotator.storage.database import connect
from annotator.storage.driver import sqlite3
from annotator.storage.faults import meaning
from annotator.storage.journal import WAL_SAFE
from annotator.storage.names import quoted

Content: TypeAlias = "Counter[str]"
"""How many rows each table has, by its name."""

_OF_THE_TARGET = {8, 10, 13, 14}
"""Result codes that speak of the file that is written: read-only, I/O, full, cannot be opened."""

_CORRUPT, _NOTADB = 11, 26
_UNREADABLE = (0x10A, 0x20A, 0x210A)
"""What a disk that fails and a truncated file give besides, as extended result codes."""

_CODES = {
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
"""The result codes that SQLite has these words for."""

_DOCTOR = "`annotator doctor` examines it."


def copy_pages(source: sqlite3.Connection, target: Path) -> None:
    """Fill the empty file `target` with all that is committed in `source`, and sync it.

    Works also where the file of `source` has no name any more. `source` must not be writing.

    Raises:
        sqlite3.Error, OSError: it cannot be read or written; `target` is then of no use.
    """
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        # Nobody misses what a crash leaves of it: it has no name yet. One sync at the end does.
        copy.execute("PRAGMA synchronous=OFF")
        copy.execute("PRAGMA journal_mode=OFF").fetchone()
        try:
            source.backup(copy)
        except sqlite3.DatabaseError as error:
            # The driver gives the words of the result code alone.
            error.sqlite_errorcode = _CODES.get(str(error), 0)
            raise
        # A copy in WAL mode would need two files more beside it to be read.
        copy.execute("PRAGMA journal_mode=DELETE").fetchone()
    with open(target, "rb") as written:
        os.fsync(written.fileno())


def content_of(connection: sqlite3.Connection) -> Content:
    """How many rows each table has, those that SQLite keeps an index in included."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return Counter(
        {
            name: connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]
            for (name,) in tables
        }
    )


def check_copy(path: Path, expected: Content) -> None:
    """Open a copy that is at rest and see that it is sound and has the rows that it should.

    Raises:
        NotBackedUp: it is not or has not; what was copied is damaged then.
        sqlite3.Error: it cannot be read at all.
    """
    with closing(connect(path, read_only=True)) as copy:
        fault = damage(copy)
        if fault:
            raise NotBackedUp(f"it is damaged ({fault}).", _DOCTOR)
        lacking = expected - content_of(copy)
        if lacking:
            names = ", ".join(sorted(lacking))
            raise NotBackedUp(f"rows of {names} are missing in the copy.", "Check the disk.")


def damage(connection: sqlite3.Connection) -> str:
    """The first thing that SQLite finds wrong with a database, or nothing.

    Raises:
        sqlite3.Error: it cannot be read, for another reason than damage.
    """
    try:
        connection.execute("PRAGMA cell_size_check=ON")
        if sqlite3.sqlite_version_info >= WAL_SAFE:
            # The file may be anybody's; older ones refuse the functions of our own checks then.
            connection.execute("PRAGMA trusted_schema=OFF")
        found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF in (_CORRUPT, _NOTADB) or code in _UNREADABLE:
            return str(error)
        raise
    return "" if found == "ok" else " ".join(found.split())


@contextmanager
def worded(kind: type[AnnotatorError], failed: str, source: Path, folder: Path) -> Iterator[None]:
    """Turn what goes wrong with a copy of `source` in `folder` into one sentence of this kind."""
    try:
        yield
    except NotBackedUp as error:
        raise kind(f"{failed}: {error.message}", error.remedy) from error
    except sqlite3.ProgrammingError:
        # A closed connection or one of another thread: a mistake in the program.
        raise
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        what, remedy = meaning(error, folder if code in _OF_THE_TARGET else source)
        raise kind(f"{failed}: {what}.", remedy) from error
    except OSError as error:
        raise kind(f"{failed}: {folder} cannot be written: {error.strerror}.") from error


def figures_of(path: Path) -> tuple[int, int] | None:
    """How many spans and links are in a database at rest, of whatever version; none: unreadable."""
    count = "SELECT count(*) FROM {} WHERE deleted_at IS NULL"
    try:
        with closing(connect(path, read_only=True)) as copy:
            spans, links = (
                int(copy.execute(count.format(table)).fetchone()[0]) for table in ("spans", "links")
            )
    except sqlite3.DatabaseError:
        return None
    return spans, links
