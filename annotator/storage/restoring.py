"""Putting a backup in the place of its database."""

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import NotRestored, UnusableDatabase
from annotator.storage.backup import verified_copy
from annotator.storage.copying import damage, worded
from annotator.storage.database import connect
from annotator.storage.folders import sync_folder
from annotator.storage.header import FileKind, check
from annotator.storage.tombstones import carry, check_without
from annotator.storage.vacating import vacated

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
        NotRestored: the backup is damaged, none of ours or has an article that was purged since,
            another program has the database open, or the disk failed; the database is then as it
            was.
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
        with verified_copy(source, database) as scratch, vacated(database, now) as place:
            check_without(source, backup, place.purged)
            carry(place.purged, scratch)
            _give_to_owner_of(database, scratch)
            # A log that has gone must not be back after a power cut, beside the new file.
            sync_folder(database.parent)
            os.replace(scratch, database)
            sync_folder(database.parent)
    return Restored(backup, place.before)


def _give_to_owner_of(database: Path, copy: Path) -> None:
    """Let whoever may use the database use its copy, whoever makes it."""
    if database.exists():
        shutil.copymode(database, copy)
        status, made = database.stat(), copy.stat()
        if (status.st_uid, status.st_gid) != (made.st_uid, made.st_gid):
            # Only root may give a file away.
            with suppress(OSError):
                os.chown(copy, status.st_uid, status.st_gid)


def _check_backup(database: Path, backup: Path) -> None:
    try:
        kind = check(backup)
    except UnusableDatabase as error:
        raise NotRestored(error.message, error.remedy) from error
    if kind is not FileKind.OURS:
        raise NotRestored(f"There is no backup at {backup}.", "`annotator restore` lists them.")
    if database.exists() and os.path.samefile(database, backup):
        raise NotRestored(f"{backup} is the database itself.", "Name a backup of it.")
