"""`annotator backup`, and the backups that commands make by themselves."""

import json
import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, Run
from tests.pty.ledger import rows
from tests.pty.program import board
from tests.storage.lifting import lift, triggers_of

SEED = str(sorted(SEEDS.iterdir())[0])
BACKUPS = "annotations-backups"


@pytest.fixture
def database(here: Path, run: Run) -> Path:
    """A database with one article."""
    assert run("import", SEED, "--as", "ana").status == 0
    return here / "annotations.db"


def backups(here: Path) -> list[str]:
    """The names of the backups, oldest first."""
    folder = here / BACKUPS
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_it_prints_where_the_backup_is(database: Path, run: Run) -> None:
    ran = run("backup")
    assert ran.status == 0
    path = Path(ran.out.strip())
    assert path.parent == database.parent / BACKUPS
    assert rows(path, "SELECT * FROM documents") == rows(database, "SELECT * FROM documents")
    assert f"annotator restore {path.name}" in ran.err


def test_one_elsewhere_takes_no_place_of_a_file(database: Path, here: Path, run: Run) -> None:
    ran = run("backup", "-o", "copy.db")
    assert (ran.status, ran.out) == (0, "copy.db\n")
    assert rows(here / "copy.db", "SELECT count(*) FROM documents") == [(1,)]
    before = (here / "copy.db").read_bytes()
    again = run("backup", "-o", "copy.db")
    assert (again.status, again.out) == (1, "")
    assert again.err == "annotator: copy.db is there already. Name a new file.\n"
    assert (here / "copy.db").read_bytes() == before
    assert backups(here) == []


@pytest.mark.parametrize("name", ["Söhne & Co.db", "-first.db"])
@pytest.mark.parametrize("output", [None, "./a folder/-copy.db", "-copy.db"])
def test_what_goes_back_can_be_typed(
    database: Path, here: Path, run: Run, name: str, output: str | None
) -> None:
    database.rename(here / name)
    (here / "a folder").mkdir()
    ran = run("backup", f"--db={name}", *([] if output is None else ["-o", output]))
    assert ran.status == 0
    said = re.search("`annotator (.*)`", ran.err)
    assert said is not None
    (here / name).unlink()
    back = run(*shlex.split(said[1]))
    assert (back.status, back.err.count("is now as in")) == (0, 1)
    assert (here / name).exists()


@pytest.mark.parametrize("what", ["nothing", "empty", "text"])
def test_what_is_no_database_has_none(here: Path, run: Run, what: str) -> None:
    if what != "nothing":
        (here / "annotations.db").write_bytes(b"" if what == "empty" else b"words")
    files = {each.name for each in here.iterdir()}
    ran = run("backup")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert {each.name for each in here.iterdir()} == files


def age(database: Path) -> None:
    """Let all of the work be of another year."""
    with closing(sqlite3.connect(database)) as other, other:
        names = triggers_of(other, "steps")
        rules = [
            other.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
            for name in names
        ]
        lift(other, names)
        other.execute("UPDATE steps SET created_at = '2025' || substr(created_at, 5)")
        for rule in rules:
            other.execute(rule)


def test_the_first_command_of_a_day_that_writes_makes_one(
    database: Path, here: Path, run: Run
) -> None:
    age(database)
    assert run("stats", "--as", "ana").status == 0
    assert backups(here) == [], "reading needs none"
    for _ in range(2):
        assert run("labels", "edit", "filler", "--colour", "purple", "--as", "ana").status == 0
    (name,) = backups(here)
    assert name.endswith("-daily.db")
    (made,) = json.loads(run("restore", "--json").out)
    assert (made["name"], made["why"]) == (name, "daily")
    colours = "SELECT colour FROM labels WHERE id = 'filler'"
    assert rows(here / BACKUPS / name, colours) != rows(database, colours)


def test_without_room_for_it_work_goes_on(database: Path, here: Path, run: Run) -> None:
    age(database)
    (here / BACKUPS).write_bytes(b"in the way")
    ran = run("labels", "edit", "filler", "--colour", "purple", "--as", "ana")
    assert ran.status == 0
    assert ran.err.startswith("annotator: No backup of annotations.db was made: ")
    assert rows(database, "SELECT colour FROM labels WHERE id = 'filler'") == [("purple",)]


def test_the_screens_say_where_none_can_be_made(database: Path, here: Path) -> None:
    age(database)
    (here / BACKUPS).write_bytes(b"in the way")
    with board(here) as terminal:
        terminal.wait_for("No backup of annotations.db was made")
        terminal.type("xsq")
        assert terminal.wait() == 0
    assert rows(database, "SELECT count(*) FROM spans") == [(1,)]
