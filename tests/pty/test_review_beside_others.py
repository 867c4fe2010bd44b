"""A review on real terminals beside other people: another reviewer, and who is reviewed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.pty.ledger import alive, assert_sound, rows
from tests.pty.program import DATABASE, board, program, run
from tests.pty.terminal import Terminal
from tests.tui.review.batches import ALONE, ANNOTATOR, REVIEWER, seat_layer

OTHER = "Tom"
"""Another reviewer."""

SEED = "7"

SOON = 1.0
"""Seconds within which what another program has committed is on the screen."""


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """A folder whose database has an annotator's layer."""
    seat_layer(tmp_path / DATABASE)
    return tmp_path


def draw(folder: Path, reviewer: str, *options: str) -> None:
    """Draw a batch of the annotator's spans."""
    words = (ANNOTATOR, "--as", reviewer, "--kind", "spans", "--seed", SEED, "--draw", *options)
    run(folder, "review", *words)


@contextmanager
def review(folder: Path, reviewer: str) -> Iterator[Terminal]:
    """The only batch of a reviewer, once its first item is painted."""
    with program(folder, "review", "--as", reviewer) as terminal:
        terminal.wait_for("Enter opens")
        terminal.quiet(0.5)
        terminal.press("enter")
        terminal.wait_for("not judged yet")
        yield terminal


def quit_saved(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.wait() == 0


def test_two_reviewers_judge_the_same_rows_at_once(layer: Path) -> None:
    database = layer / DATABASE
    for reviewer in (REVIEWER, OTHER):
        draw(layer, reviewer, "--n", "12")
    places = "SELECT place, record_id, rev FROM batch_items WHERE batch_id = ? ORDER BY place"
    batches = [batch for (batch,) in rows(database, "SELECT id FROM batches ORDER BY created_at")]
    one, other = (rows(database, places, batch) for batch in batches)
    assert one == other
    with review(layer, REVIEWER) as rita, review(layer, OTHER) as tom:
        for _ in range(6):
            rita.type("yy")
            tom.type("d1y")
        rita.wait_for("12/12 · 0 errors · saved")
        tom.wait_for("12/12 · 6 errors · saved")
        quit_saved(rita)
        quit_saved(tom)
    said = "SELECT judgement, count(*) FROM verdicts WHERE batch_id = ? GROUP BY 1 ORDER BY 1"
    assert [rows(database, said, batch) for batch in batches] == [
        [("accept", 12)],
        [("accept", 6), ("spurious", 6)],
    ]
    assert_sound(database)


def test_a_span_deleted_in_an_open_batch_is_shown_and_cannot_be_judged(layer: Path) -> None:
    database = layer / DATABASE
    draw(layer, REVIEWER, "--plan", "all")
    drawn = """
        SELECT place FROM batch_items JOIN spans ON record_id = spans.id WHERE quote = ?
    """
    ((place,),) = rows(database, drawn, ALONE)
    before = alive(database, "spans")
    with review(layer, REVIEWER) as rita, board(layer, name=ANNOTATOR) as annotator:
        rita.type("n" * (place - 1))
        rita.wait_for(f" {place} of {before} ")
        annotator.type(f"/{ALONE}\rNd")
        annotator.wait_for(f"{before - 1} spans")
        rita.wait_for("deleted since the batch was drawn", timeout=SOON)
        for keys in ("y", "d1", "s"):
            rita.type(keys)
            rita.wait_for("A new batch has it as it is now")
        assert rows(database, "SELECT * FROM verdicts") == []
        rita.type("N")
        rita.wait_for(f" {place - 1} of {before} ")
        rita.type("y")
        rita.wait_for(f"1/{before} · 0 errors · 1 changed · saved")
        quit_saved(rita)
    assert alive(database, "spans") == before - 1
    assert_sound(database)
