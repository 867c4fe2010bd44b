"""Marking articles complete from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, Run


@pytest.fixture
def seeded(run: Run) -> Run:
    """The program with the five seeds taken in."""
    assert run("import", str(SEEDS), "--story", "strike", "--as", "Ana").status == 0
    return run


def complete(run: Run) -> dict[int, list[str]]:
    """By number of the article, who is done with it."""
    rows = json.loads(run("documents", "--json").out)
    return {row["number"]: row["complete"] for row in rows}


def test_an_article_is_marked_for_one_annotator_and_undone_on_the_screen(seeded: Run) -> None:
    ran = seeded("documents", "--complete", "2", "--as", "Ana")
    assert (ran.status, ran.out) == (0, "")
    assert "article 2 of “strike”: complete for Ana" in ran.err
    assert complete(seeded)[2] == ["ana"]
    steps = seeded("history", "--as", "Ana").out
    assert "article 2 of “strike”: complete" in steps


def test_a_story_is_marked_whole_and_what_is_so_stays(seeded: Run) -> None:
    seeded("documents", "--complete", "2", "--as", "Ana")
    assert "5 articles of “strike”" in seeded("documents", "--complete", "Strike", "--as", "Bo").err
    again = seeded("documents", "--complete", "strike", "--as", "Bo")
    assert "already" in again.err
    assert complete(seeded) == {
        number: ["ana", "bo"] if number == 2 else ["bo"] for number in range(1, 6)
    }


def test_a_name_is_looked_for_in_the_story_that_is_given(seeded: Run, here: Path) -> None:
    (here / "flood.txt").write_text("The river rose.")
    seeded("import", "flood.txt", "--story", "flood", "--as", "Ana")
    assert seeded("documents", "--complete", "1", "--as", "Ana").status == 1
    ran = seeded("documents", "--story", "flood", "--complete", "1", "--as", "Ana")
    assert (ran.status, "article 1 of “flood”: complete for Ana" in ran.err) == (0, True)
    assert seeded("documents", "--story", "flood", "--complete", "2", "--as", "Ana").status == 1
    assert seeded("documents", "--story", "dry", "--complete", "1", "--as", "Ana").status == 1


def test_it_can_be_taken_back(seeded: Run) -> None:
    seeded("documents", "--complete", "1", "--complete", "3", "--as", "Ana")
    seeded("documents", "--incomplete", "1", "--as", "Ana")
    assert complete(seeded) == {1: [], 2: [], 3: ["ana"], 4: [], 5: []}


def test_one_name_that_names_nothing_refuses_all(seeded: Run) -> None:
    ran = seeded("documents", "--complete", "1", "--incomplete", "nowhere", "--as", "Ana")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert not any(complete(seeded).values())


def test_an_unknown_name_is_refused(seeded: Run) -> None:
    ran = seeded("documents", "--complete", "nowhere", "--as", "Ana")
    assert (ran.status, ran.out) == (1, "")
    assert "No document is called “nowhere”" in ran.err
    assert seeded("documents", "--complete", "1", "list").status == 2
