"""Terminals of other colours, sizes and kinds: the board can be used on each."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.tui.colours.light import LIGHT
from tests.pty.program import Says, board, caret, program
from tests.pty.screen import Cell, Screen
from tests.pty.terminal import PATIENCE, Terminal

FOUR_WORDS = "gxtwxswxowxf\x1bwww"
"""Tags a word with each label and lets go; the caret ends three words further on."""

MARKED = (("CharlieH", "t"), ("Posted", "s"), ("1", "o"), ("hour", "f"))
"""The words and the letters of their labels."""

TRUE_COLOUR: Mapping[str, str | None] = {}
TERMINALS: list[tuple[str, Mapping[str, str | None]]] = [
    ("true colour", TRUE_COLOUR),
    ("256 colours", {"TERM": "xterm-256color", "COLORTERM": None}),
    ("16 colours", {"TERM": "xterm", "COLORTERM": None}),
    ("no colour", {"NO_COLOR": "1"}),
    ("no colour, 16 colours", {"NO_COLOR": "1", "TERM": "xterm", "COLORTERM": None}),
    ("LANG=C", {"LANG": "C", "LC_ALL": "C"}),
]


def look_of(cell: Cell) -> Cell:
    """How a cell is drawn, whatever is in it."""
    return replace(cell, text="")


def is_bright(cell: Cell) -> bool:
    """Whether the ground is nearer to white than to black; of a colour in hexadecimal digits."""
    return int(cell.background[:2], 16) >= 0x80


def looks(screen: Screen) -> dict[str, Cell]:
    """How the words of the first row are drawn, by label letter; and the plain text after them."""
    found = {}
    at = (0, 1)
    for word, letter in MARKED:
        place = screen.find(word, after=at)
        assert place is not None
        found[letter] = look_of(screen.cell(*place))
        at = (place[0] + len(word), place[1])
    plain = screen.find("Thousands", after=(0, 2))
    assert plain is not None
    return found | {"plain": look_of(screen.cell(*plain))}


def caret_looks(terminal: Terminal) -> set[Cell]:
    """How the cells look that the caret gives way to and comes to when it moves."""
    before = rows_of(terminal.look())
    terminal.press("right")
    terminal.wait_for(lambda screen: rows_of(screen) != before)
    after = rows_of(terminal.look())
    return {
        look_of(cell)
        for old, new in zip(before, after, strict=True)
        for cell in (old, new)
        if old != new
    }


def rows_of(screen: Screen) -> list[Cell]:
    """The cells of the first rows of text."""
    return [screen.cell(x, y) for y in (1, 2, 3) for x in range(36)]


def assert_usable(terminal: Terminal) -> None:
    """Labels look different from each other, from plain text and from the caret."""
    terminal.quiet()
    seen = looks(terminal.look())
    assert len(set(seen.values())) == len(MARKED) + 1, seen
    moved = caret_looks(terminal)
    assert len(moved) == 2, "a block on one cell, which the one before it no longer is"
    assert seen["plain"] in moved
    assert len(moved - set(seen.values())) == 1, "the caret looks like none of them"


@pytest.mark.parametrize(("name", "env"), TERMINALS, ids=[name for name, _ in TERMINALS])
def test_labels_and_caret_are_told_apart(
    seeded: Path, name: str, env: Mapping[str, str | None]
) -> None:
    with board(seeded, env=env) as terminal:
        terminal.type(FOUR_WORDS)
        terminal.wait_for(Says(4))
        assert_usable(terminal)
        assert terminal.lines[1].startswith("t+"), "the gutter names the label without colour"
        terminal.type("\tg")
        terminal.wait_for("用户名")


def test_the_light_theme_is_usable(seeded: Path) -> None:
    with board(seeded) as terminal:
        terminal.type(FOUR_WORDS)
        terminal.wait_for(Says(4))
        assert not is_bright(looks(terminal.look())["plain"])
        terminal.type(":")
        terminal.wait_for("What to do?")
        terminal.type("light")
        terminal.wait_for(lambda screen: "Next article" not in screen.text)
        terminal.wait_for("Light or dark")
        terminal.quiet()
        terminal.press("enter")
        terminal.wait_for(lambda screen: "What to do?" not in screen.text)
        terminal.wait_for(lambda screen: is_bright(looks(screen)["plain"]))
        assert_usable(terminal)
        grounds = {shade.ground.lstrip("#") for shade in LIGHT.labels.values()}
        assert {look.background for look in looks(terminal.look()).values()} & grounds


def test_a_terminal_that_cannot_draw_is_refused_in_a_sentence(seeded: Path) -> None:
    with program(seeded, "--as", "ana", env={"TERM": "dumb", "COLORTERM": None}) as terminal:
        assert terminal.wait() == 1
        said = " ".join(terminal.text.split())
        assert said.startswith("annotator: The screens need more than this terminal can do")
        assert "--plain" in said
        assert b"\x1b" not in terminal.output


TINY = (20, 5)
TOO_SMALL = "The board needs 36 columns and 10 rows. Make the window larger."


def says_too_small(screen: Screen) -> bool:
    """Whether the whole sentence is there, on however many rows."""
    return " ".join(screen.text.split()) == TOO_SMALL


def test_a_tiny_terminal_gets_a_sentence_until_it_grows(seeded: Path) -> None:
    with program(seeded, "--as", "ana", size=TINY) as terminal:
        terminal.wait_for(says_too_small)
        terminal.resize((80, 24))
        terminal.wait_for(Says(0, 0))
        terminal.type("gxs")
        terminal.wait_for(Says(1))
        before = caret(terminal.look())
        terminal.resize(TINY)
        terminal.wait_for(says_too_small)
        terminal.resize((80, 24))
        terminal.wait_for(Says(1))
        terminal.wait_for(lambda screen: caret(screen) == before)
        terminal.press("q")
        assert terminal.wait() == 0


def under_caret(screen: Screen, length: int) -> str:
    """The text from the caret on in its row."""
    place = caret(screen)
    assert place is not None
    return "".join(screen.cell(place[0] + x, place[1]).text for x in range(length))


def test_a_change_of_size_keeps_caret_and_scroll(seeded: Path) -> None:
    """The caret stays on its word and in view; the old size shows the old rows again."""
    word = "Historically"
    with board(seeded) as terminal:
        terminal.type(f"/{word}\rv\x1b" + "b")
        terminal.wait_for(lambda screen: caret(screen) is not None)
        terminal.quiet()
        terminal.wheel(5, 5, notches=3)
        terminal.quiet()
        before = terminal.lines[1:-9]
        assert under_caret(terminal.look(), len(word)) == word
        for size in ((80, 24), (200, 60), (80, 24), (40, 12)):
            terminal.resize(size)
            terminal.wait_for(lambda screen: Says(0)(screen) or screen.columns < 80)
            terminal.wait_for(lambda screen: caret(screen) is not None)
            terminal.quiet()
            assert under_caret(terminal.look(), len(word)) == word, size
        terminal.resize((120, 40))
        terminal.wait_for(lambda screen: screen.lines[1:-9] == before)
        assert under_caret(terminal.look(), len(word)) == word


@contextmanager
def inside_tmux(folder: Path, command: str, size: tuple[int, int]) -> Iterator[Terminal]:
    """A command in the only window of a tmux of its own."""
    socket = folder / "tmux"
    words: list[str | Path] = ["tmux", "-S", socket, "-f", os.devnull]
    try:
        with Terminal([*words, "new-session", command], size=size, cwd=folder) as terminal:
            yield terminal
    finally:
        kill = [*words, "kill-server"]
        subprocess.run(kill, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False)


def test_the_board_works_inside_tmux(seeded: Path, database: Path) -> None:
    if shutil.which("tmux") is None:
        pytest.skip("there is no tmux here")
    command = f"{shlex.quote(sys.executable)} -m annotator --as ana"
    with inside_tmux(seeded, command, (120, 41)) as terminal:
        terminal.wait_for("0 spans · 0 links · saved")
        terminal.type("/18-plus hour days\rsm\t/18-hour shifts\r=")
        terminal.wait_for("2 spans · 1 link · saved")
        row = terminal.find("working 18-plus hour days")
        assert terminal.cell(0, row[1]).text == "s"
        terminal.press("f6")
        terminal.wait_for("Fact matrix")
        terminal.press("escape")
        terminal.wait_for("2 spans · 1 link · saved")
        terminal.press("shift+tab")
        terminal.press("q")
        terminal.wait()
    assert database.exists()
