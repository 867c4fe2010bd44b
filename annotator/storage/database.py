"""Opening a database: who may be opened, how it is made, in which mode it runs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from annotator.domain.errors import UnusableDatabase
from annotator.storage.driver import sqlite3
from annotator.storage.faults import while_reading
from annotator.storage.foreign_log import has_foreign_log
from annotator.storage.header import (
    SCHEMA_VERSION,
    FileKind,
    check,
    check_identity,
    which_file,
)
from annotator.storage.journal import LOGS, WAL_SAFE, avoid_shared_memory, set_journal_mode

LOCK_WAIT = 5.0
"""Seconds that a statement waits for another program's lock."""


def open_database(
    path: Path, *, create: bool = False, read_only: bool = False, wait: float = LOCK_WAIT
) -> sqlite3.Connection:
    """Open the database at `path`, or make it there with `create`.

    `wait` is in seconds. Raises `UnusableDatabase` with one sentence; a file that is refused
    keeps its bytes. The connection belongs to the calling thread.
    """
    _check_file(path, create=create, read_only=read_only)
    file = which_file(path)
    with while_reading(path):
        database = connect(path, read_only=read_only, wait=wait)
        try:
            _set_pragmas(database)
            if not read_only:
                avoid_shared_memory(database, path)
            _prepare(database, path, read_only=read_only)
        except BaseException:
            database.close()
            raise
    if which_file(path) != file:
        database.close()
        raise UnusableDatabase(f"{path} was replaced while it was opened.", "Open it again.")
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, holding the write lock from the start.

    A deferred transaction that reads first fails at its first write, without any wait, when
    another program has committed in between.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        # Some errors, such as a full disk, have rolled back by themselves.
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


@contextmanager
def one_moment(database: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is of one moment: of the transaction's where there is one already."""
    if database.in_transaction:
        yield
        return
    database.execute("BEGIN")
    try:
        yield
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")


def _check_file(path: Path, *, create: bool, read_only: bool) -> None:
    kind = check(path)
    if kind is FileKind.OURS:
        if has_foreign_log(path):
            raise UnusableDatabase(
                f"{path}-wal belongs to another file than {path}, and would be mixed into it.",
                "Move it away; `annotator restore FILE` puts a file there without such a rest.",
            )
        if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise UnusableDatabase(
                f"{path} or its folder is read-only.",
                "Make both writable to change it; lists and `annotator export` read it as it is.",
            )
    elif not create:
        what = "There is no database at" if kind is FileKind.MISSING else "There is nothing in"
        raise UnusableDatabase(f"{what} {path}.", _what_makes_one(path))
    elif kind is FileKind.MISSING:
        _make_file(path)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read and nobody else can have made.

    Raises:
        FileExistsError, OSError: there is something at `path`, or nothing can be made there.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _what_makes_one(path: Path) -> str:
    # Most databases are there.
    from annotator.storage.backups import backups_of

    if backups_of(path):
        return "`annotator restore latest` brings the newest backup back."
    return "`annotator import` makes one."


def _make_file(path: Path) -> None:
    """Make the file of a new database, unless another program just did."""
    try:
        make_private_file(path)
    except FileExistsError:
        pass
    except OSError as error:
        raise UnusableDatabase(f"{path} cannot be made: {error.strerror}.") from error


def connect(path: Path, *, read_only: bool, wait: float = LOCK_WAIT) -> sqlite3.Connection:
    """A connection to the database that is at `path`, whatever it is and of whatever version."""
    location = f"file:{quote(os.fsencode(path))}"
    mode = "?mode=ro" if read_only else "?mode=rw"
    if read_only and _is_at_rest(path):
        mode += "&immutable=1"
    return sqlite3.connect(location + mode, uri=True, timeout=wait, isolation_level=None)


def _set_pragmas(database: sqlite3.Connection) -> None:
    for pragma in ("foreign_keys=ON", "cell_size_check=ON", "fullfsync=ON"):
        database.execute(f"PRAGMA {pragma}")
    if sqlite3.sqlite_version_info >= WAL_SAFE:
        # Older ones refuse the JSON functions of our own triggers and checks with it.
        database.execute("PRAGMA trusted_schema=OFF")


def _is_at_rest(path: Path) -> bool:
    """Whether nobody can be writing: in a folder that is read-only and holds no log.

    To read a file in WAL mode SQLite has to write beside it, unless it may take it as unchanging.
    """
    beside = (path.with_name(path.name + end) for end in LOGS)
    return not os.access(path.parent, os.W_OK) and not any(each.exists() for each in beside)


def _prepare(database: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    if read_only:
        # The header on disk may be older than the log beside it.
        check_identity(path, number(database, "application_id"), _version(database))
        if _version(database) < SCHEMA_VERSION:
            raise UnusableDatabase(
                f"{path} was written by an older version of annotator.",
                "`annotator open` brings it up to date, after a backup.",
            )
        return
    if _version(database) != SCHEMA_VERSION:
        # Only a file that is not up to date needs it, and sqlite-utils with it.
        from annotator.storage.upgrade import bring_up_to_date

        # In the mode that the file is still in, the removal of a journal is to be safe too.
        database.execute("PRAGMA synchronous=EXTRA")
        bring_up_to_date(database, path)
    set_journal_mode(database, path)


def _version(database: sqlite3.Connection) -> int:
    return number(database, "user_version")


def number(database: sqlite3.Connection, pragma: str) -> int:
    """What a pragma that is a number says."""
    return int(database.execute(f"PRAGMA {pragma}").fetchone()[0])
