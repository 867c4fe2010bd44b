"""The backups of a database as they are listed and named."""

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import NotRestored
from annotator.storage.backups import Backup, backups_of

LATEST = "latest"
"""What names the newest backup."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup as it is listed."""

    name: str
    """Of its file; `path` is where that is."""
    path: str
    made_at: str
    """ISO 8601 in UTC."""
    why: str
    bytes: int
    spans: int | None
    """Those that are not deleted; none where the file cannot be read."""
    links: int | None


def backup_rows(database: Path) -> list[BackupRow]:
    """The backups of the database that is or was at this path, newest first."""
    return [_row(each) for each in backups_of(database)]


def find_backup(database: Path, word: str) -> Path:
    """The backup that a word names: the latest, one of the database's by its name, or any file.

    Raises:
        NotRestored: it names none.
    """
    known = backups_of(database)
    if word == LATEST:
        if not known:
            raise NotRestored(f"There is no backup of {database}.", "Name a file.")
        return known[0].path
    for each in known:
        if word in (each.path.name, each.path.stem):
            return each.path
    return Path(word)


def _row(backup: Backup) -> BackupRow:
    from annotator.storage.copying import figures_of

    spans, links = figures_of(backup.path) or (None, None)
    made_at = backup.made_at.isoformat().replace("+00:00", "Z")
    path = backup.path
    return BackupRow(path.name, str(path), made_at, backup.why, backup.size, spans, links)
