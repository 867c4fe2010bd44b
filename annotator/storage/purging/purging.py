"""Purging: the backups first and the database last, so that what is unfinished can be seen.

Each file goes from its old content to its new one in one move. Whatever ends the program in
between, the article is still in the database then, and can be purged again.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from annotator.domain.errors import NotPurged, UnusableDatabase
from annotator.domain.identity import now
from annotator.storage.database import connect, open_database
from annotator.storage.doctor.surroundings import leftovers, remove_leftover
from annotator.storage.driver import sqlite3
from annotator.storage.faults import is_damage, meaning, while_reading
from annotator.storage.folders import sync_folder
from annotator.storage.header import FileKind, check
from annotator.storage.purging.beside import copies_of, scratch_of
from annotator.storage.purging.gone import COUNTS, list_gone
from annotator.storage.purging.rewriting import write_what_stays
from annotator.storage.scratch import scratch_beside

PATIENCE = 2.0
"""Seconds for which another program is waited for."""

_BUSY = 5
"""SQLite's result code where another connection holds a lock."""

_EXAMINE = "`annotator doctor` examines it."
_DELETE = "Delete that file if nothing else is wanted of it, then purge again."


def purge(path: Path, hashes: Collection[str]) -> None:
    """Take the articles with these hashes, of texts or of keys, out of a database and its copies.

    Those are its backups and the rescue copies beside it. The time is noted with the hashes, so
    that nothing brings the articles back. Nobody else can use the database meanwhile.

    Raises:
        NotPurged: another program has the database open, a copy is damaged, or the disk does not
            take what is written.
        UnusableDatabase: it cannot be opened.
    """
    path = Path(os.path.realpath(path))
    at = now()
    with closing(open_database(path, wait=PATIENCE)) as database:
        with _worded(path, _EXAMINE):
            _claim(database, path)
            for leftover in {*scratch_of(path), *leftovers(path)}:
                remove_leftover(leftover)
        for copy in copies_of(path):
            with _worded(copy, _DELETE):
                _rewrite_copy(copy, hashes, at)
        with _worded(path, _EXAMINE), scratch_beside(path) as scratch:
            write_what_stays(database, scratch, hashes, at)
            with closing(connect(scratch, read_only=True)) as clean:
                # One transaction, which writes every page and cuts off what is left over.
                clean.backup(database)
            # The journal, empty by now, goes too.
            database.execute("PRAGMA locking_mode=NORMAL")
            database.execute("PRAGMA journal_mode=DELETE").fetchone()
    # SQLite has cut the file off after its last sync. Closing it gives up the locks on it.
    with _worded(path, _EXAMINE), open(path, "rb") as shortened:
        os.fsync(shortened.fileno())


def what_goes(path: Path, hashes: Collection[str]) -> dict[str, int]:
    """How many rows of each kind `purge` would take out of the database, backups aside.

    By what the journal calls them; `item`, `verdict` and `step` besides. Deleted rows, of which the
    journal knows, are counted too. Raises `UnusableDatabase` where it cannot be opened.
    """
    path = Path(os.path.realpath(path))
    with closing(open_database(path, read_only=True)) as database, while_reading(path):
        list_gone(database, hashes)
        return dict(database.execute(COUNTS).fetchall())


def _claim(database: sqlite3.Connection, path: Path) -> None:
    """Keep everybody else out until the connection is closed.

    With a rollback journal a program that does nothing just now is not noticed: it meets the lock
    when it does something, and then a database without the article.
    """
    database.execute("PRAGMA locking_mode=EXCLUSIVE")
    try:
        # Leaves WAL mode, in which every other connection holds a lock, and has the journal, which
        # keeps what was on each page, cut off at the commit.
        database.execute("PRAGMA journal_mode=TRUNCATE").fetchone()
        database.execute("PRAGMA synchronous=EXTRA")
        database.execute("BEGIN EXCLUSIVE")
        database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", _BUSY) & 0xFF != _BUSY:
            raise
        what = f"another program has {path.name} open"
        raise NotPurged(f"Nothing was purged: {what}.", "Close it, then try again.") from error


def _rewrite_copy(path: Path, hashes: Collection[str], at: str) -> None:
    """Let what stays of a database that nobody works with take its place."""
    if check(path) is FileKind.EMPTY:
        return
    with scratch_beside(path) as scratch:
        with closing(connect(path, read_only=False)) as database:
            write_what_stays(database, scratch, hashes, at)
        os.replace(scratch, path)
        sync_folder(path.parent)


@contextmanager
def _worded(path: Path, where_damaged: str) -> Iterator[None]:
    """Turn what goes wrong with a file into `NotPurged`, with what to do where it is damaged."""
    failed = "Nothing was purged from the database"
    try:
        yield
    except UnusableDatabase as error:
        raise NotPurged(f"{failed}: {error.message}", where_damaged) from error
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        what, remedy = meaning(error, path)
        remedy = where_damaged if is_damage(error) else remedy
        raise NotPurged(f"{failed}: {what}.", remedy) from error
    except OSError as error:
        raise NotPurged(f"{failed}: {path} cannot be written: {error.strerror}.") from error
