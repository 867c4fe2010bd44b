"""What is different when a person sits there: the first run, the bar, tables that fit."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, Run
from tests.session.stores import lines

STAND_IN = """
import os, sys, types
import annotator.cli.progress
annotator.cli.progress.PATIENCE = float(os.environ.get("PATIENCE", 1e9))
running = types.ModuleType("annotator.tui.running")
running.run_app = lambda path, annotator, ids, **more: print("OPENED", path, annotator, ids) or 0
sys.modules["annotator.tui.running"] = running
from annotator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""The program with screens that only say how they were called, and as patient as it is told."""

SECONDS = 30.0

Sit = Callable[..., str]


def until(master: int, seen: str, what: str) -> str:
    """All that was read, once `what` is in it."""
    deadline = time.monotonic() + SECONDS
    while what not in seen:
        ready, _, _ = select.select([master], [], [], max(0, deadline - time.monotonic()))
        assert ready, f"no {what!r} in {seen!r}"
        try:
            seen += os.read(master, 65536).decode()
        except OSError:
            break
    return seen


@pytest.fixture
def sit(here: Path) -> Sit:
    """Run the program on a terminal of 60 columns; answer a question with a line."""

    def call(*words: str, answers: dict[str, str] | None = None, width: int = 60) -> str:
        master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (24, width))
        environment = {**os.environ, "PYTHONPATH": str(SEEDS.parent), "TERM": "xterm"}
        environment.pop("COLUMNS", None)
        process = subprocess.Popen(
            [sys.executable, "-c", STAND_IN, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
        )
        os.close(slave)
        seen = ""
        for question, answer in (answers or {}).items():
            seen = until(master, seen, question)
            os.write(master, f"{answer}\n".encode())
        seen = until(master, seen, "\0 never")
        os.close(master)
        assert process.wait(SECONDS) == 0
        return seen

    return call


def test_the_first_run_asks_for_the_name_once_and_takes_the_seeds_in(
    here: Path, sit: Sit, run: Run
) -> None:
    (here / "seeds").symlink_to(SEEDS)
    first = sit(answers={"Your name": "Ana Lee"})
    assert "story “seeds”: 5 new articles" in first
    assert "OPENED annotations.db ana lee []" in first
    second = sit()
    assert "Your name" not in second
    assert "new article" not in second
    assert "OPENED annotations.db ana lee []" in second
    assert "annotations.db bo []" in sit("--as", "Bo")
    assert run("history", "--json").out.count('"annotator":"ana lee"') == 5


def test_the_login_name_is_suggested(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "dee")
    assert "OPENED annotations.db dee []" in sit(answers={"Your name [dee]": ""})


def test_words_that_are_documents_open_those(sit: Sit, run: Run) -> None:
    run("import", str(SEEDS), "--as", "Ana")
    seen = sit("2", "000_950917598fa7dac1.txt", "--as", "Ana", width=200)
    opened = seen.split("OPENED annotations.db ana ")[1]
    assert opened.count("'") == 4


def test_documents_of_two_stories_do_not_open_together(run: Run, here: Path) -> None:
    for story in ("s", "t"):
        (here / "a.jsonl").write_text(lines({"text": story, "id": story, "story": story}))
        run("import", "a.jsonl")
    assert "several stories" in run("open", "s:1", "t:1").err


def test_a_table_fits_the_terminal(sit: Sit, run: Run) -> None:
    run("import", str(SEEDS))
    rows = sit("labels", width=90).replace("\r", "").splitlines()
    assert len(rows) == 5
    assert max(map(len, rows)) <= 90
    assert "…" in rows[1]


def test_a_bar_appears_when_an_import_takes_long(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATIENCE", "0")
    assert "importing" in sit("import", str(SEEDS), "--as", "Ana")
    assert "importing" not in sit("documents")


def test_no_bar_for_what_is_quick(sit: Sit) -> None:
    assert "importing" not in sit("import", str(SEEDS), "--as", "Ana")
