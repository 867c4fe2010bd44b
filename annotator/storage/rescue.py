"""Saving what is in an open database whose file was deleted or replaced under it."""

import filecmp
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from annotator.domain.errors import AnnotatorError, UnusableDatabase
from annotator.storage.backup import verified_copy
from annotator.storage.backups import time_in_name
from annotator.storage.database import make_private_file
from annotator.storage.driver import sqlite3
from annotator.storage.folders import sync_folder
from annotator.storage.header import which_file
from annotator.storage.journal import empty_log


@dataclass(frozen=True, slots=True)
class RescueCopy:
    """A copy of all that was committed in a database that is not where it was opened."""

    path: Path
    file: tuple[int, int] | None
    """Which file it is, under whatever name."""

    def is_at(self, path: Path) -> bool:
        """Whether a person has moved it, or copied it, to `path`."""
        there = which_file(path)
        if there is None or there == self.file:
            return there is not None
        with suppress(OSError):
            return filecmp.cmp(path, self.path, shallow=False)
        return False


def rescue(source: sqlite3.Connection, path: Path, *, at: datetime | None = None) -> RescueCopy:
    """Copy all that is committed in the database that was at `path`.

    It is read through `source`, which still has the file open. The copy is verified, only its
    owner can read it, and it lies beside `path`, else in the home folder, else where temporary
    files are. It takes the place of no file.

    Raises:
        UnusableDatabase: none of these takes it.
    """
    # The log goes by the name of the database. Left full, it would be taken for that of the file
    # which has the name now; and the file that was moved away would be without it.
    with suppress(sqlite3.Error):
        empty_log(source)
    time = time_in_name(at or datetime.now(UTC))
    why: Exception = OSError("there is no place for it")
    for folder in (path.parent, Path(os.path.expanduser("~")), Path(tempfile.gettempdir())):
        try:
            copy = _copied(source, folder, f"{path.stem}-rescued-{time}", path.suffix)
            return RescueCopy(copy, which_file(copy))
        except (OSError, sqlite3.Error, AnnotatorError) as error:
            why = error
    raise UnusableDatabase(f"A rescue copy could not be made: {why}") from why


def _copied(source: sqlite3.Connection, folder: Path, stem: str, suffix: str) -> Path:
    target = _reserved(folder, stem, suffix)
    try:
        with verified_copy(source, target) as scratch:
            os.replace(scratch, target)
        sync_folder(folder)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _reserved(folder: Path, stem: str, suffix: str) -> Path:
    """An empty file that nobody else can have made: of two in a second each has a name."""
    for number in count(1):
        target = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        try:
            make_private_file(target)
        except FileExistsError:
            continue
        return target
    raise AssertionError("numbers have an end")
