"""Filling a new database, and bringing one of an earlier version up to date."""

from dataclasses import replace
from pathlib import Path

from annotator.domain.errors import NotBackedUp, UnusableDatabase
from annotator.domain.identity import now
from annotator.domain.label import INITIAL_LABELS
from annotator.storage import migrations
from annotator.storage.backup import back_up
from annotator.storage.copying import content_of
from annotator.storage.database import number, transaction
from annotator.storage.driver import sqlite3
from annotator.storage.header import APPLICATION_ID, SCHEMA_VERSION, check_identity
from annotator.storage.rows import LABELS


def bring_up_to_date(database: sqlite3.Connection, path: Path) -> None:
    """Give the database this version's schema; of several programs one does it, the others wait.

    A new file is filled before it is in WAL mode, so that its header on disk is ours from the
    first commit on and a crash cannot leave it to the log alone. One that holds work is backed up
    first, under the lock, so that the backup is exactly what it was.

    Raises:
        UnusableDatabase: it is not ours, it cannot be backed up, or the outcome is not sound; it
            is then as it was.
    """
    backup = _early_backup(database, path)
    with transaction(database):
        version = number(database, "user_version")
        if version == 0 and not number(database, "schema_version"):
            _fill(database)
            _part_from_another(path)
            return
        check_identity(path, number(database, "application_id"), version)
        if version < SCHEMA_VERSION:
            _migrate(database, path, backup or _back_up(path))


def _fill(database: sqlite3.Connection) -> None:
    database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    migrations.migrate(database)
    database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    at = now()
    for label in INITIAL_LABELS:
        made = replace(label, created_at=at, updated_at=at)
        database.execute(LABELS.insertion, LABELS.row(made))


def _part_from_another(path: Path) -> None:
    """Leave to a program whose database was deleted what it shares under this one's name.

    It is the index of that database's log, which would be taken for this one's. Until this
    transaction ends nobody can have made one for the new file.
    """
    path.with_name(path.name + "-shm").unlink(missing_ok=True)


def _early_backup(database: sqlite3.Connection, path: Path) -> Path | None:
    """Where this connection keeps all others out, a backup through it: later none can be made."""
    is_alone = database.execute("PRAGMA locking_mode").fetchone() == ("exclusive",)
    if is_alone and 0 < number(database, "user_version") < SCHEMA_VERSION:
        return _back_up(path, database)
    return None


def _back_up(path: Path, source: sqlite3.Connection | None = None) -> Path:
    try:
        return back_up(path, "migration", source=source)
    except NotBackedUp as error:
        left = f"{path} is of an earlier version and was left as it is. {error.message}"
        raise UnusableDatabase(left, error.remedy) from error


def _migrate(database: sqlite3.Connection, path: Path, backup: Path) -> None:
    content, strays = content_of(database), _strays(database)
    migrations.migrate(database)
    database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    lost = content - content_of(database)
    if lost or _strays(database) - strays:
        what = f"of {', '.join(sorted(lost))}" if lost else "that others refer to"
        raise UnusableDatabase(
            f"{path} was left as it is: bringing it up to date would lose rows {what}.",
            f"Its backup is {backup}.",
        )


def _strays(database: sqlite3.Connection) -> set[tuple[str, int | None, str]]:
    """The rows that refer to one that is not there: table, row id, table referred to."""
    found = database.execute("PRAGMA foreign_key_check").fetchall()
    return {(table, row, parent) for table, row, parent, _ in found}
