"""The very first run: the seeds are taken in, and the tour begins by itself."""

import shutil
from pathlib import Path

from tests.pty.program import SEEDS, Says, board, program
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal

SMALL = (80, 24)

LOG_IN = "登录"
"""In the log-in form that article 2 begins with."""


def screens(terminal: Terminal) -> list[str]:
    """What the screen has shown so far, as of each read."""
    screen, shown, begin = Screen(*SMALL), [], 0
    output = terminal.output
    for chunk in terminal.wire.chunks[: terminal.wire.mark().reads]:
        screen.feed(output[begin : chunk.end])
        shown.append(screen.text)
        begin = chunk.end
    return shown


def test_the_first_run_begins_with_the_tour_and_no_later_one_does(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / SEEDS.name)
    with program(tmp_path, "--as", "ana", size=SMALL) as terminal:
        terminal.wait_for("1 of 6")
        terminal.wait_for("The shortage stems from")
        assert not any(LOG_IN in shown for shown in screens(terminal))
        terminal.type("t")
        terminal.wait_for("2 of 6")
        terminal.wait_for(Says(spans=1))
        terminal.type("s")
        terminal.wait_for("3 of 6")
        # Nothing is suggested here, so there is nothing to wait for.
        terminal.wait_for("goes on without")
        terminal.type("w")
        terminal.wait_for("The tour is over")
        terminal.wait_for(Says(spans=2))
        terminal.type(":")
        terminal.wait_for("What to do?")
        terminal.type("take back")
        terminal.wait_for("Tour: take back what it made")
        terminal.type("\r")
        terminal.wait_for(Says(spans=0))
        terminal.type("q")
        assert terminal.wait() == 0
    with board(tmp_path, name="ana", size=SMALL) as terminal:
        terminal.wait_for("Then")
        assert "of 6" not in terminal.text
