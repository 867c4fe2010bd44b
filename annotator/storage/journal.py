"""In which journal mode a database runs, and why."""

from dataclasses import dataclass
from pathlib import Path

from annotator.storage.driver import sqlite3
from annotator.storage.networks import network_of

WAL_SAFE = (3, 51, 3)
"""The first SQLite in which two connections cannot corrupt a file while the log is reset.

See "The WAL-reset bug" in https://sqlite.org/wal.html. Older ones keep a rollback journal.
"""

LOGS = ("-wal", "-journal")
"""What the name of a log ends in, which SQLite keeps beside a database in either mode."""

SIDECARS = (*LOGS, "-shm")
"""What the names of all files end in that it keeps there."""


@dataclass(frozen=True, slots=True)
class JournalMode:
    """How SQLite keeps a transaction from being half there."""

    name: str
    """`wal` or `delete`."""
    why: str
    """A clause for a person."""

    @property
    def synchronous(self) -> str:
        """What makes a commit outlast a power cut; EXTRA syncs the removal of the journal too."""
        return "FULL" if self.name == "wal" else "EXTRA"


def wanted_mode(path: Path) -> JournalMode:
    """The mode for the database at `path`, with this SQLite."""
    network = network_of(path)
    if network:
        return JournalMode("delete", f"it lies on a network file system ({network})")
    if sqlite3.sqlite_version_info < WAL_SAFE:
        least = ".".join(map(str, WAL_SAFE))
        return JournalMode("delete", f"SQLite {sqlite3.sqlite_version} is older than {least}")
    return JournalMode("wal", f"SQLite {sqlite3.sqlite_version} is safe with it")


def avoid_shared_memory(database: sqlite3.Connection, path: Path) -> None:
    """Before anything is read: let no file in WAL mode put its index where no memory is shared."""
    if network_of(path):
        database.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()


def set_journal_mode(database: sqlite3.Connection, path: Path) -> None:
    """Put the open database into the mode that is wanted for it.

    Raises:
        sqlite3.OperationalError: another connection keeps it in a mode that is not safe.
    """
    wanted = wanted_mode(path)
    if mode_of(database) != wanted.name:
        try:
            database.execute(f"PRAGMA journal_mode={wanted.name}").fetchone()
        except sqlite3.OperationalError:
            # Another connection is at work in the mode that the file has.
            if wanted.name != "wal":
                raise
    found = JournalMode(mode_of(database), "")
    database.execute(f"PRAGMA synchronous={found.synchronous}")
    if database.execute("PRAGMA locking_mode").fetchone() == ("exclusive",):
        database.execute("PRAGMA locking_mode=NORMAL").fetchone()
        # The lock goes with the next look at the file.
        database.execute("SELECT 1 FROM sqlite_schema").fetchall()


def leave_unsafe_mode(database: sqlite3.Connection, path: Path) -> None:
    """Before a write: leave WAL mode where this SQLite is not safe in it.

    A program with a newer SQLite puts a database into it that others have open and do nothing with.

    Raises:
        sqlite3.OperationalError: that program still has it open.
    """
    if sqlite3.sqlite_version_info < WAL_SAFE:
        # The mode is known from the last look at the file.
        database.execute("PRAGMA schema_version").fetchone()
        if mode_of(database) == "wal":
            set_journal_mode(database, path)


def empty_log(database: sqlite3.Connection) -> bool:
    """Move what is in the log into the open file, whatever its name is by now.

    Waits for nobody. Whether the log is empty now, as it always is without one.
    """
    (wait,) = database.execute("PRAGMA busy_timeout").fetchone()
    database.execute("PRAGMA busy_timeout=0")
    try:
        busy, pages, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        database.execute(f"PRAGMA busy_timeout={wait}")
    return bool(busy == 0 and pages <= 0)


def mode_of(database: sqlite3.Connection) -> str:
    """The mode in which the database is now."""
    return str(database.execute("PRAGMA journal_mode").fetchone()[0])
