"""Whatever stands on the command line: the program does it, or says in a line why it does not."""

import io
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from annotator.__main__ import REFUSED, WRONG_USAGE, main
from tests.fuzz.drawing import tried
from tests.fuzz.words import COMMAND_LINES, Words
from tests.pty.payload import assert_nothing_raw
from tests.session.review_file import FILE
from tests.session.stores import folder, lines, new_store, take
from tests.torture.outcome import Outcome

NAME = "command lines"

DATABASE = "annotations.db"
BACKUP = "annotations-backups/annotations-20260102T030405Z-asked.db"

NARRATORS = ("import", "purge", "doctor")
"""Commands that tell of each file, of what would go or was saved, and not only what is wrong."""

EXACT = ("export", "backup")
"""Commands whose output another program gets as it is: files, and the name of one."""

BESIDE = ("-wal", "-shm", "-journal", "-backups")
"""Ends of names that the program may make beside any database."""

RESCUED = "-rescued-"
"""In the name of what a doctor has saved of a damaged one."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    status: int
    out: bytes
    err: bytes

    @property
    def said(self) -> list[str]:
        """The lines on standard error."""
        return self.err.decode("utf-8", "backslashreplace").splitlines()

    @property
    def is_in_part(self) -> bool:
        """Whether it has done something, as an import does of which one file is refused."""
        return any(line.startswith("taken in: ") for line in self.said)


@cache
def _template() -> Mapping[str, bytes]:
    """The files of the folder by their names."""
    with folder() as here:
        with new_store(here / DATABASE) as store:
            taken = take(store, here / "story.jsonl", lines(*FILE))
            assert not taken.refused
        with closing(sqlite3.connect(here / "other.db")) as other:
            other.execute("CREATE TABLE x (y)")
        raw = (here / DATABASE).read_bytes()
        return {
            DATABASE: raw,
            "copy.db": raw,
            BACKUP: raw,
            "other.db": (here / "other.db").read_bytes(),
            "torn.db": raw[: len(raw) // 2],
            "text.txt": b"A ministry said so. Read more.\n",
            "story.jsonl": (here / "story.jsonl").read_bytes(),
            "box/one.txt": b"Ten thousand workers left.\n",
            "box/two.txt": b"",
        }


class Calling:
    """Calls the program in a folder, which is made anew after each call that changes it."""

    def __init__(self, here: Path) -> None:
        self._here = here
        self._fill()

    def _fill(self) -> None:
        for each in self._here.iterdir():
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each)
            else:
                each.unlink()
        for name in ("box", "empty", BACKUP.partition("/")[0]):
            (self._here / name).mkdir()
        (self._here / "wheel").symlink_to("wheel")
        for name, raw in _template().items():
            (self._here / name).write_bytes(raw)
            (self._here / name).chmod(0o600)

    def call(self, words: Words) -> int:
        """Run a command; its exit status.

        Raises:
            AssertionError: it ends with a traceback, does not say what is wrong in one line, says
                it in what a terminal obeys, or has changed something though it was refused.
        """
        is_as_before = False
        try:
            done = ran(words)
            check_said(words, done)
            found = contents(self._here)
            is_as_before = found == _template()
            if done.status and not is_as_before and not done.is_in_part:
                check_unchanged(self._here, found)
        finally:
            if not is_as_before:
                self._fill()
        return done.status


@contextmanager
def calling() -> Iterator[Calling]:
    """A folder with a database and other files, in which the program is called."""
    nobody = {"ANNOTATOR_DB": "", "ANNOTATOR_NAME": "", "VISUAL": "", "EDITOR": ""}
    before = Path.cwd()
    with folder() as here, patch.dict(os.environ, nobody):
        os.chdir(here)
        try:
            yield Calling(here)
        finally:
            os.chdir(before)


def ran(words: Words) -> Ran:
    """The program as its entry point runs it, without a terminal."""
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    nothing = io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", nothing):
        status = main(words)
        out.flush()
        err.flush()
    written = [stream.detach().getvalue() for stream in (out, err)]
    return Ran(status, *written)


def check_said(words: Words, done: Ran) -> None:
    """The status is one that is documented, and a refusal is one line."""
    assert done.status in (0, REFUSED, WRONG_USAGE), done.status
    assert_nothing_raw(done.err)
    command = words[0] if words else ""
    if command not in EXACT:
        assert_nothing_raw(done.out)
    refusals = [line for line in done.said if line.startswith("annotator: ")]
    if not done.status:
        assert not refusals, done.said
    elif done.status == REFUSED and command in NARRATORS:
        assert refusals == done.said[-1:] or command == "import", done.said
        assert done.said
    else:
        assert len(refusals) == 1, done.said
        assert done.said == refusals, done.said
    assert b"Traceback" not in done.err


def contents(here: Path) -> dict[str, bytes]:
    """The bytes of all files of a folder by their names."""
    return {
        str(each.relative_to(here)): each.read_bytes()
        for each in sorted(here.rglob("*"))
        if each.is_file()
    }


def check_unchanged(here: Path, found: Mapping[str, bytes]) -> None:
    """Each file has its bytes, but that a database may keep the same rows on other pages."""
    for name, raw in _template().items():
        assert name in found or is_beside(name), f"{name} is gone"
        if found.get(name, raw) != raw:
            assert name in (DATABASE, "copy.db"), f"{name} was changed"
            assert rows_of(here / name) == _rows(), f"{name} was changed"
    for name in found.keys() - _template().keys():
        assert is_beside(name) or is_empty(here / name), f"{name} was left behind"


def is_beside(name: str) -> bool:
    """Whether it is what the program may make beside a database, and take away again."""
    return name.partition("/")[0].endswith(BESIDE) or RESCUED in name


def is_empty(file: Path) -> bool:
    """Whether it is a new database, as an import makes it before it reads what it refuses."""
    try:
        return all(not count(file, table) for table in ("steps", "documents", "annotators"))
    except sqlite3.DatabaseError:
        return False


def count(database: Path, table: str) -> int:
    """The rows of a table."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def rows_of(database: Path) -> list[str]:
    """All that stands in a database, as SQL."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


@cache
def _rows() -> list[str]:
    with folder() as here:
        (here / DATABASE).write_bytes(_template()[DATABASE])
        return rows_of(here / DATABASE)


def run(count: int, seed: int) -> Outcome:
    """Call the program so many times."""
    with calling() as called:
        return tried(NAME, lambda words: f"exit {called.call(words)}", COMMAND_LINES, count, seed)
