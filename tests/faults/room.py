"""Ways in which a disk has no room, inside a process that is thrown away."""

import ctypes
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from unittest import mock

from annotator.storage import database
from annotator.storage.driver import sqlite3

Way = Callable[[Path, int], AbstractContextManager[None]]
"""Leaves so many bytes of room, in a way of its own, to what is done in a folder meanwhile."""

_CLONE_NEWNS = 0x20000
_MS_PRIVATE, _MS_REC = 1 << 18, 1 << 14

BALLAST = "ballast"

SMALL = 8 << 20
"""Bytes of the small disk: what the acts begin with has room on it."""


@contextmanager
def no_longer_files(folder: Path, room: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as by a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def no_more_pages(folder: Path, room: int) -> Iterator[None]:
    """No database may grow by more than so many bytes."""
    set_pragmas = database._set_pragmas

    def limited(connection: sqlite3.Connection) -> None:
        set_pragmas(connection)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + room // 4096}")

    with mock.patch.object(database, "_set_pragmas", limited):
        yield


@contextmanager
def full_disk(folder: Path, room: int) -> Iterator[None]:
    """The small disk has room for so many bytes more."""
    ballast, disk = folder / BALLAST, os.statvfs(folder)
    ballast.write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - room)))
    try:
        yield
    finally:
        ballast.unlink()


def have_small_disk(folder: Path) -> bool:
    """Make the folder a disk of its own, for this process only; False where it may not."""
    libc = ctypes.CDLL(None)
    size = f"size={SMALL}".encode()
    return not (
        libc.unshare(_CLONE_NEWNS)
        or libc.mount(b"none", b"/", None, _MS_REC | _MS_PRIVATE, None)
        or libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, size)
    )
