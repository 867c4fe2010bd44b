"""Backups, restoring and migrations, killed between any two of their steps."""

import atexit
import random
import shutil
import sqlite3 as plain_sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotator.storage.backup import back_up
from annotator.storage.backups import backups_of
from annotator.storage.doctor import examine
from annotator.storage.driver import sqlite3
from annotator.storage.restoring import restore
from annotator.storage.store import Store
from tests.factories import import_story
from tests.faults.stopping import steps_of, stopped
from tests.session.stores import folder
from tests.torture.outcome import Outcome

NAME = "kill -9 in backup, restore, migration"

DATABASE = "annotations.db"
OLD = Path(__file__).parents[1] / "storage" / "old" / "0001.sql"

Rows = list[str]


@dataclass(frozen=True)
class Act:
    """Something that is killed."""

    name: str
    prepare: Callable[[Path], None]
    """Makes a database of this path, and what else there is."""
    run: Callable[[Path], object]
    """Does it to the database of this path."""
    faults: Callable[[Path, Rows], Iterator[str]]
    """What is wrong afterwards with a database that held these rows before."""


def rows_of(path: Path) -> Rows:
    """All that is in a database, or its bytes where it is none."""
    try:
        with closing(sqlite3.connect(path)) as found:
            names = found.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%STRICT%'")
            return [
                repr((name, row))
                for (name,) in sorted(names.fetchall())
                for row in found.execute(f'SELECT * FROM "{name}" ORDER BY 1')
            ]
    except sqlite3.DatabaseError:
        return [path.read_bytes().hex()]


def _two_stories(database: Path) -> None:
    with Store.open(database, create=True) as store:
        import_story(store)
        store.back_up("asked")
        import_story(store, ("Another text.",), story="later")


def _damaged(database: Path) -> None:
    _two_stories(database)
    content = database.read_bytes()
    database.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def _old(database: Path) -> None:
    with closing(plain_sqlite3.connect(database)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))


def _restore_first(database: Path) -> None:
    restore(database, backups_of(database)[-1].path)


def _whole_backups(database: Path) -> Iterator[str]:
    """Each backup that bears the name of one is whole, whatever happened while it was made."""
    for each in backups_of(database):
        with closing(sqlite3.connect(each.path)) as found:
            if found.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                yield f"half: {each.path.name}"
        if not rows_of(each.path):
            yield f"half: {each.path.name} is empty"


def _as_before(database: Path, before: Rows) -> Iterator[str]:
    if rows_of(database) != before:
        yield "lost: a backup has changed its database"
    yield from _whole_backups(database)


def _old_or_restored(database: Path, before: Rows) -> Iterator[str]:
    """One of the two is there; and where it is the backup, the other is kept."""
    now = rows_of(database)
    kept = [each.path for each in backups_of(database)]
    kept += database.parent.glob("annotations-set-aside-*.db")
    yield from _whole_backups(database)
    if now != before:
        if now != rows_of(backups_of(database)[-1].path):
            yield "half: neither what was there nor the backup"
        if before not in map(rows_of, kept):
            yield "lost: what was there before the backup"


def _old_or_migrated(database: Path, before: Rows) -> Iterator[str]:
    """Opened again, it is up to date, sound, and backed up as it was."""
    yield from _whole_backups(database)
    Store.open(database).close()
    yield from (f"half: {each}" for each in examine(database).findings)
    with Store.open(database) as store:
        if not store.documents():
            yield "lost: the articles"
    if before not in (rows_of(each.path) for each in backups_of(database)):
        yield "lost: the backup from before the migration"


ACTS = (
    Act("backup", _two_stories, lambda path: back_up(path, "asked"), _as_before),
    Act("restore", _two_stories, _restore_first, _old_or_restored),
    Act("restore over damage", _damaged, _restore_first, _old_or_restored),
    Act("migration", _old, lambda path: Store.open(path).close(), _old_or_migrated),
)


@cache
def _template(act: Act) -> tuple[Path, int, Rows]:
    """A folder as the act begins in it, how many steps it has, and what is in the database."""
    kept = Path(tempfile.mkdtemp(prefix="annotator-keeping-"))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    act.prepare(kept / DATABASE)
    rows = rows_of(kept / DATABASE)
    with folder() as here:
        shutil.copytree(kept, here, dirs_exist_ok=True)
        return kept, steps_of(lambda: act.run(here / DATABASE)), rows


def kill(act: Act, after: int) -> list[str]:
    """What is wrong once the act was killed after so many of its steps, and then done again."""
    template, _, before = _template(act)
    with folder() as here:
        shutil.copytree(template, here, dirs_exist_ok=True)
        database = here / DATABASE
        stopped(lambda: act.run(database), after)
        found = list(act.faults(database, before))
        act.run(database)
        return found + list(act.faults(database, before))


def steps(act: Act) -> int:
    """How many steps it has."""
    return _template(act)[1]


def run(count: int, seed: int) -> Outcome:
    """Kill so many times, each act in turn, at any step."""
    begin, dice = time.monotonic(), random.Random(seed)
    failures = []
    for number in range(count):
        act = ACTS[number % len(ACTS)]
        after = dice.randrange(steps(act))
        failures += [f"{each} ({act.name}, step {after})" for each in kill(act, after)]
    return Outcome(NAME, count, failures, {}, time.monotonic() - begin)
