"""Nothing leaves the machine: no command and no screen takes a way to a network."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotator.cli.program import SUMMARIES
from tests.faults.intruding import watched
from tests.pty.program import SEEDS, SUGGESTING, board
from tests.session.stores import folder

COMMANDS = (
    ("import", str(SEEDS), "--story", "seeds"),
    ("demo",),
    ("export", "-o", "all.jsonl"),
    ("export", "--truth", "annotator:mira", "--format", "brat", "-o", "brat"),
    ("formats",),
    ("keys",),
    ("documents",),
    ("labels", "list"),
    ("spans",),
    ("links", "--matrix"),
    ("stats",),
    ("history",),
    ("search", "Korean"),
    ("suggest", "--all", "--workers", "1"),
    ("review", "mira", "--draw", "--n", "3"),
    ("report", "--story", "seeds", "--annotator", "mira", "--html", "-o", "page.html"),
    ("compare", "mira", "jonas", "--list"),
    ("agreement", "mira", "jonas"),
    ("backup",),
    ("restore",),
    ("merge", "all.jsonl"),
    ("doctor",),
    ("purge", "1", "--yes"),
    ("restore", "latest"),
    ("guideline",),
    ("manual",),
    ("completion", "bash"),
)
"""Every command but those that only open screens, and `serve`, which listens on this machine."""

SCREENS = ("open", "serve")

_RUN = """
import json, sys
from annotator.__main__ import main

for words in json.loads(sys.argv[1]):
    print(words, main(words), file=sys.stderr)
"""


@pytest.fixture
def here() -> Iterator[Path]:
    """An empty folder."""
    with folder() as path:
        yield path


def run_all(here: Path, log: Path, commands: Sequence[Sequence[str]]) -> dict[str, int]:
    """Run commands one after the other on one database; each with its exit status."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(commands)],
        cwd=here,
        env=os.environ
        | watched(here / "site", log)
        | {"ANNOTATOR_NAME": "cy", "ANNOTATOR_DB": "a.db"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        text=True,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("['")]
    return {line.rpartition(" ")[0]: int(line.rpartition(" ")[2]) for line in lines}


def test_no_command_takes_a_way_to_a_network(here: Path) -> None:
    commands = list(COMMANDS)
    if importlib.util.find_spec("onnxruntime") is not None:
        ask = {"doc": "002_90f9abc0f796dc34.txt", "start": 0, "end": 154}
        (here / "asked.jsonl").write_text(json.dumps(ask))
        commands.insert(-2, ("suggest", "--query", "asked.jsonl", "--semantic"))
    log = here / "log"
    statuses = run_all(here, log, commands)
    assert len(statuses) == len(commands)
    assert {words: status for words, status in statuses.items() if status} == {}
    assert not log.exists(), log.read_text()
    assert {words[0] for words in COMMANDS} | {*SCREENS} == {*SUMMARIES}


def test_no_screen_takes_a_way_to_a_network(here: Path) -> None:
    log = here / "log"
    assert not any(run_all(here, log, [("demo",)]).values())
    with board(
        here, "--db", "a.db", name="mira", env={**SUGGESTING, **watched(here / "site", log)}
    ) as terminal:
        for each in ("f1", "f2", "f3", "f4", "f5", "f6", "f7"):
            terminal.press(each)
            terminal.quiet()
            terminal.press("escape")
            terminal.quiet()
        terminal.type("/Korean\rs")
        terminal.quiet()
        terminal.type("nnn1u")
        terminal.quiet()
        terminal.type("q")
        assert terminal.wait() == 0
    assert not log.exists(), log.read_text()


def test_a_way_to_a_network_would_be_seen(here: Path) -> None:
    """The watch is in the program's first process and in those that it starts."""
    log = here / "log"
    again = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
    reach = "import socket; socket.socket(socket.AF_INET)"
    for code in (reach, again.format(reach), "import socket; socket.getaddrinfo('localhost', 1)"):
        environment = os.environ | watched(here / "site", log)
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        assert log.read_text().startswith("socket."), code
        log.unlink()
