"""Every write with something in its way: one sentence, nothing half done, the next try works."""

import io
import json
import os
import random
import re
import sqlite3
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from annotator.domain.errors import AnnotatorError
from annotator.storage import journal
from annotator.storage.doctor import examine
from tests.faults.obstacles import (
    BALLAST,
    Obstacle,
    databases_may_not_grow,
    disk_is_full,
    files_may_not_grow,
    have_small_disk,
    let_go,
    lock_is_held,
    nothing_is_writable,
)
from tests.faults.write_paths import DATABASE, OUT, PATHS, WritePath, content, prepare
from tests.pty.ledger import rows
from tests.session.stores import folder
from tests.torture.outcome import Outcome

NAME = "disk full, read-only, locked"

OBSTACLES: tuple[Obstacle, ...] = (
    files_may_not_grow,
    databases_may_not_grow,
    disk_is_full,
    lock_is_held,
    nothing_is_writable,
)

ROOMS = (0, 4_096, 40_000, 150_000, 600_000, 1_200_000)
"""Bytes that there is room for, or near which."""

_LOGS = ("-wal", "-shm", "-journal")

_NOT_WORK = {"places", "meta", "annotators", "indexed_texts", "scored", "scores"}
"""Tables whose rows are no work of a person's, and come in transactions of their own."""


@dataclass(frozen=True)
class Case:
    """One thing written with something in its way."""

    path: WritePath
    obstacle: Obstacle
    room: int
    """Bytes, as far as the obstacle leaves any."""
    logged: bool
    """Whether with a log, as far as this SQLite may have one, or with a rollback journal."""

    def __str__(self) -> str:
        mode = "log" if self.logged else "journal"
        return f"{self.path.name}, {self.obstacle.__name__}, {self.room} bytes, {mode}"


@dataclass(frozen=True)
class Tried:
    """What came of a case."""

    refused: bool
    """Whether it was in the way."""
    failures: list[str]
    skipped: bool = False
    """Whether this machine does not let it be tried."""


def tried(case: Case) -> Tried:
    """Try it in a process of its own, whose disks end with it."""
    content()
    with folder() as here:
        return Tried(*_in_process(lambda: _try(case, here)))


def _in_process(act: Callable[[], list[Any]]) -> list[Any]:
    """What `act` returns in a process that ends with it."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writer, json.dumps(act()).encode())
        except BaseException:  # noqa: BLE001 - nothing may reach the tests that it began as
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    found: list[Any] = json.loads(said or b'[99, "the process ended"]')
    return found


def _try(case: Case, here: Path) -> list[Any]:
    if case.obstacle is disk_is_full and not have_small_disk(here):
        return [False, [], True]
    prepare(here)
    mode = journal.WAL_SAFE if case.logged else (99,)
    with mock.patch.object(journal, "WAL_SAFE", mode):
        before = _state(here)
        status, said = _in_process(lambda: _obstructed(case, here))
        let_go(here)
        failures = [*_faults(case, here, before, status, said)] if status else []
        if status:
            again, said = _in_process(lambda: _ran(case.path.act, here))
            if again:
                failures.append(f"other: with nothing in its way it ended with {again}: {said}")
        failures += _unsound(here)
    return [status != 0, failures]


def _obstructed(case: Case, here: Path) -> list[Any]:
    case.obstacle(here, case.room)
    return _ran(case.path.act, here)


def _ran(act: Callable[[Path], int], here: Path) -> list[Any]:
    """The exit status, and what was said on standard error."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            return [act(here), err.getvalue()]
        except AnnotatorError as error:
            return [1, f"annotator: {error}\n"]
        except Exception:  # noqa: BLE001 - of a process: it is told
            return [99, traceback.format_exc()]


def _faults(
    case: Case, here: Path, before: dict[str, object], status: int, said: str
) -> Iterator[str]:
    last = said.strip("\n").rpartition("\n")[2]
    if status != 1 or "Traceback" in said:
        yield f"crash: it ended with {status}: {last}"
    if not re.search(r"^(annotator|refused): .+\.$", said, re.MULTILINE):
        yield f"other: no sentence: {said!r}"
    after = _state(here)
    if not case.path.in_parts:
        changed = {name for name in before | after if before.get(name) != after.get(name)}
        changed = {name for name in changed if not name.startswith("annotations-backups/")}
        if changed:
            yield f"half: {', '.join(sorted(changed))} changed, and it said {last!r}"
    scratch = [name for name in after if Path(name).name.startswith(".")]
    if scratch:
        yield f"half: {', '.join(scratch)} left behind"
    yield from _unsound(here)


def _state(here: Path) -> dict[str, object]:
    """What is in the folder: of the database its rows, of other files their bytes."""
    found: dict[str, object] = {}
    for path in sorted(here.rglob("*")):
        name = path.relative_to(here).as_posix()
        if path.is_dir() or name == BALLAST or name.endswith(_LOGS):
            continue
        found[name] = None if name == DATABASE else path.read_bytes()
    with closing(sqlite3.connect(here / DATABASE)) as connection:
        named = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        for (table,) in connection.execute(named).fetchall():
            if table not in _NOT_WORK and not table.startswith("text_index"):
                everything = connection.execute(f"SELECT * FROM {table}").fetchall()
                found[f"table {table}"] = set(everything)
    return found


def _unsound(here: Path) -> Iterator[str]:
    """What is wrong with the databases in the folder."""
    for finding in examine(here / DATABASE).findings:
        yield f"half: {finding}"
    for path in (*here.glob("annotations-backups/*.db"), *here.glob("copy.db")):
        if rows(path, "PRAGMA quick_check") != [("ok",)]:
            yield f"half: {path.name} is not sound"
    if (here / OUT).read_bytes() == b"":
        yield f"half: {OUT} is empty"


def cases(count: int, seed: int) -> Iterator[Case]:
    """Each path in turn, with an obstacle, a room and a mode of the dice."""
    dice = random.Random(seed)
    for number in range(count):
        path = PATHS[number % len(PATHS)]
        obstacle = OBSTACLES[(number // len(PATHS) + number) % len(OBSTACLES)]
        size = int(dice.choice(ROOMS) * dice.uniform(0.7, 1.1))
        yield Case(path, obstacle, size, logged=dice.random() < 0.7)


def run(count: int, seed: int) -> Outcome:
    """Try so many cases."""
    begin = time.monotonic()
    found = [(case, tried(case)) for case in cases(count, seed)]
    failures = [f"{each} ({case}, seed {seed})" for case, told in found for each in told.failures]
    notes = {
        "refused": str(sum(told.refused for _, told in found)),
        "not to be tried here": str(sum(told.skipped for _, told in found)),
    }
    return Outcome(NAME, count, failures, notes, time.monotonic() - begin)
