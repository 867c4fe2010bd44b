"""Putting a backup in the place of its database."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import NotRestored, UnusableDatabase
from annotator.storage.backup import add_backup, verified_copy
from annotator.storage.copying import SIDECARS, damage, worded
from annotator.storage.database import connect
from annotator.storage.driver import sqlite3
from annotator.storage.folders import sync_folder
from annotator.storage.header import FileKind, NotOurs, check
from annotator.storage.journal import avoid_shared_memory
from annotator.storage.sole_use import sole_use_where_needed

WAIT = 1.0
"""Seconds that other programs have to let go of the database."""

_BUSY, _LOCKED = 5, 6

_ANOTHER = "`annotator restore` lists the others."


@dataclass(frozen=True, slots=True)
class Restored:
    """What took whose place."""

    backup: Path
    before: Path | None
    """Where what was there is now: a backup of it, or beside the database what could not be
    read; none: there was nothing."""


def restore(database: Path, backup: Path, *, at: datetime | None = None) -> Restored:
    """Let a copy of `backup` be the database, whether there is one, a damaged one or none.

    Nothing is lost: what is there is backed up first, or moved aside where it cannot be read. A
    crash leaves the one or the other. `at`: the time that is named.

    Raises:
        NotRestored: the backup is damaged or none of ours, another program has the database
            open, or the disk failed; the database is then as it was.
    """
    now = at or datetime.now(UTC)
    database = Path(os.path.realpath(database))
    backup = Path(os.path.realpath(backup))
    _check_backup(database, backup)
    with (
        worded(NotRestored, f"{database.name} was left as it is", backup, database.parent),
        closing(connect(backup, read_only=True)) as source,
    ):
        fault = damage(source)
        if fault:
            raise NotRestored(f"{backup} is damaged ({fault}).", _ANOTHER)
        with (
            _alone(database),
            verified_copy(source, database) as scratch,
            _vacated(database, now) as before,
        ):
            if database.exists():
                shutil.copymode(database, scratch)
            os.replace(scratch, database)
            sync_folder(database.parent)
    return Restored(backup, before)


def _check_backup(database: Path, backup: Path) -> None:
    try:
        kind = check(backup)
    except UnusableDatabase as error:
        raise NotRestored(error.message, error.remedy) from error
    if kind is not FileKind.OURS:
        raise NotRestored(f"There is no backup at {backup}.", "`annotator restore` lists them.")
    if database.exists() and os.path.samefile(database, backup):
        raise NotRestored(f"{backup} is the database itself.", "Name a backup of it.")


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Keep other programs out where no lock tells of them."""
    with ExitStack() as kept:
        try:
            kept.enter_context(sole_use_where_needed(database))
        except UnusableDatabase as error:
            raise NotRestored(error.message, error.remedy) from error
        yield


@contextmanager
def _vacated(database: Path, now: datetime) -> Iterator[Path | None]:
    """The database may be replaced inside, and what was there is at this path.

    A program that keeps no lock while it does nothing, as with a rollback journal, is not known
    of: it meets a file that was replaced.
    """
    held = _hold(database)
    if held is None:
        with _moved_aside(database, now) as aside:
            yield aside
        return
    with closing(held):
        yield add_backup(database, "restore", now, held)


def _hold(database: Path) -> sqlite3.Connection | None:
    """The database with no other program in it and all of its log taken in; none: unreadable."""
    if not _may_be_read(database) or _is_damaged(database):
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
