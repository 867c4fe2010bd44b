"""What lies around a database: who may read it, where it is, what was left lying."""

import os
import re
import shutil
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.storage.backups import backups_of, folder_of
from annotator.storage.journal import LOGS
from annotator.storage.whereabouts import where

LEFT = 3600.0
"""Seconds after which nobody is still writing what has not changed."""

_SCRATCH = r"\.[a-z0-9_]{8}"
"""The end of a name that `tempfile` made."""

_OF_EXPORTS = re.compile(
    r"\..+\.(?:jsonl|json|html|md|csv|tsv|txt|parquet|conll|ann|zip)" + _SCRATCH
)
_FOLDER = re.compile(r"\.export-[a-z0-9_]{8}")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person should know, which is not wrong with the database itself."""

    what: str
    remedy: str


def remarks(path: Path) -> Iterator[Remark]:
    """What to know about where the database at `path` is and who can reach it."""
    real = Path(os.path.realpath(path))
    if path.is_symlink():
        yield Remark(f"{path} is a link to {real}.", "The log and the backups are beside that.")
    status = real.stat()
    if status.st_nlink > 1:
        yield Remark(
            f"{path} has {status.st_nlink} names: a program that opens it by another one does not "
            "see the log of this one, which damages it.",
            "Remove the other hard links.",
        )
    for each in (real, folder_of(real), *(backup.path for backup in backups_of(real))):
        if _is_open_to_others(each):
            mode = stat.S_IMODE(each.stat().st_mode)
            remedy = f"`chmod go= '{each}'` if that is not meant."
            yield Remark(f"Others on this machine may read {each} (mode {mode:o}).", remedy)
    warning = where(real).warning(path.name)
    if warning is not None:
        yield Remark(warning, "Move it while no program has it open.")
    for log in _logs_without_database(real.parent):
        yield Remark(
            f"{log} is the log of a database that is not there: it may hold work.",
            "Put the database back beside it, or remove it.",
        )


def leftovers(path: Path, now: float | None = None) -> list[Path]:
    """What programs that were ended left beside the database and its backups.

    Only what annotator names so, and what has not changed for `LEFT` seconds before `now`, a time
    as `time.time` gives it.
    """
    real = Path(os.path.realpath(path))
    limit = (time.time() if now is None else now) - LEFT
    names = re.escape(real.stem) + r"(?:-\d{8}T\d{6}Z-[a-z]+)?" + re.escape(real.suffix)
    of_database = re.compile(rf"\.{names}{_SCRATCH}(?:-wal|-shm|-journal)?")
    found = [
        each
        for each in _entries(real.parent)
        if of_database.fullmatch(each.name)
        or (_OF_EXPORTS.fullmatch(each.name) and each.is_file())
        or (_FOLDER.fullmatch(each.name) and each.is_dir())
    ]
    found += [each for each in _entries(folder_of(real)) if of_database.fullmatch(each.name)]
    return sorted(each for each in found if not each.is_symlink() and _changed(each) < limit)


def remove_leftover(path: Path) -> None:
    """Remove a file, or a folder with all that is in it. Raises OSError."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _is_open_to_others(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & 0o077)
    except OSError:
        return False


def _logs_without_database(folder: Path) -> Iterator[Path]:
    for each in _entries(folder):
        for end in LOGS:
            database = each.with_name(each.name.removesuffix(end))
            if each.name.endswith(end) and database.suffix == ".db" and not database.exists():
                yield each


def _changed(path: Path) -> float:
    try:
        newest = max((each.stat().st_mtime for each in path.rglob("*")), default=0.0)
        return max(path.stat().st_mtime, newest)
    except OSError:
        return time.time()


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
