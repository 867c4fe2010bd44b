"""A folder to run the program in, and the program."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.__main__ import main
from tests.session.stores import folder

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working folder and an environment that names nobody."""
    for name in ("ANNOTATOR_DB", "ANNOTATOR_NAME"):
        monkeypatch.delenv(name, raising=False)
    with folder() as path:
        monkeypatch.chdir(path)
        yield path


@pytest.fixture
def run(here: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process, as its entry point does."""

    def call(*words: str) -> Ran:
        capfd.readouterr()
        status = main(list(words))
        sys.stdout.flush()
        return Ran(status, *capfd.readouterr())

    return call


@pytest.fixture
def launch(here: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the program as a process of its own."""

    def call(*words: str, **extra: object) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(SEEDS.parent)}
        command = [sys.executable, "-m", "annotator", *words]
        options = {"capture_output": True, "stdin": subprocess.DEVNULL, "timeout": 60, **extra}
        return subprocess.run(command, env=environment, check=False, **options)  # type: ignore[call-overload,no-any-return]

    return call
