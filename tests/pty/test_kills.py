"""The program ends without warning while a person works: what it called saved is in the file."""

import signal
from pathlib import Path

import pytest

from tests.faults.screen_kills import ROUND, ROUNDS, Shown, has, shown, stored
from tests.pty.ledger import assert_sound, rows, titles
from tests.pty.program import Says, board, caret


def assert_kept(database: Path, seen: Shown) -> None:
    """Nothing that was seen is missing, and no step is half there."""
    kept = stored(database)
    assert seen.spans <= kept.spans
    assert seen.links <= kept.links
    assert_sound(database)


def test_a_kill_right_after_saved_is_shown_loses_nothing(seeded: Path, database: Path) -> None:
    with board(seeded) as terminal:
        for count in range(1, 6):
            terminal.type("xsw")
            terminal.wait_for(Says(count))
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    assert stored(database) == Shown(5, 0)
    with board(seeded) as terminal:
        assert shown(terminal) == Shown(5, 0)
        terminal.type("u\r")
        terminal.wait_for(Says(4))
    assert_sound(database)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_loses_nothing_that_was_shown(
    seeded: Path, database: Path, number: signal.Signals
) -> None:
    with board(seeded) as terminal:
        terminal.type(ROUND * ROUNDS)
        terminal.wait_for(has(3))
        terminal.kill(number)
        terminal.wait()
        assert_kept(database, shown(terminal))
    assert b"Traceback" not in terminal.output


def test_a_polite_end_gives_the_terminal_back_and_keeps_the_place(seeded: Path) -> None:
    with board(seeded) as terminal:
        before = caret(terminal.look())
        terminal.type("/Historically\r")
        terminal.wait_for(lambda screen: caret(screen) not in (None, before))
        terminal.quiet()
        left = caret(terminal.look())
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l"):
            assert sequence in terminal.output[-400:]
    with board(seeded) as terminal:
        terminal.wait_for(lambda screen: caret(screen) == left)


def test_a_terminal_that_is_closed_loses_nothing_that_was_shown(
    seeded: Path, database: Path
) -> None:
    """As when the line to the other machine breaks."""
    with board(seeded) as terminal:
        terminal.type(ROUND * ROUNDS)
        terminal.wait_for(has(3))
        seen = shown(terminal)
        terminal.hang_up()
        assert terminal.process.wait(10) != 0
        assert_kept(database, seen)
    assert len(titles(database)) == len(set(rows(database, "SELECT step_id FROM spans")))
