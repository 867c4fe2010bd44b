"""Opening databases of earlier versions."""

import os
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from annotator.domain.identity import new_id
from annotator.storage.header import SCHEMA_VERSION
from annotator.storage.store import Store
from tests.blank import folder as scratch
from tests.faults.chores.chore import Chore
from tests.faults.oracle import ailing
from tests.faults.telling import Telling, Told
from tests.pty.ledger import rows

OLD = Path(__file__).parents[2] / "storage" / "old"
PREPARED = 3
"""Those that are there from the beginning; more are made where there is time."""


def prepare(folder: Path) -> None:
    """Databases of several earlier versions."""
    for number in range(PREPARED):
        _make_old(folder, number)


def _make_old(folder: Path, number: int) -> Path:
    made = folder / "being made"
    made.write_bytes(old_bytes(1 + number % (SCHEMA_VERSION - 1)))
    made.chmod(0o600)
    return made.rename(folder / f"{new_id()}.db")


@cache
def old_bytes(version: int) -> bytes:
    """A database of an earlier version."""
    with scratch() as here:
        with closing(sqlite3.connect(here / "old.db")) as connection:
            connection.executescript((OLD / f"{version:04}.sql").read_text())
        return (here / "old.db").read_bytes()


def run(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """Open one after another."""
    waiting = sorted(each for each in folder.glob("*.db") if version_of(each) < SCHEMA_VERSION)
    for number in turns:
        path = waiting.pop() if waiting else _make_old(folder, number)
        telling.begin(path.name)
        Store.open(path).close()
        telling.done(path.name)


def version_of(path: Path) -> int:
    """The version that the file itself bears."""
    return int.from_bytes(path.read_bytes()[60:64], "big")


def faults(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Databases that are of no version, or of an earlier one although they were opened."""
    done = {name for each in told for name in each.done}
    for path in sorted(folder.glob("*.db")):
        version = rows(path, "PRAGMA user_version")[0][0]
        if path.name in done and version != SCHEMA_VERSION:
            yield f"lost: {path.name} is of version {version} again"
        yield from (f"{each} ({path.name}, version {version})" for each in ailing(path))
    for name in done - set(os.listdir(folder)):
        yield f"lost: {name}"


MIGRATING = Chore("migrate", prepare, run, faults, together=False, pause=0.1, turns=PREPARED)
