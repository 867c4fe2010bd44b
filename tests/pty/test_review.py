"""A review on a real terminal: in two programs, beside a lock, blind."""

from pathlib import Path

import pytest

from tests.pty.ledger import assert_sound, locked
from tests.pty.program import DATABASE
from tests.pty.review_screen import Says, draw, judged, review
from tests.tui.review.batches import ANNOTATOR, seat_layer

SPANS = 23
"""All that there are."""

SOON = 1.0
"""Seconds within which what another program has committed is on the screen."""

BUSY = 10.0
"""Seconds within which a wait for a lock is given up, or what failed is tried again."""


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """A folder whose database has an annotator's layer; nothing is drawn from it."""
    seat_layer(tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def database(layer: Path) -> Path:
    """The database of `layer`."""
    return layer / DATABASE


def test_two_programs_at_one_batch_show_each_other_s_verdicts(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as one, review(layer, (80, 24)) as other:
        one.type("yy")
        one.wait_for(Says(2, 0))
        other.wait_for(Says(2, 0), timeout=SOON)
        other.type(".d1")
        other.wait_for(Says(3, 1))
        one.wait_for(Says(3, 1), timeout=SOON)
        one.type("u")
        one.wait_for(Says(2, 0))
        other.wait_for(Says(2, 0), timeout=SOON)
        one.type(".yy")
        other.type(".yy")
        one.wait_for(Says(word="saved"))
        one.press("q")
        other.press("q")
        assert (one.wait(), other.wait()) == (0, 0)
    assert judged(database) >= 4
    assert_sound(database)


def test_a_burst_on_the_heels_of_which_one_quits_is_saved(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        terminal.type("y" * SPANS + "q")
        assert terminal.wait() == 0
    assert judged(database) == SPANS


def test_a_lock_holds_up_nothing_but_the_commit(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        with locked(database):
            terminal.type("yy")
            terminal.wait_for(Says(2, word="saving…"))
            terminal.type("n")
            terminal.wait_for(" 4 of 23 · annotator 1")
            assert judged(database) == 0
            terminal.wait_for("NOT SAVED (2)", timeout=BUSY)
            assert "another program" in terminal.text
        terminal.wait_for(Says(2), timeout=BUSY)
    assert judged(database) == 2


def test_an_item_is_shown_in_one_repaint(layer: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        terminal.quiet()
        assert [terminal.burst(b"n").frames for _ in range(6)] == [1] * 6


def test_pasted_keys_judge_nothing(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        terminal.paste("yyyd1")
        terminal.wait_for("does not run as commands")
        terminal.type("y")
        terminal.wait_for(Says(1))
    assert judged(database) == 1


def test_not_a_byte_of_the_name_is_sent_to_the_terminal(layer: Path) -> None:
    """Neither to its title."""
    draw(layer)
    with review(layer, (200, 60)) as terminal:
        for keys in ("y", "d2", "os", "a<a", "i", "\x1b", "\r", "nN.", "\r", "c? why\r", "u", "?"):
            terminal.type(keys)
            terminal.quiet()
        terminal.press("escape")
        terminal.quiet()
        terminal.press("q")
        terminal.wait()
        assert ANNOTATOR.casefold().encode() not in terminal.output.lower()
        assert b"annotator 1" in terminal.output
