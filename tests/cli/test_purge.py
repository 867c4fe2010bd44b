"""Purging from the command line: what is said, what is asked, what is left to do."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, Run
from tests.pty.program import program


@pytest.fixture
def seeded(run: Run, here: Path) -> Run:
    """The program with the five seeds taken in, one of them annotated, and a backup."""
    assert run("import", str(SEEDS), "--story", "strike", "--as", "Ana").status == 0
    (article,) = (each for each in documents(run) if each["number"] == 2)
    span = {"type": "span", "document": article["id"], "start": 0, "end": 9, "label": "statistic"}
    (here / "spans.jsonl").write_text(json.dumps(span) + "\n")
    ran = run("import", "spans.jsonl", "--as", "Ana")
    assert ran.status == 0, ran.err
    (here / "spans.jsonl").unlink()
    assert run("backup").status == 0
    return run


def documents(run: Run) -> list[dict[str, object]]:
    """The articles that there are."""
    found: list[dict[str, object]] = json.loads(run("documents", "--json").out)
    return found


def numbers(run: Run) -> list[object]:
    """The numbers of the articles that there are."""
    return [each["number"] for each in documents(run)]


def test_it_says_what_goes_and_what_is_left_to_do(seeded: Run, here: Path) -> None:
    seed = sorted(SEEDS.glob("*.txt"))[1]
    (here / seed.name).write_bytes(seed.read_bytes())
    seeded("export", "-o", "all.jsonl")
    ran = seeded("purge", "2", "--yes")
    assert (ran.status, ran.out) == (0, "")
    first, counts, copies, done, *left = ran.err.splitlines()
    assert first.startswith("article 2 of “strike”")
    assert first.endswith("goes for good")
    assert counts == "with 1 span, 2 steps, deleted ones included"
    assert copies.startswith("and from 1 copy in ")
    assert done == "purged: strike 2"
    assert [each.split(": ")[0].rpartition("/")[2] for each in left] == [
        f"{seed.name} still holds its text",
        "all.jsonl still holds its text",
    ]
    assert numbers(seeded) == [1, 3, 4, 5]
    assert "No document is called “2”." in seeded("purge", "2", "--yes").err


def test_nothing_goes_where_there_is_nobody_to_ask(seeded: Run) -> None:
    ran = seeded("purge", "2")
    assert (ran.status, ran.err.splitlines()[-1]) == (
        1,
        "annotator: Nothing was purged: there is nobody to ask. Say --yes.",
    )
    assert numbers(seeded) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("typed", "left"), [("purge", 4), ("yes", 5), ("", 5)])
def test_a_person_types_what_they_are_about_to_do(
    seeded: Run, here: Path, typed: str, left: int
) -> None:
    with program(here, "purge", "2") as terminal:
        terminal.wait_for(lambda screen: "Type “purge” to go on" in screen.text)
        terminal.type(f"{typed}\r")
        assert terminal.wait() == (0 if left == 4 else 1)
    assert len(numbers(seeded)) == left


def test_what_was_purged_is_not_taken_in_again(seeded: Run, here: Path) -> None:
    seeded("export", "-o", "all.jsonl")
    seeded("purge", "2", "--yes")
    for again in (str(SEEDS), "all.jsonl"):
        ran = seeded("import", again, "--story", "strike", "--as", "Ana")
        assert (ran.status, "nothing new" in ran.err) == (0, True)
        assert "not taken in: article that was purged here (1)" in ran.err
    assert numbers(seeded) == [1, 3, 4, 5]


def test_a_purged_backup_takes_the_place_of_the_database(seeded: Run) -> None:
    seeded("purge", "2", "--yes")
    ran = seeded("restore", "latest")
    assert ran.status == 0, ran.err
    assert numbers(seeded) == [1, 3, 4, 5]
    assert "article that was purged here (1)" in seeded("import", str(SEEDS), "--as", "Ana").err


def test_a_merge_brings_nothing_of_it_back(seeded: Run, here: Path) -> None:
    """Neither the article nor what somebody quotes of it in a note at another one."""
    one, two = (each["id"] for each in documents(seeded) if each["number"] in (1, 2))
    quote = sorted(SEEDS.glob("*.txt"))[1].read_text(encoding="utf-8")[1000:1060]
    span = {"type": "span", "document": one, "start": 0, "end": 9, "note": f"as “{quote}”"}
    (here / "spans.jsonl").write_text(json.dumps(span) + "\n")
    assert seeded("import", "spans.jsonl", "--as", "Ana").status == 0
    assert seeded("backup", "-o", "other.db").status == 0
    seeded("purge", "2", "--yes")
    ran = seeded("merge", "other.db")
    assert (ran.status, "purged here: 1 article" in ran.err) == (0, True), ran.err
    assert quote.encode()[:32] not in (here / "annotations.db").read_bytes()
    assert two not in {each["id"] for each in documents(seeded)}
    ran = seeded("--db", "other.db", "merge", "annotations.db")
    assert (ran.status, f"annotator purge {two}" in ran.err) == (1, True)
