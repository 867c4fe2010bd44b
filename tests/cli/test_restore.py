"""`annotator restore`: the list, and going back."""

import json
from pathlib import Path

import pytest

from annotator.storage.store import Store
from tests.cli.conftest import SEEDS, Run

ONE, OTHER, *_ = map(str, sorted(SEEDS.iterdir()))


@pytest.fixture
def backup(here: Path, run: Run) -> Path:
    """A backup with one article, since when there are two."""
    assert run("import", ONE, "--as", "ana").status == 0
    made = Path(run("backup").out.strip())
    assert run("import", OTHER, "--as", "ana").status == 0
    return made


def documents(run: Run) -> int:
    """How many articles there are."""
    return len(json.loads(run("documents", "--json").out))


def test_it_lists_the_backups(backup: Path, run: Run) -> None:
    ran = run("restore")
    assert ran.status == 0
    title, line = ran.out.strip().split("\n")
    assert title.split() == ["when", "(UTC)", "why", "spans", "links", "MB", "backup"]
    assert line.endswith(backup.name)
    (row,) = json.loads(run("restore", "--json").out)
    assert row["path"] == str(backup)
    assert (row["why"], row["spans"], row["links"]) == ("asked", 0, 0)


def test_without_any_it_says_how_to_make_one(here: Path, run: Run) -> None:
    ran = run("restore")
    assert (ran.status, ran.out) == (0, "")
    assert "`annotator backup` makes one" in ran.err
    ran = run("restore", "latest")
    assert ran.status == 1
    assert "There is no backup" in ran.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("word", ["latest", "name", "path"])
def test_it_goes_back_and_forth_again(backup: Path, run: Run, word: str) -> None:
    ran = run("restore", {"name": backup.name, "path": str(backup)}.get(word, word))
    assert (ran.status, ran.out) == (0, "")
    told, before = ran.err.strip().split("\n")
    assert told == f"annotations.db is now as in {backup.name}"
    assert documents(run) == 1
    assert Path(before.removeprefix("what was there before: ")).exists()
    assert run("restore", "latest").status == 0
    assert documents(run) == 2


def test_it_replaces_what_is_gone_or_damaged(backup: Path, here: Path, run: Run) -> None:
    database = here / "annotations.db"
    database.unlink()
    assert run("restore", "latest").err == f"annotations.db is now as in {backup.name}\n"
    assert documents(run) == 1
    content = database.read_bytes()
    database.write_bytes(damaged := content[:4096] + b"\xa5" * (len(content) - 4096))
    ran = run("restore", "latest")
    assert ran.status == 0
    aside = Path(ran.err.strip().split("\n")[1].removeprefix("what was there before: "))
    assert aside.read_bytes() == damaged
    assert documents(run) == 1


def test_what_cannot_be_is_refused_in_a_line(backup: Path, here: Path, run: Run) -> None:
    before = (here / "annotations.db").read_bytes()
    (here / "words.db").write_bytes(b"words")
    for word in ("nothing.db", "words.db", "annotations.db", "."):
        ran = run("restore", word)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.count("\n") == 1
        assert "Traceback" not in ran.err
    with Store.open(here / "annotations.db") as store:
        assert len(store.documents()) == 2
        if store.journal_mode == "wal":
            assert "Another program has annotations.db open." in run("restore", "latest").err
    assert run("restore", "latest", "--json").status == 2
    assert (here / "annotations.db").read_bytes() == before


def test_who_looks_for_a_lost_database_is_told_of_its_backups(here: Path, run: Run) -> None:
    assert run("import", str(SEEDS), "--as", "ana").status == 0
    assert "`annotator import` makes one" in run("doctor", "--db", "other.db").err
    assert run("backup").status == 0
    (here / "annotations.db").unlink()
    for command in ("doctor", "documents"):
        assert "`annotator restore latest` brings the newest backup back" in run(command).err
