"""The program ends without warning while a person works: what it called saved is in the file."""

import random
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pty import keys
from tests.pty.ledger import alive, assert_sound, rows, titles
from tests.pty.program import Says, board, caret, figures
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal

KILLS = 5
"""Kills of a test, one after the other on the same database."""

LONGEST = 0.005
"""Seconds within which the kill comes after what it waited for: about as long as a commit."""

BACK = keys.encode("shift+tab")
ROUND = f"xsmw\twx={BACK}"
"""Tags a word, pins it, and links a word of the next article to it: two steps, three rows."""

ROUNDS = 20
"""Those of a burst."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows that the screen last showed, all of them as being in the database."""

    spans: int
    links: int


def shown(terminal: Terminal) -> Shown:
    """What the status line last said before the program ended."""
    said = figures(terminal.look())
    assert said is not None
    return Shown(said.spans, said.links)


def stored(database: Path) -> Shown:
    """What an independent reader finds."""
    return Shown(alive(database, "spans"), alive(database, "links"))


def has(spans: int) -> Callable[[Screen], bool]:
    """Whether the status line counts at least so many spans."""

    def fulfilled(screen: Screen) -> bool:
        said = figures(screen)
        return said is not None and said.spans >= spans

    return fulfilled


def in_the_midst(terminal: Terminal, database: Path, spans: int, dice: random.Random) -> None:
    """Let the program work until so many spans are committed, and a moment longer."""
    while not terminal.wire.has_ended and alive(database, "spans") < spans:
        terminal.wire.wait(lambda: terminal.wire.has_ended, 0.001)
    terminal.wire.wait(lambda: terminal.wire.has_ended, dice.uniform(0, LONGEST))


def assert_kept(database: Path, seen: Shown) -> None:
    """Nothing that was seen is missing, and no step is half there."""
    kept = stored(database)
    assert seen.spans <= kept.spans
    assert seen.links <= kept.links
    assert_sound(database)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_kill_loses_nothing_that_was_shown(seeded: Path, database: Path, seed: int) -> None:
    """Twenty kills, each on the database that the one before it left."""
    dice = random.Random(seed)
    in_the_middle = 0
    for kill in range(KILLS):
        with board(seeded) as terminal:
            before = shown(terminal)
            assert before == stored(database)
            terminal.type(f"g\tg{BACK}" + f"w\tw{BACK}" * ROUNDS * 2 * kill)
            for done in range(1, dice.randrange(2, 8)):
                terminal.type(ROUND)
                terminal.wait_for(has(before.spans + done))
            terminal.type(ROUND * ROUNDS)
            spans = before.spans + done + dice.randrange(2 * ROUNDS)
            in_the_midst(terminal, database, spans, dice)
            terminal.kill(signal.SIGKILL)
            assert terminal.wait() == -signal.SIGKILL
            assert_kept(database, shown(terminal))
        steps = stored(database).spans - before.spans - 2 * done
        in_the_middle += 0 < steps < 2 * ROUNDS
    assert in_the_middle, "each kill came before the burst or after it"


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
        terminal.type("/Historically\r")
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
