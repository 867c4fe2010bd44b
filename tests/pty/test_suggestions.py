"""Suggestions of the real engine in its own process, on the real terminal."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.pty.ledger import alive, assert_sound, rows, titles
from tests.pty.program import SIZE_NAMES, SIZES, SUGGESTING, Says, board
from tests.pty.terminal import PATIENCE, Terminal

NEEDLE = "18-plus hour days"


def tag(terminal: Terminal, words: str = NEEDLE) -> None:
    """Find words, tag them as a statistic, and wait until something is outlined."""
    terminal.type(f"/{words}\rs")
    terminal.wait_for("▹")


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += " " + (task / "children").read_text("ascii")
    return sorted({int(each) for each in found.split()})


def wait_until_gone(pids: list[int]) -> None:
    """Wait until none of these processes is there any more."""
    end = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{pid}").exists() and not is_zombie(pid) for pid in pids):
        assert time.monotonic() < end, f"{pids} are still there"
        time.sleep(0.02)


def is_zombie(pid: int) -> bool:
    """Whether a process has ended and nobody has looked yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=[SIZE_NAMES[0], SIZE_NAMES[2]])
def test_one_digit_links_what_is_outlined(
    seeded: Path, database: Path, size: tuple[int, int]
) -> None:
    """A fact over all five articles: a burst of digits answers what is on the screen."""
    with board(seeded, size=size, env=SUGGESTING) as terminal:
        tag(terminal)
        terminal.wait_for("4 ▹")
        terminal.type("3p4")
        terminal.wait_for(Says(3, 2))
        terminal.type("00")
        terminal.wait_for(lambda screen: "nothing in" in screen.text)
    assert rows(database, "SELECT relation FROM links ORDER BY created_at") == [
        ("equivalent",),
        ("partial",),
    ]
    assert alive(database, "absences") == 2
    assert len([title for title in titles(database) if title.startswith("link")]) == 2
    assert_sound(database)


def test_a_digit_typed_ahead_of_what_is_shown_does_nothing_and_says_so(seeded: Path) -> None:
    with board(seeded, env=SUGGESTING) as terminal:
        terminal.type(f"/{NEEDLE}\rs3")
        terminal.wait_for("Nothing is outlined in article 3")
        terminal.wait_for(Says(1, 0))


def test_a_killed_engine_is_started_again(seeded: Path) -> None:
    with board(seeded, env=SUGGESTING) as terminal:
        tag(terminal)
        engine = children(terminal.process.pid)
        assert engine
        for pid in engine:
            os.kill(pid, signal.SIGKILL)
        wait_until_gone(engine)
        terminal.press("escape")
        terminal.quiet()
        tag(terminal, "over 10,000 workers")
        assert children(terminal.process.pid)


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_nothing_is_left_running_when_the_program_ends(seeded: Path, kill: signal.Signals) -> None:
    with board(seeded, env=SUGGESTING) as terminal:
        tag(terminal)
        engine = children(terminal.process.pid)
        assert engine
        os.kill(terminal.process.pid, kill)
        wait_until_gone(engine)


def test_the_other_panes_follow_and_backspace_brings_them_back(seeded: Path) -> None:
    with board(seeded, size=(120, 24), env=SUGGESTING) as terminal:
        terminal.wait_for("The shortage stems from")
        tag(terminal)
        terminal.wait_for(lambda screen: "The shortage stems from" not in screen.text)
        terminal.press("backspace")
        terminal.wait_for("The shortage stems from")
