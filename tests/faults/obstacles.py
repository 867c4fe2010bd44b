"""What keeps a process from writing; it lasts until the process ends."""

import ctypes
import os
import resource
from collections.abc import Callable
from pathlib import Path

from annotator.storage import database
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from tests.faults.write_paths import DATABASE

Obstacle = Callable[[Path, int], None]
"""Put in the way of what this process does in a folder from now on; with so many bytes of room.

Raises `OSError` where this process may not do that.
"""

BALLAST = "ballast"
"""The file that fills a disk."""

SMALL = 8 << 20
"""Bytes of the small disk: twice what the acts need."""

LOCK_WAIT = 0.02
"""Seconds that an act waits for a lock which is never let go."""

_CLONE_NEWNS = 0x20000
_MS_PRIVATE, _MS_REC = 1 << 18, 1 << 14
_CAPABILITIES_VERSION = 0x20080522
_MAY_WRITE_ANYWHERE = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of capabilities(7): modes do not bind who has them."""

_kept: list[sqlite3.Connection] = []


def files_may_not_grow(folder: Path, room: int) -> None:
    """No file may be longer than the room, as by a quota."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))


def databases_may_not_grow(folder: Path, room: int) -> None:
    """No database may grow by more."""
    set_pragmas = database._set_pragmas

    def limited(connection: sqlite3.Connection) -> None:
        set_pragmas(connection)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + room // 4096}")

    database._set_pragmas = limited  # type: ignore[assignment]


def disk_is_full(folder: Path, room: int) -> None:
    """The small disk has so much room."""
    disk = os.statvfs(folder)
    (folder / BALLAST).write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - room)))


def lock_is_held(folder: Path, room: int) -> None:
    """Another program is in a transaction and stays there."""
    other = sqlite3.connect(folder / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    _kept.append(other)
    given = Store.open.__func__.__kwdefaults__  # type: ignore[attr-defined]
    given["wait"] = LOCK_WAIT


def nothing_is_writable(folder: Path, room: int) -> None:
    """The folder and all in it is read-only, also for root."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(path.stat().st_mode & 0o555)
    if os.getuid() == 0:
        _give_up_privilege()


def let_go(folder: Path) -> None:
    """Take away what has outlasted the process."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)
    (folder / BALLAST).unlink(missing_ok=True)


def have_small_disk(folder: Path) -> bool:
    """Make the folder a disk of its own, for this process only; False where it may not."""
    libc = ctypes.CDLL(None)
    size = f"size={SMALL}".encode()
    return not (
        libc.unshare(_CLONE_NEWNS)
        or libc.mount(b"none", b"/", None, _MS_REC | _MS_PRIVATE, None)
        or libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, size)
    )


def _give_up_privilege() -> None:
    """Let modes of files bind this process of root's."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()
    failed = libc.capget(header, sets)
    for each in (0, 1):  # what is in force, and what may be
        sets[each] &= ~_MAY_WRITE_ANYWHERE
    if failed or libc.capset(header, sets):
        raise OSError(ctypes.get_errno(), "capabilities cannot be given up")
