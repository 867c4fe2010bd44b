"""The database goes away under a program that commits as fast as it can."""

import os
import random
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from annotator.domain.errors import FileGone
from annotator.storage.doctor import examine
from annotator.storage.store import Store
from tests.factories import TEXTS, import_story, made, make_span, make_step
from tests.pty.ledger import rows
from tests.session.stores import folder, new_store
from tests.torture.outcome import Outcome

NAME = "database deleted or replaced"

DATABASE = "annotations.db"
OTHER = "other.db"

MOST = 25
"""Commits, at most, after which it goes."""

LONGEST = 0.004
"""Seconds within which it goes after the last of them was acknowledged: as long as a commit."""


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def replaced(path: Path) -> None:
    os.replace(path.with_name(OTHER), path)


WAYS: tuple[Callable[[Path], None], ...] = (deleted, moved, replaced)


def work(path: Path, acknowledged: int) -> None:
    """Commit spans and write the id of each to a pipe once it is acknowledged."""
    with Store.open(path) as store:
        (one, *_) = store.documents()
        for start, length in product(range(30), range(1, 30)):
            step = make_step(made(make_span(one, TEXTS[0], start, start + length)))
            store.commit(step)
            os.write(acknowledged, f"{step.id}\n".encode())


def faults(here: Path, way: Callable[[Path], None], dice: random.Random) -> Iterator[str]:
    """Let the database go once, and see what is left."""
    path = here / DATABASE
    for each in (path, here / OTHER):
        with new_store(each) as store:
            import_story(store)
    other = (here / OTHER).read_bytes()
    told, status = _acknowledged(path, way, dice)
    if status:
        yield "crash: the program did not end as it should"
    copies = list(here.glob("annotations-rescued-*"))
    if len(copies) != 1:
        yield f"lost: {len(copies)} rescue copies"
        return
    kept = {step for (step,) in rows(copies[0], "SELECT id FROM steps")}
    yield from (f"lost: {step}" for step in told if step not in kept)
    yield from (f"half: {finding}" for finding in examine(copies[0]).findings)
    if way is replaced and path.read_bytes() != other:
        yield "other: what took its place was written to"


def _acknowledged(
    path: Path, way: Callable[[Path], None], dice: random.Random
) -> tuple[list[str], int]:
    """What the program acknowledged, and its exit status: 0 if it has noticed."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            work(path, writer)
        except FileGone:
            os._exit(0)
        except BaseException:  # noqa: BLE001 - nothing may reach the tests that it began as
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writer)
    with open(reader, "rb") as answer:
        told = [answer.readline() for _ in range(dice.randint(1, MOST))]
        time.sleep(dice.uniform(0, LONGEST))
        way(path)
        told += answer.readlines()
    _, status = os.waitpid(child, 0)
    return [line.decode().strip() for line in told], status


def run(count: int, seed: int) -> Outcome:
    """Let it go so many times, in each way in turn."""
    begin = time.monotonic()
    failures: list[str] = []
    for number in range(count):
        way, dice = WAYS[number % len(WAYS)], random.Random(seed + number)
        with folder() as here:
            found = list(faults(here, way, dice))
        failures += [f"{each} ({way.__name__}, seed {seed + number})" for each in found]
    return Outcome(NAME, count, failures, {}, time.monotonic() - begin)
