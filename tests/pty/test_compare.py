"""`annotator compare` on a terminal: opened from the command, decided, killed, gone on with."""

import re
import shutil
import signal
from pathlib import Path

import pytest

from tests.pty.ledger import alive, assert_sound, rows, titles
from tests.pty.program import DATABASE, program
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal
from tests.tui.compare.readings import two_readings

SMALL = (80, 24)

DECIDED = re.compile(r"(\d+) decided · (saving…|saved)")


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the readings of Ana and Bo, to be copied."""
    path = tmp_path_factory.mktemp("readings") / DATABASE
    two_readings(path)
    return path


@pytest.fixture
def read_twice(readings: Path, tmp_path: Path) -> Path:
    """A folder with that database."""
    shutil.copy(readings, tmp_path / DATABASE)
    return tmp_path


def decided(screen: Screen) -> int | None:
    """How many the status line calls decided, once all is saved."""
    found = DECIDED.search(screen.line(screen.rows - 1))
    return int(found[1]) if found is not None and found[2] == "saved" else None


def begin(terminal: Terminal) -> None:
    """Wait for the figures, take over what both say, go to the first undecided item."""
    terminal.wait_for("exact F1")
    terminal.type("y")
    terminal.wait_for("5 taken over")
    terminal.type(".")
    terminal.wait_for(lambda screen: decided(screen) is not None)
    terminal.quiet()


def test_what_is_decided_is_there_after_a_restart(read_twice: Path) -> None:
    database = read_twice / DATABASE
    with program(read_twice, "compare", "ana", "bo", "--as", "cleo", size=SMALL) as terminal:
        begin(terminal)
        terminal.type("33")
        terminal.wait_for(lambda screen: decided(screen) == 2)
        terminal.type("q")
        assert terminal.wait() == 0
    assert len(titles(database, "gold")) == 3
    assert alive(database, "adjudications") == 7
    with program(read_twice, "compare", "ana", "bo", "--as", "cleo", size=SMALL) as terminal:
        terminal.wait_for("5 taken over")
        terminal.wait_for("2 of 7 decided")
        terminal.press("escape")
        terminal.wait_for("0 spans")
        terminal.type("C")
        terminal.wait_for("2 of 7 decided")
    assert_sound(database)


def test_a_kill_loses_nothing_that_was_called_saved(read_twice: Path) -> None:
    database = read_twice / DATABASE
    with program(read_twice, "compare", "ana", "bo", "--as", "cleo") as terminal:
        begin(terminal)
        terminal.type("0000000")
        terminal.wait_for(lambda screen: bool(decided(screen)))
        terminal.kill(signal.SIGKILL)
        terminal.wait()
        seen = decided(terminal.look()) or 0
    neither = "SELECT d.number FROM adjudications x JOIN documents d ON d.id = x.document_id "
    kept = [number for (number,) in rows(database, f"{neither} WHERE x.choice = 'neither'")]
    # With the span of article 3 that goes first its link falls away, which counts as decided.
    count = len(kept) + (3 in kept)
    assert count >= seen > 0
    assert_sound(database)
    with program(read_twice, "compare", "ana", "bo", "--as", "cleo") as terminal:
        terminal.wait_for(f"{count} of 7 decided")


def test_the_layers_of_the_two_stay_as_they_are(read_twice: Path) -> None:
    database = read_twice / DATABASE
    mine = "SELECT * FROM spans WHERE annotator_id IN ('ana', 'bo') ORDER BY id"
    before = rows(database, mine)
    with program(read_twice, "compare", "ana", "bo", "--as", "cleo", "--gold", "best") as terminal:
        begin(terminal)
        terminal.type("3333")
        terminal.wait_for(lambda screen: bool(decided(screen)))
        terminal.quiet()
        terminal.type("u")
        terminal.quiet()
        terminal.type("q")
        assert terminal.wait() == 0
    assert rows(database, mine) == before
    assert rows(database, "SELECT role FROM annotators WHERE id = 'best'") == [("gold",)]
    assert_sound(database)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ana", "zoe"), "There is no annotator “zoe”."),
        (("ana", "ana"), "Ana cannot be compared with Ana."),
        (("ana", "bo", "--gold", "bo"), "Bo is no gold annotator"),
    ],
)
def test_what_cannot_be_compared_is_refused_before_the_screen(
    read_twice: Path, words: tuple[str, ...], said: str
) -> None:
    with program(read_twice, "compare", "--as", "cleo", *words) as terminal:
        assert terminal.wait() == 1
        assert said in " ".join(terminal.look().text.split())
