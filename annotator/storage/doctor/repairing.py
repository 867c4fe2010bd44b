"""Mending what can be mended, in one transaction, as a step, after a backup."""

from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.document import Annotator
from annotator.domain.errors import NotBackedUp, NotSaved
from annotator.domain.identity import new_id, now
from annotator.storage.backup import back_up
from annotator.storage.backups import backups_of, name_of
from annotator.storage.catalogue import insert_annotator
from annotator.storage.copying import copy_pages, worded
from annotator.storage.database import connect, make_private_file, open_database, transaction
from annotator.storage.doctor.asking_backup import settle
from annotator.storage.doctor.examination import findings
from annotator.storage.doctor.finding import Cure, Finding
from annotator.storage.doctor.remaking import (
    rebuild_text_index,
    reindex,
    remake_schema,
)
from annotator.storage.doctor.writing_back import write_back
from annotator.storage.driver import sqlite3
from annotator.storage.faults import while_writing


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair did to a database."""

    backup: Path
    """As it was before."""
    done: tuple[str, ...]
    """What was changed, a line each; a row with what it said and what it says now."""
    left: tuple[Finding, ...]
    """What is still wrong."""


def repair(path: Path, by: Annotator) -> Repair:
    """Mend the database at `path`, of which no page may be damaged; the step is `by`'s.

    Raises:
        NotSaved: nothing of it was done, because it would not be better or cannot be written.
        NotBackedUp: nothing was done, because no backup can be made.
    """
    earlier = backups_of(path)
    backup = _back_up(path)
    with (
        closing(open_database(path)) as database,
        while_writing(path),
        transaction(database),
    ):
        found = list(findings(database))
        done = list(_mend(database, {each.cure for each in found}, found))
        if earlier and any(each.cure is Cure.ASK_BACKUP for each in found):
            done += settle(database, earlier[0].path)
        if done:
            _log(database, by, done)
        left = tuple(findings(database))
        if any(each.cure is Cure.BACKUP for each in left) or len(left) > len(found):
            raise NotSaved(
                "Not repaired: it would not be sound afterwards either.",
                "`annotator restore` goes back to a backup.",
            )
    return Repair(backup, tuple(done), left)


def _mend(
    database: sqlite3.Connection, cures: Collection[Cure], found: Collection[Finding]
) -> Iterator[str]:
    for each in found:
        # First of all: what follows finds rows by the indexes.
        if each.cure is Cure.REINDEX and each.table is not None:
            reindex(database, each.table)
            yield f"index {each.table}: made anew"
    if Cure.WRITE_BACK in cures:
        yield from write_back(database)
    if Cure.REMAKE in cures:
        count = remake_schema(database)
        yield f"{count} rules, indexes and views: made as they should be"
    if Cure.REBUILD in cures:
        rebuild_text_index(database)
        yield "full-text index: made anew"


def _log(database: sqlite3.Connection, by: Annotator, done: Collection[str]) -> None:
    """Make it a step. It has no events: each row says again what its last one says."""
    insert_annotator(database, by)
    count = len(done)
    database.execute(
        "INSERT INTO steps (id, annotator_id, kind, title, sitting, created_at) "
        "VALUES (?, ?, 'repair', ?, '', ?)",
        (new_id(), by.id, f"repair of {count} {'thing' if count == 1 else 'things'}", now()),
    )


def _back_up(path: Path) -> Path:
    """A backup, verified unless SQLite finds fault with what is to be repaired."""
    try:
        return back_up(path, "repair")
    except NotBackedUp:
        return _copy_unverified(path)


def _copy_unverified(path: Path) -> Path:
    """A copy that says so itself: `annotator restore` refuses it."""
    target = name_of(path, "repair", datetime.now(UTC))
    with worded(NotBackedUp, "Nothing was repaired", path, target.parent):
        target.parent.mkdir(mode=0o700, exist_ok=True)
        make_private_file(target)
        with closing(connect(path, read_only=True)) as source:
            copy_pages(source, target)
    return target
