"""What a reviewer says comes back to the annotator, and the answer to the reviewer."""

import shutil
from pathlib import Path

import pytest

from tests.pty.ledger import assert_sound, rows
from tests.pty.program import DATABASE, Says, board, program, run
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal

REVIEWER = "bo"

SPAN = "SELECT label_id, rev, deleted_at IS NULL, annotator_id FROM spans WHERE quote = ?"

LAST_STEP = "SELECT annotator_id, kind, title FROM steps ORDER BY seq DESC LIMIT 1"

HOURS, SENT = "18-plus hour days", "over 10,000 workers"


@pytest.fixture(scope="module")
def said(untouched: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana tags two spans; Bo says of the first that it is testimony, and rejects the other."""
    folder = tmp_path_factory.mktemp("reviewed")
    database = folder / DATABASE
    shutil.copy(untouched, database)
    with board(folder) as terminal:
        terminal.type(f"/{HOURS}\rs")
        terminal.wait_for(Says(1))
        terminal.type(f"/{SENT}\rs")
        terminal.wait_for(Says(2))
        terminal.press("q")
        assert terminal.wait() == 0
    drawn = run(folder, "review", "--plan", "all", "--draw", "--seed", "7", "--as", REVIEWER)
    assert drawn.stdout == b"batch 1: 2 of 2 items, 1 article, all, seed 7, blind\n"
    with program(folder, "review", "--as", REVIEWER) as terminal:
        terminal.wait_for("0/2")
        terminal.press("enter")
        terminal.wait_for(f"“{HOURS}”")
        terminal.type("tn")
        terminal.wait_for(f"“{SENT}”")
        terminal.type("d3")
        terminal.wait_for(lambda screen: "2 errors" in screen.line(screen.rows - 1))
        terminal.wait_for("saved")
        assert "ana" not in words(terminal.look()), "the batch is blind"
        terminal.press("q")
        assert terminal.wait() == 0
    found = rows(database, "SELECT judgement, label_id, reason FROM verdicts ORDER BY created_at")
    assert found == [("wrong_label", "testimony", None), ("spurious", None, "vague")]
    return database


@pytest.fixture
def reviewed(said: Path, tmp_path: Path) -> Path:
    """A folder with that database."""
    shutil.copy(said, tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def database(reviewed: Path) -> Path:
    """That database."""
    return reviewed / DATABASE


def words(screen: Screen) -> set[str]:
    """The words on the screen, in lower case."""
    return set(screen.text.lower().split())


def feedback(terminal: Terminal, *claims: str) -> None:
    """Open the feedback and wait until it says all of this."""
    terminal.press("f4")
    for claim in claims:
        terminal.wait_for(claim)


def test_agreeing_is_a_new_revision_by_the_annotator_which_a_restart_shows(
    reviewed: Path, database: Path
) -> None:
    with board(reviewed) as terminal:
        feedback(terminal, "2 corrections · 2 open", "should be testimony", "should not be there")
        terminal.type("yy")
        terminal.wait_for("Agreed")
        terminal.wait_for(lambda screen: "open" not in screen.line(0))
        terminal.wait_for(Says(1))
    assert rows(database, SPAN, HOURS) == [("testimony", 2, 1, "ana")]
    assert rows(database, SPAN, SENT) == [("statistic", 2, 0, "ana")]
    ((who, kind, title),) = rows(database, LAST_STEP)
    assert (who, kind) == ("ana", "do")
    assert title.startswith("agreed: ")
    with board(reviewed) as terminal:
        feedback(terminal, "2 corrections", "Agreed")
        assert "open" not in terminal.lines[0]
        terminal.type("\x1bu")
        terminal.wait_for("in another sitting")
        terminal.press("enter")
        terminal.wait_for("undid: agreed")
        terminal.wait_for(Says(1))
        feedback(terminal, "2 corrections · 1 open")
    assert rows(database, SPAN, HOURS) == [("statistic", 3, 1, "ana")]
    assert_sound(database)


def test_an_objection_comes_back_to_the_inbox_and_is_answered(
    reviewed: Path, database: Path
) -> None:
    with board(reviewed) as terminal:
        feedback(terminal, "2 corrections · 2 open")
        terminal.type("cIt is a number.\r")
        terminal.wait_for("Objected: the reviewer has to answer")
    with program(reviewed, "review", "--as", REVIEWER) as terminal:
        terminal.wait_for("1 contested")
        terminal.type("G")
        terminal.wait_for("annotator 1: It is a number.")
        terminal.type("cToo vague all the same.\r")
        terminal.wait_for("The verdict stands")
        terminal.wait_for(lambda screen: "contested" not in screen.line(0))
    with board(reviewed) as terminal:
        feedback(terminal, "Upheld: the reviewer has answered")
        terminal.type("G")
        terminal.wait_for(f"{REVIEWER}: Too vague all the same.")
    said = rows(database, "SELECT author_id, comment FROM objections ORDER BY created_at")
    assert said == [("ana", "It is a number."), (REVIEWER, "Too vague all the same.")]
    assert rows(database, SPAN, SENT) == [("statistic", 1, 1, "ana")]


def test_a_verdict_that_is_withdrawn_is_no_correction_any_more(
    reviewed: Path, database: Path
) -> None:
    with board(reviewed) as terminal:
        feedback(terminal, "2 corrections · 2 open")
        terminal.type("cIt is a number.\r")
        terminal.wait_for("Objected")
    with program(reviewed, "review", "--as", REVIEWER) as terminal:
        terminal.wait_for("1 contested")
        terminal.type("Gy")
        terminal.wait_for("The verdict is withdrawn")
    with board(reviewed) as terminal:
        feedback(terminal, "1 correction", "should be testimony")
        assert "should not be there" not in terminal.text
    assert_sound(database)


def test_review_on_an_annotator_opens_the_form_filled_in(reviewed: Path, database: Path) -> None:
    """Typed ahead of its figures, Enter draws all the same."""
    with program(reviewed, "review", "Ana", "--as", REVIEWER) as terminal:
        terminal.wait_for("[x] ana")
        terminal.wait_for("2 of 2 items, 1 article")
        terminal.press("enter")
        terminal.wait_for(f"“{HOURS}”")
        terminal.wait_for("batch 2")
    assert rows(database, "SELECT count(*) FROM batches") == [(2,)]
