"""A tab of a browser shows what a terminal of its size shows, cell by cell, whatever is done."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.chromium import Page
from tests.browser.served import WINDOW, Server, Tab, serving, wait_until
from tests.pty.ledger import alive, quotes
from tests.pty.program import DATABASE, Says, board, run
from tests.pty.screen import Cell, Screen
from tests.pty.terminal import Terminal
from tests.sample import SEEDS

QUIET = {"ANNOTATOR_NO_SUGGESTIONS": "1"}

WIDE = """東京の工場で働く労働者は1日18時間働いた。 日本語の文章がここに続く。全角英字ＡＢＣ。

Combining: e\u0301te\u0301 and n\u0303, Thai ภาษาไทย, Hebrew שלום, emoji 👍🏽 👩‍👩‍👧 ❤️ end.

They worked 18-hour shifts, 工人 said, and 10,000 were sent.
"""

SPECIAL = {"Escape": (27, "escape"), "F6": (117, "f6"), "Backspace": (8, "backspace")}
"""A key's number in Windows, and its name at a terminal."""

QUOTE = "18-plus hour days"

NARROW = (600, 500)
"""The window when it is made smaller, in pixels."""


@dataclass
class Both:
    """A person who does the same in a tab and at a terminal."""

    tab: Tab
    terminal: Terminal

    def type(self, text: str, shows: str | Callable[[Screen], bool]) -> None:
        """Press the key of each character."""
        self.tab.type(text)
        self.terminal.type(text)
        self.alike(shows)

    def press(self, key: str, shows: str | Callable[[Screen], bool]) -> None:
        """Press a key by its name."""
        number, name = SPECIAL[key]
        self.tab.press(key, number)
        self.terminal.press(name)
        self.alike(shows)

    def drag(self, start: str, end: str, shows: str | Callable[[Screen], bool]) -> None:
        """Drag from the first cell of a text to the last of another."""
        (x, y) = self.terminal.find(end)
        way = self.terminal.find(start), (x + len(end) - 1, y)
        self.tab.drag(*way)
        self.terminal.drag(*way)
        self.alike(shows)

    def click(self, text: str, shows: str | Callable[[Screen], bool]) -> None:
        """Click a chip at the bottom."""
        screen = self.terminal.look()
        place = screen.find(text, after=(0, screen.rows - 2))
        assert place is not None, f"{text!r} is no chip of\n{screen.text}"
        self.tab.click(place)
        self.terminal.click(*place)
        self.alike(shows)

    def resize(self, width: int, height: int) -> None:
        """Make the window smaller or larger, in pixels."""
        before = self.tab.look().columns
        self.tab.resize(width, height)
        shown = self.tab.wait_for(lambda screen: screen.columns != before)
        self.terminal.resize((shown.columns, shown.rows))
        self.alike(Says())

    def alike(self, shows: str | Callable[[Screen], bool]) -> None:
        """Wait until both show this, and the same in every cell."""
        self.tab.wait_for(shows)
        self.terminal.wait_for(shows)
        try:
            wait_until(lambda: self.tab.cells() == cells_of(self.terminal.look()))
        except AssertionError as error:
            rows = zip(self.tab.cells(), cells_of(self.terminal.look()), strict=False)
            found = [(y, *each) for y, each in enumerate(rows) if each[0] != each[1]]
            raise AssertionError(f"they differ in rows {[y for y, *_ in found]}") from error


def cells_of(screen: Screen) -> list[list[Cell]]:
    """All cells of a terminal."""
    return [[screen.cell(x, y) for x in range(screen.columns)] for y in range(screen.rows)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles of the seeds, and one in scripts that take more or less than a cell."""
    for path in sorted(SEEDS.glob("*.txt"))[:2]:
        shutil.copy(path, tmp_path)
    (tmp_path / "wide.txt").write_text(WIDE, encoding="utf-8")
    names = sorted(path.name for path in tmp_path.glob("*.txt"))
    run(tmp_path, "import", *names, "--as", "ana", "--story", "s")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, env=QUIET) as served:
        yield served


@pytest.fixture
def both(page: Page, folder: Path, server: Server, tmp_path: Path) -> Iterator[Both]:
    """A tab on the database, and a terminal of the same size on a copy of it."""
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(folder / DATABASE, copy)
    tab = Tab(page, server.address)
    shown = tab.wait_for(Says(spans=0))
    with board(copy, size=(shown.columns, shown.rows)) as terminal:
        yield Both(tab, terminal)
    page.ask("Page.navigate", url="about:blank")


def test_it_looks_and_works_as_at_a_terminal(both: Both, page: Page, folder: Path) -> None:
    both.alike("東")
    both.type(":", "What to do?")
    both.type("light or", "Light or dark")
    both.type("\r", lambda screen: "What to do" not in screen.text)
    both.drag("18-plus", "hour days", "highlight")
    both.click("statistic", Says(spans=1))
    both.type(",", "jump to")
    both.press("Escape", lambda screen: "jump to" not in screen.text)
    both.drag("18-plus", "severe labour shortage", "equivalent")
    both.click("=", Says(spans=2, links=1))
    assert quotes(folder / DATABASE)[0] == QUOTE
    assert alive(folder / DATABASE, "links") == 1
    both.type(":", "What to do?")
    both.type("copy", "Copy")
    both.type("\r", "Copied")
    assert page.copied() == quotes(folder / DATABASE)[1]
    both.press("F6", "Fact matrix")
    both.press("Escape", Says(spans=2))
    both.press("Backspace", Says(spans=2))
    both.resize(*NARROW)
    both.resize(*WINDOW)
    assert both.tab.faults == []
