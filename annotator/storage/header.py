"""What kind of file lies at a path, told from its first bytes before SQLite opens it.

SQLite would make a missing file, and would write to any database it is given.
"""

import os
import stat
from enum import Enum
from pathlib import Path

from annotator.domain.errors import UnusableDatabase

SCHEMA_VERSION = 6
"""The newest `user_version` that this program knows: the number of its migrations."""

APPLICATION_ID = 0x416E6E6F
"""`Anno` in ASCII: the header field by which `file` and SQLite tell formats apart."""

MAGIC = b"SQLite format 3\x00"
"""What every database begins with."""

_HEADER_BYTES = 100


class NotOurs(UnusableDatabase):
    """A whole database, but another application's or a newer version's."""


class FileKind(Enum):
    """What may be opened or made at a path."""

    MISSING = "missing"
    EMPTY = "empty"
    """No bytes: what a creation leaves that was killed before its commit."""
    OURS = "ours"


def check(path: Path) -> FileKind:
    """The kind of file at `path`; never changes a byte of it.

    Reading and closing a file gives up the locks that this process holds on it, which is POSIX's
    way: a process that keeps a database open should not check it again from another thread.

    Raises `UnusableDatabase` with one sentence for everything else: a directory, a pipe, a file
    that cannot be read, that is no database, another application's or a newer version's.
    """
    try:
        header = _read_header(path)
    except FileNotFoundError:
        return FileKind.MISSING
    except OSError as error:
        raise UnusableDatabase(f"{path} cannot be read: {error.strerror}.") from error
    if header and not _is_whole(header):
        # It is rare, and the first paint does not wait for this import.
        from annotator.storage.logged_header import logged_header

        # SQLite may make it whole; whose it is has to be known before.
        logged = logged_header(path, _HEADER_BYTES)
        if logged is None or (logged and not _is_whole(logged)):
            raise UnusableDatabase(f"{path} is not a database.")
        header = logged
    if not header:
        return FileKind.EMPTY
    check_identity(path, _number(header, 68), _number(header, 60))
    return FileKind.OURS


def which_file(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`, its device and its number there; none where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def check_identity(path: Path, application_id: int, version: int) -> None:
    """Raise `NotOurs` unless these header fields are ours and no newer than we are."""
    if application_id != APPLICATION_ID:
        raise NotOurs(f"{path} is another application's database.")
    if version > SCHEMA_VERSION:
        raise NotOurs(
            f"{path} was written by a newer version of annotator "
            f"(schema {version}, this one knows {SCHEMA_VERSION}).",
            "Upgrade annotator to open it.",
        )


def _is_whole(header: bytes) -> bool:
    return len(header) == _HEADER_BYTES and header.startswith(MAGIC)


def _read_header(path: Path) -> bytes:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnusableDatabase(f"{path} is a directory, not a database.")
    if not stat.S_ISREG(mode):
        raise UnusableDatabase(f"{path} is not a regular file.")
    # A pipe that takes the file's place in between must not hold up the program.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as file:
        return file.read(_HEADER_BYTES)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
