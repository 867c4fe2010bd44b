"""The real program on a terminal, in a folder of its own, with what is found in its status line."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from annotator.tui.colours.dark import DARK
from tests.pty.screen import Screen
from tests.pty.terminal import PATIENCE, Terminal

ANNOTATOR = "ana"
DATABASE = "annotations.db"
SEEDS = Path(__file__).parents[2] / "seeds"

SIZES = [(80, 24), (120, 40), (200, 60)]
"""Columns and rows that every board has to do with."""

SUGGESTING: Mapping[str, str | None] = {"ANNOTATOR_NO_SUGGESTIONS": None}
"""For a test that is about suggestions: elsewhere the process for them would only take time."""

SIZE_NAMES = [f"{columns}x{rows}" for columns, rows in SIZES]

_FIGURES = re.compile(r"(\d+) spans? · (\d+) links?")
_WORD = re.compile(r"NOT SAVED|saving…|\bsaved\b")
_NOT_INHERITED = ("ANNOTATOR_DB", "ANNOTATOR_NAME", "COLUMNS")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the status line says of the layer."""

    spans: int
    links: int
    word: str
    """`saved`, `saving…` or `NOT SAVED`."""


def figures(screen: Screen) -> Figures | None:
    """The figures of the status line, where there is one."""
    line = screen.line(screen.rows - 1)
    found, word = _FIGURES.search(line), _WORD.search(line)
    if found is None or word is None:
        return None
    return Figures(int(found[1]), int(found[2]), word[0])


def caret(screen: Screen) -> tuple[int, int] | None:
    """The (column, row) of the caret in the pane that has it, on a dark screen in true colour."""
    ground = DARK.caret.ground.lstrip("#")
    return next(
        (
            (x, y)
            for y in range(screen.rows)
            for x in range(screen.columns)
            if screen.cell(x, y).background == ground
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class Says:
    """Whether the status line has these figures, and all is saved; none: any."""

    spans: int | None = None
    links: int | None = None
    word: str = "saved"

    def __call__(self, screen: Screen) -> bool:
        said = figures(screen)
        return (
            said is not None
            and said.word == self.word
            and self.spans in (None, said.spans)
            and self.links in (None, said.links)
        )


def articles_are_painted(screen: Screen) -> bool:
    """Whether text stands under each title: the rows around the panes come a frame earlier.

    A pane of an unread article is blank until it is known where that begins.
    """
    titles = [match.start() for match in re.finditer(r"\b\d+ · ", screen.line(0))]
    return all(
        any(screen.line(row)[start:end].strip() for row in range(1, 7))
        for start, end in pairwise([*titles, screen.columns])
    )


@contextmanager
def program(
    folder: Path,
    *words: str | Path,
    size: tuple[int, int] = (120, 40),
    env: Mapping[str, str | None] | None = None,
) -> Iterator[Terminal]:
    """The program called with these words in a folder, without suggestions."""
    env = {"ANNOTATOR_NO_SUGGESTIONS": "1", **(env or {})}
    with Terminal.python("-m", "annotator", *words, size=size, env=env, cwd=folder) as terminal:
        yield terminal


@contextmanager
def board(
    folder: Path,
    *words: str | Path,
    name: str = ANNOTATOR,
    size: tuple[int, int] = (120, 40),
    env: Mapping[str, str | None] | None = None,
) -> Iterator[Terminal]:
    """The board of the folder's database, once it is painted."""
    with program(folder, *words, "--as", name, size=size, env=env) as terminal:
        terminal.wait_for(Says())
        terminal.wait_for(articles_are_painted)
        yield terminal


def run(folder: Path, *words: str | Path, status: int = 0) -> "subprocess.CompletedProcess[bytes]":
    """A command without a terminal, whose exit status is `status`."""
    inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    done = subprocess.run(
        [sys.executable, "-m", "annotator", *words],
        cwd=folder,
        env=inherited,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE * 2,
        check=False,
    )
    assert done.returncode == status, done.stderr.decode()
    return done


def unprivileged() -> list[str] | None:
    """What to put before a command so that modes of files bind it; none: nothing can.

    Root may read and write whatever the modes say, unless it gives that up.
    """
    if os.getuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        return None
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
