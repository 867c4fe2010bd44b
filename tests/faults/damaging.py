"""Files that are no longer what annotator wrote, or that it never wrote."""

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from annotator.domain.identity import new_id
from annotator.storage.driver import sqlite3
from annotator.storage.header import APPLICATION_ID, SCHEMA_VERSION
from annotator.storage.store import Store
from tests.factories import make_step
from tests.faults.filled import fill
from tests.session.stores import folder

SECTOR = 512
"""Bytes that a disk writes whole."""

MORE_STEPS = 12
"""Steps in the log that is not taken in yet."""


@dataclass(frozen=True)
class Files:
    """A database, and what lies beside it by the end of its name."""

    database: bytes
    beside: dict[str, bytes] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Put them at `path` and beside it."""
        path.write_bytes(self.database)
        path.chmod(0o600)
        for end, content in self.beside.items():
            path.with_name(path.name + end).write_bytes(content)


@cache
def at_rest() -> Files:
    """A sound database that nobody has open."""
    with folder() as here:
        path = here / "annotations.db"
        with Store.open(path, create=True) as store:
            fill(store)
        return Files(path.read_bytes())


@cache
def whole() -> Files:
    """The same with some more steps, in a log beside it where there is one in this mode."""
    with folder() as here:
        path = here / "annotations.db"
        at_rest().write(path)
        with Store.open(path) as store:
            for number in range(MORE_STEPS):
                store.commit(make_step([], id=new_id(), title=f"step {number} of the log"))
            log = path.with_name(path.name + "-wal")
            return Files(path.read_bytes(), {"-wal": log.read_bytes()} if log.exists() else {})


def flipped(dice: random.Random) -> Files:
    """One bit is another."""
    return Files(_flip(at_rest().database, dice))


def zeroed(dice: random.Random) -> Files:
    """A sector that was never written."""
    return Files(_sector(at_rest().database, dice, bytes(SECTOR)))


def overwritten(dice: random.Random) -> Files:
    """A sector with something else in it."""
    return Files(_sector(at_rest().database, dice, dice.randbytes(SECTOR)))


def exchanged(dice: random.Random) -> Files:
    """Two pages in each other's place."""
    content = bytearray(at_rest().database)
    size = int.from_bytes(content[16:18], "big")
    one, other = (size * each for each in dice.sample(range(1, len(content) // size), 2))
    first, second = content[one : one + size], content[other : other + size]
    content[one : one + size], content[other : other + size] = second, first
    return Files(bytes(content))


def truncated(dice: random.Random) -> Files:
    """Cut off anywhere."""
    return Files(at_rest().database[: dice.randrange(1, len(at_rest().database))])


def unfinished_log(dice: random.Random) -> Files:
    """A log with a flipped bit, a zeroed sector, or its end cut off."""
    log = whole().beside["-wal"]
    damaged = dice.choice(
        (
            _flip(log, dice),
            _sector(log, dice, bytes(SECTOR)),
            log[: dice.randrange(len(log))],
        )
    )
    return Files(whole().database, {"-wal": damaged})


def no_database(dice: random.Random) -> Files:
    """Something else altogether."""
    texts = (
        b"Dear diary,\n" * dice.randrange(1, 100),
        dice.randbytes(dice.randrange(1, 5000)),
        b"SQLite format 3\0" + dice.randbytes(dice.randrange(5000)),
        bytes(dice.randrange(1, 5000)),
        at_rest().database[:100] + dice.randbytes(4000),
    )
    return Files(dice.choice(texts))


def another_application(dice: random.Random) -> Files:
    """A whole database, of a program that may even claim to be annotator."""
    with folder() as here:
        path = here / "other.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE spans (id TEXT, words TEXT)")
            connection.execute("INSERT INTO spans VALUES ('a', 'b')")
            if dice.random() < 0.5:
                connection.execute("CREATE VIEW documents AS SELECT * FROM spans")
            connection.execute(f"PRAGMA application_id = {dice.choice((0, APPLICATION_ID))}")
            version = dice.choice((SCHEMA_VERSION, SCHEMA_VERSION + 1))
            connection.execute(f"PRAGMA user_version = {version}")
            connection.commit()
        return Files(path.read_bytes())


KINDS: dict[str, tuple[Callable[[random.Random], Files], int]] = {
    "flipped bit": (flipped, 45),
    "zeroed sector": (zeroed, 15),
    "overwritten sector": (overwritten, 10),
    "exchanged pages": (exchanged, 5),
    "cut off": (truncated, 10),
    "damaged log": (unfinished_log, 10),
    "no database": (no_database, 3),
    "another's database": (another_application, 2),
}
"""What is made, and how often of a hundred times."""


def drawn(dice: random.Random) -> tuple[str, Files]:
    """A damaged file and what it is called."""
    kinds = [each for each in KINDS if each != "damaged log" or whole().beside]
    name = dice.choices(kinds, [KINDS[each][1] for each in kinds])[0]
    return name, KINDS[name][0](dice)


def _flip(content: bytes, dice: random.Random) -> bytes:
    """One bit of what is not zero all around it: most of a file is room that is left."""
    while True:
        at = dice.randrange(len(content))
        if any(content[max(0, at - 4) : at + 4]):
            changed = bytearray(content)
            changed[at] ^= 1 << dice.randrange(8)
            return bytes(changed)


def _sector(content: bytes, dice: random.Random, new: bytes) -> bytes:
    """Another sector in the place of one that is not all zeros."""
    while True:
        at = dice.randrange(len(content) // SECTOR) * SECTOR
        if any(content[at : at + SECTOR]):
            return content[:at] + new + content[at + SECTOR :]
