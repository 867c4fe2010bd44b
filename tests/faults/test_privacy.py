"""What was saved stays with its owner: who can read it, and what a mistake tells of it."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.__main__ import MISTAKEN, main
from annotator.cli.commands import search
from annotator.session.place_warning import place_warning
from annotator.storage.store import Store
from tests.faults.intruding import broken
from tests.pty.program import SEEDS, board
from tests.session.stores import folder

RUN = 12
"""Characters of an article that no message may have in a row."""

SEED = sorted(SEEDS.glob("*.txt"))[0].read_text(encoding="utf-8")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working folder, where a person lets others read what they make."""
    for name in ("ANNOTATOR_DB", "ANNOTATOR_NAME", "ANNOTATOR_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    with folder() as path:
        before = os.umask(0)
        monkeypatch.chdir(path)
        yield path
        os.umask(before)


def run(*words: str) -> None:
    """Run a command, which succeeds."""
    assert main([*words, "--as", "mira"]) == 0, words


def seeded() -> None:
    """Take the seeds in."""
    run("import", str(SEEDS), "--story", "seeds")


def quoted(said: str) -> list[str]:
    """The runs of the article that stand in what was said."""
    said = " ".join(said.split())
    text = " ".join(SEED.split())
    return [text[at : at + RUN] for at in range(len(text) - RUN) if text[at : at + RUN] in said]


def modes(path: Path) -> dict[str, int]:
    """Who may read what is in a folder, by relative name."""
    return {
        each.relative_to(path).as_posix(): stat.S_IMODE(each.stat().st_mode)
        for each in path.rglob("*")
    }


def test_nobody_else_can_read_what_is_made(here: Path) -> None:
    truth = ("--truth", "annotator:mira")
    run("demo")
    run("--db", "demo.db", "backup")
    run("--db", "demo.db", "backup", "-o", "copy.db")
    run("--db", "demo.db", "export", "-o", "all.jsonl")
    run("--db", "demo.db", "export", *truth, "--format", "brat", "-o", "brat")
    run("--db", "demo.db", "export", *truth, "--format", "pairs-jsonl", "-o", "pairs.jsonl")
    run(
        "--db",
        "demo.db",
        "report",
        "--story",
        "seeds",
        "--annotator",
        "mira",
        "--html",
        "-o",
        "page.html",
    )
    with Store.open(here / "demo.db") as store:
        store.set_meta("a", "b")
        found = modes(here)
        if store.journal_mode == "wal":
            assert {"demo.db-wal", "demo.db-shm"} < {*found}
    assert {"demo.db", "all.jsonl", "pairs.jsonl", "page.html", "copy.db", "brat"} < {*found}
    assert {name: f"{mode:o}" for name, mode in found.items() if mode & 0o077} == {}


def test_that_others_can_read_it_is_pointed_out_once_and_not_changed(here: Path) -> None:
    seeded()
    path = here / "annotations.db"
    here.chmod(0o755)
    with Store.open(path) as store:
        assert place_warning(store) is None
        path.chmod(0o644)
        said = place_warning(store)
        assert said is not None
        assert said.startswith("Others on this machine can read annotations.db: `chmod go= ")
        assert place_warning(store) is None, "said once"
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        path.chmod(0o600)
        assert place_warning(store) is None
        path.chmod(0o640)
        assert place_warning(store) is not None
        here.chmod(0o700)
        assert place_warning(store) is None, "nobody else gets there"


def test_a_mistake_in_a_command_quotes_nothing(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded()

    def fail(*given: object) -> None:
        raise ValueError(f"no such thing: {SEED}")

    monkeypatch.setattr(search, "search", fail)
    capfd.readouterr()
    assert main(["search", "Korean"]) == MISTAKEN
    said = capfd.readouterr().err
    assert "A mistake in the program has ended it: ValueError at annotator/__main__.py" in said
    assert len(said.splitlines()) == 1
    assert quoted(said) == []
    monkeypatch.setenv("ANNOTATOR_TRACEBACK", "1")
    with pytest.raises(ValueError, match="no such thing"):
        main(["search", "Korean"])


@pytest.mark.parametrize(
    "where",
    ["annotator.tui.board.dock:fact_rows", "annotator.storage.store:Store.commit"],
)
def test_a_mistake_behind_the_screens_quotes_nothing(here: Path, where: str) -> None:
    """In what a key leads to, and in the thread of the database."""
    seeded()
    with board(here, env=broken(here / "site", where, SEED)) as terminal:
        terminal.type("xs")
        assert terminal.wait() == MISTAKEN
    _, left, said = terminal.output.decode().rpartition("\x1b[?1049l")
    assert left, "the terminal is given back first"
    assert "A mistake in the program has ended it: RuntimeError at " in said
    assert quoted(said) == []
    assert "it was about" not in said


def test_a_mistake_of_a_process_that_compares_quotes_nothing(here: Path) -> None:
    seeded()
    where = "annotator.session.suggesting.work:score"
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "suggest", "--all", "--workers", "1"],
        env=os.environ | broken(here / "site", where, SEED),
        capture_output=True,
        check=False,
        text=True,
    )
    assert "Not compared" in done.stderr
    assert "RuntimeError" in done.stderr
    assert quoted(done.stdout + done.stderr) == []
