"""Whether damage is found, does no further harm, and ends no program with a traceback."""

import io
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from annotator.__main__ import main
from annotator.domain.errors import AnnotatorError
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.storage.driver import sqlite3
from tests.factories import ADA
from tests.faults.damaging import Files, at_rest, drawn
from tests.faults.filled import STORY
from tests.session.stores import folder
from tests.torture.outcome import Outcome

NAME = "damaged files"

WORKED_OUT = ("scored", "scores", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
"""Tables with nothing in them that a person did; `text_index_…` besides."""

_STAMPED = ("_sqlite_migrations",)
"""Says besides when something was done to the file."""

_READING = (sqlite3.DatabaseError, UnicodeDecodeError)

Rows = dict[str, "Counter[str] | None"]
"""By table what is in it; none where it cannot be read."""


def rows(path: Path, *, log: bool = False) -> Rows | None:
    """What is in each table, read as it is; none where not even that can be told."""
    address = f"file:{quote(str(path))}?mode=ro{'' if log else '&immutable=1'}"
    found: Rows = {}
    with closing(sqlite3.connect(address, uri=True)) as database:
        database.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
        try:
            declared = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
            schema = [*declared]
        except _READING:
            return None
        found["sqlite_schema"] = Counter(map(repr, schema))
        for kind, name, _, sql in schema:
            if kind == "table" and not str(sql).startswith("CREATE VIRTUAL") and _counts(name):
                found[name] = _content(database, name)
    return found


def _counts(name: str) -> bool:
    return name not in (*WORKED_OUT, *_STAMPED) and not name.startswith("text_index_")


def _content(database: sqlite3.Connection, table: str) -> "Counter[str] | None":
    try:
        return Counter(
            repr([f"{each:.12e}" if isinstance(each, float) else each for each in row])
            for row in database.execute(f'SELECT * FROM "{table}"')
        )
    except _READING:
        return None


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int | None
    """None: with a traceback."""
    said: str


def call(*words: str) -> Ran:
    """Run the program in this process, with nobody at it."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status: int | None = main(list(words))
        except BaseException:  # noqa: BLE001 - whatever it is, a person would see it
            return Ran(None, traceback.format_exc())
    return Ran(status, err.getvalue())


def commit(path: Path) -> str | None:
    """Try to tag a passage; why it was refused, or none where it was stored."""
    try:
        with Desk.open(path) as desk:
            sitting = open_story(desk, ADA.id, STORY).sitting
            planned = sitting.tag(sitting.documents[0].id, 2, 7, "testimony")
            step = planned.step
            if step is not None:
                desk.call(lambda store: store.commit(step))
    except AnnotatorError as error:
        return str(error)
    return None


@dataclass(frozen=True)
class Trial:
    """What came of one damaged file."""

    failures: list[str]
    """Lines as `Outcome.failures` has them."""
    reached: bool
    """Whether a row is not what it was, or cannot be read."""
    reported: bool
    """Whether the doctor says that something is wrong, or that it is no database."""


def trial(files: Files, here: Path, dice: random.Random) -> Trial:
    """Examine a damaged file and go on to work with it, as a person would who does not know."""
    path = here / "annotations.db"
    files.write(path)
    told = call("--db", str(path), "doctor", "--json")
    failures = [*_after("doctor", told)]
    if path.read_bytes() != files.database:
        failures.append("other: doctor has changed the file")
    reached, reported = not files.beside and rows(path) != rows_at_rest(), told.status == 1
    if reached and not reported:
        failures.append("lost: doctor does not report what has reached a row")
    if files.beside and reported:
        failures.append("other: a log is not read as far as it is whole")
    failures += _work(path, here, dice)
    return Trial(failures, reached, reported)


def _work(path: Path, here: Path, dice: random.Random) -> Iterator[str]:
    for words in (("documents",), ("export", "-o", str(here / "out.jsonl"))):
        yield from _after(words[0], call("--db", str(path), *words))
    if dice.random() < REPAIRED:
        yield from _repair(path, here)
    before = path.read_bytes()
    try:
        why = commit(path)
    except BaseException:  # noqa: BLE001 - as above
        yield f"crash: a commit ended with {traceback.format_exc().splitlines()[-1]}"
        return
    if why is not None and "damaged" in why and path.read_bytes() != before:
        yield "other: a file that was found to be damaged was written to"


REPAIRED = 0.12
"""Share of the files that a repair is tried on."""


def _repair(path: Path, here: Path) -> Iterator[str]:
    before = path.read_bytes()
    repaired = call("--db", str(path), "doctor", "--repair")
    yield from _after("doctor --repair", repaired)
    saved = next(here.glob("*-rescued-*.jsonl"), None)
    if saved is None:
        return
    if path.read_bytes() != before:
        yield "other: a repair has written to a file with damaged pages"
    new = here / "new.db"
    taken = call("--db", str(new), "import", str(saved), "--as", "eve")
    yield from _after("import of what was saved", taken)
    if taken.status != 0:
        yield f"lost: what was saved is not taken in: {taken.said.strip()}"
    elif call("--db", str(new), "doctor").status != 0:
        yield "other: what was saved is not sound when it is taken in"


def _after(what: str, ran: Ran) -> Iterator[str]:
    if ran.status is None or "Traceback" in ran.said:
        yield f"crash: {what} ended with {ran.said.strip().splitlines()[-1]}"
    elif ran.status not in (0, 1):
        yield f"crash: {what} ended with {ran.status}"


@cache
def rows_at_rest() -> Rows | None:
    """What was in the file before it was damaged."""
    with folder() as here:
        at_rest().write(here / "whole.db")
        return rows(here / "whole.db")


def run(count: int, seed: int) -> Outcome:
    """Damage so many files, and try on each what a person would."""
    begin = time.monotonic()
    failures: list[str] = []
    notes = Counter(dict.fromkeys(("reached a row", "reported"), 0))
    for number in range(count):
        dice = random.Random(seed + number)
        name, files = drawn(dice)
        with folder() as here:
            tried = trial(files, here, dice)
        failures += [f"{each} ({name}, seed {seed + number})" for each in tried.failures]
        notes["reached a row"] += tried.reached
        notes["reported"] += tried.reported
    said = {name: str(number) for name, number in notes.items()}
    return Outcome(NAME, count, failures, said, time.monotonic() - begin)
