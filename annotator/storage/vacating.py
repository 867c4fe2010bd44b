"""Making room for a backup in the place of a database, so that what is there is not lost."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import NotRestored, UnusableDatabase
from annotator.storage.backup import add_backup
from annotator.storage.copying import damage
from annotator.storage.database import connect
from annotator.storage.driver import sqlite3
from annotator.storage.foreign_log import has_foreign_log
from annotator.storage.header import FileKind, NotOurs, check
from annotator.storage.journal import SIDECARS, avoid_shared_memory
from annotator.storage.sole_use import sole_use_where_needed
from annotator.storage.tombstones import Tombstones, tombstones_of

WAIT = 1.0
"""Seconds that other programs have to let go of the database."""

_BUSY, _LOCKED = 5, 6


@dataclass(frozen=True, slots=True)
class Vacated:
    """What was in the place."""

    before: Path | None
    """Where it is now: a backup of it, or beside the database what could not be read; none:
    there was nothing."""
    purged: Tombstones
    """What it remembers of what was purged from it."""


@contextmanager
def vacated(database: Path, now: datetime) -> Iterator[Vacated]:
    """Inside, a file may be moved to the place of the database, whose path has no links.

    A program that keeps no lock while it does nothing, as with a rollback journal, is not known
    of: it meets a file that was replaced. Where that is not done, or fails, the database is there
    as it was.

    Raises:
        NotRestored: another program has it open, or it is none of ours.
        NotBackedUp, sqlite3.Error, OSError: it cannot be kept.
    """
    with _alone(database):
        held = _hold(database)
        if held is None:
            with _moved_aside(database, now) as aside:
                yield Vacated(aside, {})
            return
        with closing(held):
            purged = tombstones_of(held)
            yield Vacated(add_backup(database, "restore", now, held), purged)


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Keep other programs out where no lock tells of them."""
    with ExitStack() as kept:
        try:
            kept.enter_context(sole_use_where_needed(database))
        except UnusableDatabase as error:
            raise NotRestored(error.message, error.remedy) from error
        yield


def _hold(database: Path) -> sqlite3.Connection | None:
    """The database with no other program in it and all of its log taken in; none: unreadable."""
    if not _may_be_read(database) or has_foreign_log(database) or _is_damaged(database):
        return None
    held = connect(database, read_only=False, wait=WAIT)
    try:
        avoid_shared_memory(held, database)
        _lock(held)
    except BaseException as error:
        held.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (_BUSY, _LOCKED):
            raise NotRestored(
                f"Another program has {database.name} open.", "Close it, then restore the backup."
            ) from error
        raise
    return held


def _is_damaged(database: Path) -> bool:
    """Whether SQLite finds something wrong; nothing is written, not even to a log beside it."""
    with closing(connect(database, read_only=True, wait=WAIT)) as looked_at:
        try:
            return bool(damage(looked_at))
        except sqlite3.DatabaseError:
            # Nothing is told by others, such as a journal that only a writer can take back.
            return False


def _lock(held: sqlite3.Connection) -> None:
    """Take the log in and the file for this connection alone, for as long as it is open."""
    # Others that have it open in WAL mode keep it from leaving that mode.
    held.execute("PRAGMA journal_mode=DELETE").fetchone()
    # In this mode the lock stays when the transaction ends, as the copying needs it to.
    held.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
    held.execute("BEGIN EXCLUSIVE")
    held.execute("COMMIT")
    # Unless another program has put it back in between.
    held.execute("PRAGMA journal_mode=DELETE").fetchone()


def _may_be_read(database: Path) -> bool:
    """Whether there is a database of ours to look into.

    What is no database at all may have been one. Another application's is left alone.
    """
    try:
        return check(database) is FileKind.OURS
    except NotOurs as error:
        raise NotRestored(error.message, "Move it away first, or name another --db.") from error
    except UnusableDatabase as error:
        if database.is_file() and os.access(database, os.R_OK):
            return False
        raise NotRestored(error.message, error.remedy) from error


@contextmanager
def _moved_aside(database: Path, now: datetime) -> Iterator[Path | None]:
    """What cannot be read under another name, with the log that belongs to it; none: nothing is.

    A log that stays would be taken for that of the backup.
    """
    there = [end for end in ("", *SIDECARS) if _has_bytes(_beside(database, end))]
    time = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = database.with_name(f"{database.stem}-set-aside-{time}{database.suffix}")
    moved: list[str] = []
    try:
        for end in reversed(there):
            _give_name(_beside(database, end), _beside(aside, end))
            moved.append(end)
        yield aside if there else None
    except BaseException:
        for end in moved:
            os.replace(_beside(aside, end), _beside(database, end))
            # Where both are names of one file, nothing was moved.
            _beside(aside, end).unlink(missing_ok=True)
        raise


def _give_name(path: Path, other: Path) -> None:
    """Let a file have another name; a database keeps its own until the backup takes it."""
    if not path.name.endswith(SIDECARS):
        with suppress(OSError):
            # Not on every file system.
            os.link(path, other)
            return
    os.rename(path, other)


def _has_bytes(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
