"""Making a backup: a copy, verified, under its name only when it is whole and on the disk."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import AnnotatorError, NotBackedUp
from annotator.storage.backups import backups_of, name_of, superfluous
from annotator.storage.copying import Content, check_copy, content_of, copy_pages
from annotator.storage.database import connect
from annotator.storage.driver import sqlite3
from annotator.storage.faults import meaning
from annotator.storage.folders import sync_folder

_OF_THE_TARGET = {8, 10, 13, 14}
"""SQLite's result codes that speak of the file that is written: read-only, I/O, full, no file."""


def back_up(
    database: Path,
    why: str,
    *,
    at: datetime | None = None,
    source: sqlite3.Connection | None = None,
) -> Path:
    """Make a backup of the database at this path and return where it is.

    It is of what is committed at one moment, whoever is at work. `why` is a word of
    `Backup.why`, `at` the time that it bears. It is read through a connection of its own, as it
    must be inside a transaction, or through `source`, as it must be where no other may be had.
    Of earlier backups those that are superfluous are removed.

    Raises:
        NotBackedUp: the database is damaged or cannot be read, or the copy cannot be written.
    """
    now = at or datetime.now(UTC)
    database = Path(os.path.realpath(database))
    target = name_of(database, why, now)
    with _worded(database, target.parent):
        _make_folder(target.parent)
        if source is None:
            with closing(connect(database, read_only=True)) as own:
                copy_verified(own, target)
        else:
            copy_verified(source, target)
    for each in superfluous(backups_of(database), now):
        # One that cannot be removed is in nobody's way.
        with suppress(OSError):
            each.path.unlink()
    return target


def back_up_to(database: Path, target: Path) -> None:
    """Make a verified copy of the database as a file of another name, for a person to keep.

    Raises:
        NotBackedUp: as `back_up`, or there is something at `target` already.
    """
    database = Path(os.path.realpath(database))
    if os.path.lexists(target):
        raise NotBackedUp(f"{target} is there already.", "Name a new file.")
    with _worded(database, target.parent), closing(connect(database, read_only=True)) as source:
        copy_verified(source, target)


def copy_verified(source: sqlite3.Connection, target: Path) -> Content:
    """Make `target` a copy of what is read through `source`, or take its place, in one move.

    Only its owner can read it, and it is one file without a log. Returns what is in it.

    Raises:
        NotBackedUp: the copy is not sound, or not all is in it.
        sqlite3.Error, OSError: it cannot be read or written.
    """
    # Made with mode 0600.
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    scratch = Path(name)
    try:
        with _one_moment(source):
            expected = content_of(source)
            copy_pages(source, scratch)
        check_copy(scratch, expected)
        os.replace(scratch, target)
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            scratch.with_name(scratch.name + end).unlink(missing_ok=True)
    sync_folder(target.parent)
    return expected


@contextmanager
def _one_moment(source: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is of one moment, also what is counted and what is copied."""
    if source.in_transaction:
        yield
        return
    source.execute("BEGIN")
    try:
        yield
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")


@contextmanager
def _worded(database: Path, folder: Path) -> Iterator[None]:
    """Turn what goes wrong into `NotBackedUp`."""
    failed = f"No backup of {database.name} was made"
    try:
        yield
    except NotBackedUp as error:
        raise NotBackedUp(f"{failed}: {error.message}", error.remedy) from error
    except AnnotatorError:
        raise
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        what, remedy = meaning(error, folder if code in _OF_THE_TARGET else database)
        raise NotBackedUp(f"{failed}: {what}.", remedy) from error
    except OSError as error:
        raise NotBackedUp(f"{failed}: {folder} cannot be written: {error.strerror}.") from error


def _make_folder(folder: Path) -> None:
    """Make the folder for backups, which only its owner can look into."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        sync_folder(folder.parent)
