"""Making a backup: a copy, verified, under its name only when it is whole and on the disk."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import NotBackedUp
from annotator.storage.backups import backups_of, name_of, superfluous
from annotator.storage.copying import check_copy, content_of, copy_pages, worded
from annotator.storage.database import connect, one_moment
from annotator.storage.driver import sqlite3
from annotator.storage.folders import sync_folder
from annotator.storage.scratch import scratch_beside


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
    made = add_backup(database, why, now, source)
    for each in superfluous(backups_of(database), now):
        # Where the clock was put back, the one that was just made is not the newest.
        if each.path != made:
            # One that cannot be removed is in nobody's way.
            with suppress(OSError):
                each.path.unlink()
    return made


def check_room(database: Path) -> None:
    """Refuse where a backup would leave less room on the disk than it takes: work goes on there.

    Raises:
        NotBackedUp: it would.
    """
    with _worded(database, database.parent):
        size, free = database.stat().st_size, shutil.disk_usage(database.parent).free
    if free < 2 * size:
        raise NotBackedUp(
            f"No backup of {database.name} was made: its disk has {free / 1e6:,.1f} MB left, and "
            f"the backup takes {size / 1e6:,.1f} MB.",
            "Make room on it; `annotator backup -o FILE` writes to another disk.",
        )


def add_backup(
    database: Path, why: str, at: datetime, source: sqlite3.Connection | None = None
) -> Path:
    """`back_up` without removing an earlier one."""
    target = name_of(database, why, at)
    with _worded(database, target.parent):
        _make_folder(target.parent)
        if source is not None:
            _make(source, target)
        else:
            with closing(connect(database, read_only=True)) as own:
                _make(own, target)
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
        _make(source, target)


@contextmanager
def verified_copy(source: sqlite3.Connection, target: Path) -> Iterator[Path]:
    """A copy of what is read through `source`, beside `target` and under a hidden name.

    Only its owner can read it, it is one file without a log, and safe on the disk. Whoever wants
    it moves it to its place; at the end it is gone otherwise.

    Raises:
        NotBackedUp: the copy is not sound, or not all is in it.
        sqlite3.Error, OSError: it cannot be read or written.
    """
    with scratch_beside(target) as scratch:
        with one_moment(source):
            expected = content_of(source)
            copy_pages(source, scratch)
        check_copy(scratch, expected)
        yield scratch


def _make(source: sqlite3.Connection, target: Path) -> None:
    with verified_copy(source, target) as scratch:
        os.replace(scratch, target)
    sync_folder(target.parent)


@contextmanager
def _worded(database: Path, folder: Path) -> Iterator[None]:
    failed = f"No backup of {database.name} was made"
    with worded(NotBackedUp, failed, database, folder):
        yield


def _make_folder(folder: Path) -> None:
    """Make the folder for backups, which only its owner can look into."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        sync_folder(folder.parent)
