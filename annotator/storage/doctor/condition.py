"""What a database is like apart from what is wrong in it."""

from dataclasses import dataclass
from pathlib import Path

from annotator.storage.backups import backups_of
from annotator.storage.driver import sqlite3
from annotator.storage.journal import mode_of, wanted_mode

_LAST_STEP = "SELECT created_at, annotator_id FROM steps ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database is kept, and how far it goes."""

    bytes: int
    """Of the file, without the log beside it."""
    sqlite: str
    """The version of SQLite that is in use."""
    journal_mode: str
    """`wal` or `delete`: how it is now."""
    wanted_mode: str
    """How it is while annotator has it open."""
    why: str
    """Why it is wanted so, a clause."""
    last_step_at: str | None
    """ISO 8601 in UTC; none where nobody has done anything. What was done after it is lost: a log
    that is damaged is read as far as it is whole, and nothing tells how far it went."""
    last_step_by: str | None
    """Id of the annotator."""
    backups: int
    newest_backup: str | None
    """When it was made, ISO 8601 in UTC."""


def condition_of(database: sqlite3.Connection, path: Path) -> Condition:
    """The condition of the database at `path`, which is open; raises what SQLite raises."""
    wanted = wanted_mode(path)
    last = database.execute(_LAST_STEP).fetchone() or (None, None)
    backups = backups_of(path)
    return Condition(
        bytes=path.stat().st_size,
        sqlite=sqlite3.sqlite_version,
        journal_mode=mode_of(database),
        wanted_mode=wanted.name,
        why=wanted.why,
        last_step_at=last[0],
        last_step_by=last[1],
        backups=len(backups),
        newest_backup=backups[0].made_at.strftime("%Y-%m-%dT%H:%M:%SZ") if backups else None,
    )
