"""What is refused before anything is painted: one plain sentence, and not a byte changed."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.pty.program import DATABASE, program, run, unprivileged
from tests.pty.terminal import PATIENCE, Terminal

Spoil = Callable[[Path], None]
"""Puts something in the database's place."""


def some_text(path: Path) -> None:
    path.write_text("Dear diary, today I made a file that is no database at all. " * 9)


def half_a_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def another_application(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")


def newer_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("PRAGMA journal_mode = delete")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


REFUSED = [
    (some_text, "annotations.db is not a database."),
    (half_a_header, "annotations.db is not a database."),
    (another_application, "annotations.db is another application's database."),
    (newer_schema, "annotations.db was written by a newer version of annotator"),
    (directory, "annotations.db is a directory, not a database."),
    (pipe, "annotations.db is not a regular file."),
]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def said_by(terminal: Terminal) -> str:
    """All that a refused program showed, as one line, once it has ended with status 1."""
    assert terminal.wait() == 1
    assert b"\x1b[?1049h" not in terminal.output, "the screen was opened"
    assert b"Traceback" not in terminal.output
    said = terminal.output.decode()
    assert said.count("\n") == 1, said
    assert said.startswith("annotator: "), said
    return " ".join(said.split())


@pytest.mark.parametrize(
    ("spoil", "sentence"), REFUSED, ids=[spoil.__name__ for spoil, _ in REFUSED]
)
def test_what_is_no_database_of_ours_is_refused(
    seeded: Path, database: Path, spoil: Spoil, sentence: str
) -> None:
    spoil(database)
    before = contents(seeded)
    with program(seeded, "--as", "ana") as terminal:
        assert sentence in said_by(terminal)
    for command in (["documents"], ["export"]):
        done = run(seeded, *command, status=1)
        assert sentence in done.stderr.decode()
        assert not done.stdout
    assert contents(seeded) == before


@pytest.mark.parametrize(
    ("mode", "folder_mode", "sentence"),
    [
        pytest.param(0o000, 0o755, "cannot be read: Permission denied", id="unreadable"),
        pytest.param(0o444, 0o755, "is read-only. Make both writable", id="file"),
        pytest.param(0o644, 0o555, "is read-only. Make both writable", id="folder"),
    ],
)
def test_modes_that_forbid_the_work_are_named(
    seeded: Path, database: Path, mode: int, folder_mode: int, sentence: str
) -> None:
    prefix = unprivileged()
    if prefix is None:
        pytest.skip("root without setpriv: no mode of a file binds it")
    before = contents(seeded)
    database.chmod(mode)
    seeded.chmod(folder_mode)
    command = [*prefix, sys.executable, "-m", "annotator", "--as", "ana"]
    try:
        with Terminal(command, cwd=seeded) as terminal:
            assert sentence in said_by(terminal)
    finally:
        seeded.chmod(0o755)
        database.chmod(0o644)
    assert contents(seeded) == before


def test_a_folder_that_takes_no_new_file_is_named(tmp_path: Path) -> None:
    prefix = unprivileged()
    if prefix is None:
        pytest.skip("root without setpriv: no mode of a file binds it")
    tmp_path.chmod(0o555)
    command = [*prefix, sys.executable, "-m", "annotator", "--as", "ana"]
    with Terminal(command, cwd=tmp_path) as terminal:
        assert "annotations.db cannot be made: Permission denied." in said_by(terminal)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("missing", ["stdin", "stdout"])
def test_screens_need_a_terminal(seeded: Path, missing: str) -> None:
    """On the other side there is one: half a terminal is none."""
    before = contents(seeded)
    call = f"{sys.executable} -m annotator --as ana"
    status = "echo status $? >&2"
    script = f"{call} < /dev/null; {status}" if missing == "stdin" else f"({call}; {status}) | cat"
    with Terminal(["sh", "-c", script], cwd=seeded) as terminal:
        terminal.wait()
        said = terminal.output.decode().splitlines()
    assert len(said) == 2, said
    assert "terminal" in said[0]
    assert said[1] == "status 1"
    assert contents(seeded) == before


def test_without_any_terminal_the_status_is_1(seeded: Path) -> None:
    done = run(seeded, "--as", "ana", status=1)
    assert done.stderr.decode().count("\n") == 1
    assert "terminal" in done.stderr.decode()
    assert done.stdout == b""


def test_a_story_with_nothing_in_it_is_named(tmp_path: Path) -> None:
    """No seeds to take in: the sentence says which command brings articles."""
    with program(tmp_path, "--as", "ana") as terminal:
        said = said_by(terminal)
    assert "nothing to annotate" in said
    assert "annotator import" in said
    assert DATABASE in {path.name for path in tmp_path.iterdir()}


def test_a_damaged_file_ends_in_a_sentence(seeded: Path, database: Path) -> None:
    """Whole pages are gone from its middle."""
    raw = bytearray(database.read_bytes())
    raw[8192 : len(raw) // 2] = bytes(len(raw) // 2 - 8192)
    database.write_bytes(raw)
    with program(seeded, "--as", "ana") as terminal:
        assert "annotations.db is damaged" in said_by(terminal)


def test_a_reader_that_goes_away_is_no_failure_to_speak_of(seeded: Path) -> None:
    """`annotator export | head -1`."""
    export = f"{sys.executable} -m annotator export | head -n 1"
    done = subprocess.run(
        ["sh", "-c", export], cwd=seeded, capture_output=True, timeout=PATIENCE, check=True
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""
