"""One program at a time, where the locks of the file system may be promised and not kept.

A file beside the database says who has it open. Network file systems make a file exactly once,
whatever they do about locks; a program that was killed leaves it, and is known to be gone on its
own machine only.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import UnusableDatabase
from annotator.storage.networks import network_of

_ATTEMPTS = 10
"""So often a file that a program left behind is put aside while others do the same."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")

_held: dict[Path, int] = {}
"""The files that this process has made, and how many of its connections count on each."""

_guard = threading.Lock()


@dataclass(frozen=True, slots=True)
class Owner:
    """The program that has a database open."""

    host: str
    process: int
    """Its number on that machine."""
    since: str
    """What tells it from a later program with the same number; empty where nothing does."""

    @classmethod
    def read(cls, lock: Path) -> "Owner | None":
        """Who has made the file, or none where it has just gone."""
        try:
            host, process, since, *_ = (*os.fsdecode(lock.read_bytes()).split("\n"), "", "", "")
        except OSError:
            return None
        return cls(host, int(process) if process.isdecimal() else 0, since)

    @property
    def has_gone(self) -> bool:
        """Whether it is known not to run any more: nobody knows of another machine's."""
        if self.host != os.uname().nodename or not self.process:
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return self.since != _since(self.process)

    def __str__(self) -> str:
        return f"process {self.process} on {self.host}" if self.process else "another program"


def lock_of(database: Path) -> Path:
    """The file beside a database that says who has it open."""
    return database.with_name(database.name + ".lock")


@contextmanager
def sole_use_where_needed(database: Path) -> Iterator[None]:
    """Keep other programs out if the database, whose path has no links, lies on a network.

    Raises:
        UnusableDatabase: another program has it open, or the folder takes no file.
    """
    if not network_of(database):
        yield
        return
    lock = lock_of(database)
    with _guard:
        if lock not in _held:
            _take(lock, database)
        _held[lock] = _held.get(lock, 0) + 1
    try:
        yield
    finally:
        with _guard:
            _held[lock] -= 1
            if not _held[lock]:
                del _held[lock]
                _let_go(lock)


def _take(lock: Path, database: Path) -> None:
    mine = f"{os.uname().nodename}\n{os.getpid()}\n{_since(os.getpid())}\n".encode()
    for _ in range(_ATTEMPTS):
        try:
            with open(lock, "xb", opener=_for_its_owner) as made:
                made.write(mine)
            return
        except FileExistsError:
            owner = Owner.read(lock)
        except OSError as error:
            raise UnusableDatabase(f"{lock} cannot be made: {error.strerror}.") from error
        if owner is not None and not owner.has_gone:
            raise UnusableDatabase(
                f"{database} lies on a network file system and is open already: {owner}.",
                f"Close it there. If that does not run any more, remove {lock.name}.",
            )
        if owner is not None:
            _put_aside(lock, owner)
    raise UnusableDatabase(f"{lock} is made and removed by other programs.", "Try again.")


def _put_aside(lock: Path, owner: Owner) -> None:
    """Remove what a program left that is gone, and not what another has put there since."""
    aside = lock.with_name(f"{lock.name}.{os.getpid()}")
    with suppress(OSError):
        os.rename(lock, aside)
        if Owner.read(aside) != owner:
            os.link(aside, lock)
    aside.unlink(missing_ok=True)


def _let_go(lock: Path) -> None:
    owner = Owner.read(lock)
    if owner == Owner(os.uname().nodename, os.getpid(), _since(os.getpid())):
        with suppress(OSError):
            lock.unlink()


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _since(process: int) -> str:
    """When a process began, in a word that no other with its number has; empty off Linux."""
    try:
        stat = Path(f"/proc/{process}/stat").read_bytes()
        boot = _BOOT.read_bytes().decode().strip()
    except OSError:
        return ""
    # The name, in brackets, may have blanks and brackets in it; the time is the 20th field after.
    return f"{boot}/{os.fsdecode(stat).rpartition(')')[2].split()[19]}"
