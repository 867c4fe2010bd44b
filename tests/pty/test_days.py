"""One day after the other: what is told in the evening, and undo that goes back into yesterday."""

import signal
import time
from pathlib import Path

from tests.pty.ledger import assert_sound, rows
from tests.pty.program import Says, board
from tests.pty.terminal import Terminal

SOON = 10.0
"""Seconds; times are kept every two."""


def leave(terminal: Terminal) -> str:
    """Quit; what stands on the terminal then."""
    terminal.press("q")
    assert terminal.wait() == 0
    return " ".join(terminal.text.split())


def test_three_days(seeded: Path, database: Path) -> None:
    with board(seeded) as monday:
        monday.type("gxs")
        monday.wait_for(Says(1))
        monday.type("c? which year\r")
        monday.wait_for("note")
        monday.type("Gxs")
        monday.wait_for(Says(2))
        told = leave(monday)
        assert "Saved: 2 tags. `annotator --as=ana` goes on from here." in told
        ((first,),) = rows(database, "SELECT DISTINCT sitting FROM times")
        assert "seeds: 0 of 5 articles complete · 2 open · 1 flagged" in told
    with board(seeded) as killed:
        killed.type("llll")
        end = time.monotonic() + SOON
        while not rows(database, "SELECT 1 FROM times WHERE seconds > 0 AND sitting <> ?", first):
            assert time.monotonic() < end, "a kill loses no more than a few seconds"
            time.sleep(0.1)
        killed.kill(signal.SIGKILL)
        killed.wait()
    with board(seeded) as tuesday:
        tuesday.type("u")
        tuesday.wait_for("in another sitting")
        tuesday.press("escape")
        tuesday.wait_for(Says(2))
        tuesday.type("u")
        tuesday.wait_for("in another sitting")
        tuesday.press("enter")
        tuesday.wait_for(Says(1))
        assert "Saved: nothing new; 1 deleted." in leave(tuesday)
    with board(seeded) as wednesday:
        wednesday.type("U")
        wednesday.wait_for("in another sitting")
        wednesday.press("enter")
        wednesday.wait_for(Says(2))
        wednesday.type("u")
        wednesday.wait_for(Says(1))
        assert "Nothing was changed." in leave(wednesday), "it is as it was in the morning"
    assert_sound(database)
