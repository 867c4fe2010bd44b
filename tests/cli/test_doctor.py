"""`annotator doctor` says what is wrong, where, and what to do."""

import json
import os
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.storage.driver import sqlite3 as driver
from tests.cli.conftest import Run
from tests.faults.damaging import at_rest

DATABASE = "annotations.db"


@pytest.fixture
def path(here: Path) -> Path:
    """A sound database in the working folder."""
    at_rest().write(here / DATABASE)
    return here / DATABASE


LIFTED = ("fixed", "revised", "own_step", "quoted", "logged")
"""Rules of spans that stand against what no act of a person does."""


def report(run: Run, *words: str) -> dict[str, Any]:
    """What a program is told."""
    found: dict[str, Any] = json.loads(run("doctor", "--json", *words).out)
    return found


def tamper(path: Path, *statements: str) -> None:
    """Write to the database as another program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        for statement in statements:
            connection.execute(statement)


def damage(path: Path) -> bytes:
    """Zero a page in the midst of the file; what is there now."""
    content = bytearray(path.read_bytes())
    at = content.index(b"It is a range.") // 4096 * 4096
    content[at : at + 4096] = bytes(4096)
    path.write_bytes(content)
    return bytes(content)


def test_a_sound_database(run: Run, path: Path) -> None:
    ran = run("doctor")
    assert (ran.status, ran.out) == (0, "")
    lines = ran.err.splitlines()
    assert lines[0] == f"{DATABASE}: nothing is wrong"
    assert f"SQLite {driver.sqlite_version}" in lines[1]
    assert lines[2].startswith("last step: 20")
    assert lines[3].startswith("no backup")
    told = report(run)
    assert (told["sound"], told["findings"], told["remarks"], told["leftovers"]) == (
        True, [], [], [],
    )  # fmt: skip
    assert told["condition"]["last_step_by"] == "gold"


def test_faults_are_listed_with_their_article(run: Run, path: Path) -> None:
    tamper(
        path,
        "DROP TRIGGER links_logged_update",
        "UPDATE links SET relation = 'different', rev = rev + 1, step_id = "
        "(SELECT id FROM steps ORDER BY seq DESC LIMIT 1 OFFSET 5) WHERE rowid = 2",
    )
    ran = run("doctor")
    assert ran.status == 1
    assert ran.out.splitlines()[0].split() == ["check", "article", "what", "--repair"]
    assert "is not what the journal says in relation, rev, step_id" in ran.out
    assert ran.err.splitlines()[-1] == (
        f"annotator: {DATABASE} has 2 faults. `annotator doctor --repair` mends what it can."
    )


def test_a_repair_tells_what_was_and_what_is(run: Run, path: Path) -> None:
    tamper(path, "DROP VIEW v_facts", "DROP TRIGGER spans_logged_update")
    ran = run("doctor", "--repair", "--as", "Eve")
    assert ran.status == 0, ran.err
    assert "annotations-backups" in ran.err
    assert "2 rules, indexes and views: made as they should be" in ran.err
    assert report(run)["sound"]
    newest = json.loads(run("history", "--json").out)[0]
    assert (newest["kind"], newest["annotator"]) == ("repair", "eve")


def test_to_a_damaged_file_nothing_is_written_and_what_can_be_read_is_saved(
    run: Run, path: Path
) -> None:
    content = damage(path)
    ran = run("doctor", "--repair")
    assert ran.status == 1
    assert path.read_bytes() == content
    (saved,) = path.parent.glob("annotations-rescued-*.jsonl")
    assert f"3 articles, 31 spans, 10 links, 4 verdicts saved as {saved}" in ran.err
    assert "1 gap could not be read" in ran.err
    assert ran.err.splitlines()[-1].endswith("goes into a new database by `annotator import`.")
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert run("--db", "new.db", "import", str(saved)).status == 0
    assert run("--db", "new.db", "doctor").status == 0


def test_the_newest_backup_is_pointed_at(run: Run, path: Path) -> None:
    run("backup")
    damage(path)
    assert "`annotator restore latest` goes back to the newest backup" in run("doctor").err
    assert run("restore", "latest").status == 0
    assert run("doctor").status == 0


def test_what_programs_left_is_removed(run: Run, path: Path) -> None:
    left = [
        path.with_name(name)
        for name in (".out.jsonl.k3_9dz0a", f".{DATABASE}.abcdefgh", ".export-12345678")
    ]
    kept = [path.with_name(name) for name in (".profile.settings", ".out.jsonl.tmp", "out.jsonl")]
    for each in (*left[:2], *kept):
        each.write_bytes(b"half")
    left[2].mkdir()
    left[2].joinpath("part.jsonl").write_bytes(b"half")
    assert report(run)["leftovers"] == [], "somebody may still be writing them"
    long_ago = time.time() - 7200
    for each in (left[2] / "part.jsonl", *left, *kept):
        os.utime(each, (long_ago, long_ago))
    assert report(run)["leftovers"] == sorted(str(each) for each in left)
    assert run("doctor", "--repair").status == 0
    assert not any(each.exists() for each in left)
    assert all(each.exists() for each in kept)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.chmod(0o644), "Others on this machine may read"),
        (lambda path: os.link(path, path.with_name("other.db")), "has 2 names"),
        (lambda path: path.with_name("gone.db-wal").write_bytes(b"x"), "is not there"),
        (lambda path: path.with_name(".stfolder").mkdir(), "Syncthing"),
    ],
)
def test_what_is_risky_is_pointed_out_and_never_changed(
    run: Run, path: Path, make: Callable[[Path], object], said: str
) -> None:
    make(path)
    before = path.stat()
    ran = run("doctor")
    assert ran.status == 0
    assert said in ran.err
    assert (path.stat().st_mode, path.stat().st_ino) == (before.st_mode, before.st_ino)


def test_a_link_is_followed(run: Run, path: Path) -> None:
    path.with_name("link.db").symlink_to(path)
    ran = run("--db", "link.db", "doctor")
    assert ran.status == 0
    assert f"link.db is a link to {path}" in ran.err


@pytest.mark.parametrize("content", [None, b"", b"Dear diary"])
def test_what_is_no_database_is_one_sentence(run: Run, here: Path, content: bytes | None) -> None:
    if content is not None:
        (here / DATABASE).write_bytes(content)
    ran = run("doctor")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)


def test_a_command_that_trips_over_damage_says_so(run: Run, path: Path) -> None:
    tamper(
        path,
        *(f"DROP TRIGGER spans_{rule}_update" for rule in LIFTED),
        "UPDATE spans SET document_id = 'nowhere' WHERE rowid = 3",
    )
    ran = run("export")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"annotator: {DATABASE} is damaged: ")
    assert len(ran.err.splitlines()) == 1


def test_it_knows_the_backups_through_a_link(path: Path, here: Path, run: Run) -> None:
    (here / "link.db").symlink_to(path)
    assert run("backup", "--db", "link.db").status == 0
    said = run("doctor", "--db", "link.db").err
    assert "1 backup, the newest of" in said


def test_nobody_is_frightened_by_a_sound_one(path: Path, run: Run) -> None:
    ran = run("doctor")
    assert ran.status == 0
    assert "lost" not in ran.err
