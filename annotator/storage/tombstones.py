"""What was purged from a database stays out of it when a backup takes its place."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import NotRestored
from annotator.domain.identity import document_id_of
from annotator.storage.driver import sqlite3

Tombstones = Mapping[str, str]
"""Hashes of the texts and of the keys of what was purged, and when."""


def tombstones_of(database: sqlite3.Connection) -> Tombstones:
    """Those of a database; none where it is of a version that purged nothing."""
    return dict(database.execute("SELECT * FROM purged")) if _remembers(database) else {}


def check_without(backup: sqlite3.Connection, path: Path, purged: Tombstones) -> None:
    """Refuse a backup, which lies at `path`, with an article that was purged since.

    Raises:
        NotRestored: it has one, or is of a version that would not remember what was purged.
    """
    if not purged:
        return
    ids = {document_id_of(each) for each in purged}
    documents = backup.execute("SELECT id, text_sha256 FROM documents").fetchall()
    there = sum(each in ids or text in purged for each, text in documents)
    if there:
        what = "an article that was" if there == 1 else f"{there} articles that were"
        remedy = f"`annotator purge DOCUMENT --db {path}` takes it out there too."
        raise NotRestored(f"{path} has {what} purged since.", remedy)
    if not _remembers(backup):
        raise NotRestored(
            f"{path} is of an earlier version, which does not remember what was purged.",
            f"`annotator --db {path}` brings it up to date; restore it then.",
        )


def carry(purged: Tombstones, copy: Path) -> None:
    """Have a copy of a backup remember, too, what was purged since; it is synced then."""
    if purged:
        with closing(sqlite3.connect(copy)) as database, database:
            database.executemany(
                "INSERT INTO purged SELECT ?1, ?2 "
                "WHERE NOT EXISTS (SELECT 1 FROM purged WHERE hash = ?1)",
                purged.items(),
            )


def _remembers(database: sqlite3.Connection) -> bool:
    known = "SELECT 1 FROM sqlite_schema WHERE name = 'purged'"
    return database.execute(known).fetchone() is not None
