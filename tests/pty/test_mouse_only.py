"""Work with the mouse alone, without the mouse, and what is copied to the terminal's clipboard."""

import base64
import re
import shutil
from pathlib import Path

import pytest

from tests.pty import keys
from tests.pty.ledger import assert_sound, rows, titles
from tests.pty.payload import assert_nothing_raw
from tests.pty.program import DATABASE, Says, board
from tests.pty.terminal import Terminal

REPORTS = re.compile(rb"\x1b\[\?(?:1000|1003)h")
"""Asks the terminal to report the mouse."""

COPIED = re.compile(rb"\x1b\]52;c;([^\x07\x1b]*)\x07")
"""Hands text to the clipboard of the terminal."""

SMALL = (80, 24)
HINTS = SMALL[1] - 2
"""The row of the hint line."""

WORDS = "thousands are subjected"
"""On one row of the first article."""

Place = tuple[int, int]


def place_of(terminal: Terminal, words: str, *, row: int | None = None) -> Place:
    """Where the screen says some words, once it does: anywhere, or in a row."""
    terminal.wait_for(lambda screen: words in (screen.text if row is None else screen.line(row)))
    x, y = terminal.find(words) if row is None else (terminal.lines[row].index(words), row)
    return x + len(words) // 2, y


def click_hint(terminal: Terminal, words: str) -> None:
    """Click on a hint or a chip."""
    terminal.click(*place_of(terminal, words, row=HINTS))


def pick(terminal: Terminal, line: str) -> None:
    """Open the palette, turn the wheel until its list shows a line, and click on that."""
    click_hint(terminal, " :")
    terminal.wait_for("Next article")
    for _ in range(30):
        terminal.quiet()
        if line in terminal.text:
            break
        terminal.wheel(10, 12, notches=4)
    terminal.click(*place_of(terminal, line))


def drag_bytes(start: Place, end: Place) -> bytes:
    """A whole drag in one packet."""
    return b"".join(keys.drag(start, end))


def test_a_story_with_the_mouse_alone(seeded: Path, database: Path) -> None:
    """On a small screen: tag by a chip, drag onto another article, undo from the palette, quit."""
    with board(seeded, size=SMALL) as terminal:
        terminal.wait_for(WORDS)
        x, y = terminal.find(WORDS)
        terminal.wire.write(drag_bytes((x + 1, y), (x + 20, y)))
        click_hint(terminal, "t testimony")
        terminal.wait_for(Says(1))
        terminal.wire.write(drag_bytes((x + 1, y), place_of(terminal, "labour shortage caused")))
        click_hint(terminal, "~ partial")
        terminal.wait_for(Says(2, 1))
        pick(terminal, "Undo  (u)")
        terminal.wait_for(Says(1, 0))
        pick(terminal, "Quit: all is saved")
        assert terminal.wait() == 0
    told = titles(database)
    assert told[0] == f"testimony “{WORDS}”"
    assert told[-1].startswith("undid: link 1 ~ 2")
    assert_sound(database)


def test_a_key_in_the_packet_of_a_release_comes_behind_it(seeded: Path, database: Path) -> None:
    with board(seeded, size=SMALL) as terminal:
        terminal.wait_for(WORDS)
        x, y = terminal.find(WORDS)
        for key, count in (("s", 1), ("o", 2)):
            terminal.wire.write(drag_bytes((x + 1, y), (x + 20, y)) + key.encode())
            terminal.wait_for(Says(count))
    assert rows(database, "SELECT DISTINCT quote FROM spans") == [(WORDS,)]


@pytest.mark.parametrize("by_option", [True, False])
def test_the_mouse_can_be_left_to_the_terminal(seeded: Path, by_option: bool) -> None:
    words = ("--no-mouse",) if by_option else ()
    env = None if by_option else {"ANNOTATOR_NO_MOUSE": "1"}
    with board(seeded, *words, size=SMALL, env=env) as terminal:
        terminal.type("w?")
        terminal.wait_for("What the tags mean")
        assert not REPORTS.search(terminal.output)


def test_only_the_command_copies_and_it_copies_what_is_stored(
    hostile: Path, tmp_path: Path
) -> None:
    """Text that itself would write to the clipboard arrives there as text."""
    database = tmp_path / DATABASE
    shutil.copy(hostile, database)
    with board(tmp_path, name="ana", size=(120, 40)) as terminal:
        assert REPORTS.search(terminal.output)
        terminal.type("V")
        terminal.quiet()
        terminal.type(":")
        terminal.wait_for("What to do?")
        terminal.type("Copy the selection")
        terminal.wait_for(lambda screen: "Next article" not in screen.text)
        terminal.press("enter")
        terminal.wait_for("Copied, if your terminal lets programs copy")
        terminal.type("n")
        terminal.quiet()
        copied = COPIED.findall(terminal.output)
        assert_nothing_raw(COPIED.sub(b"", terminal.output))
    assert len(copied) == 1
    text = base64.b64decode(copied[0], validate=True).decode()
    texts = [each for (each,) in rows(database, "SELECT text FROM texts")]
    assert text
    assert any(text in each for each in texts)
