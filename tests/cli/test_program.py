"""Words, options, exit statuses and the one line on standard error."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from annotator.cli.program import PACKAGE, SUMMARIES, program
from tests.cli.conftest import SEEDS, Run

Launch = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_the_help_names_every_command_with_the_first_line_of_its_own(run: Run) -> None:
    for name, summary in SUMMARIES.items():
        module = import_module(f"{PACKAGE}.{name}{'_' if name == 'import' else ''}")
        assert (module.command.help or "").split("\n")[0] == summary
        assert run(name, "--help").status == 0
    listed = run("--help").out
    assert all(f"  {name} " in listed for name in SUMMARIES)
    assert sorted(SUMMARIES) == sorted(program.commands or SUMMARIES)


@pytest.mark.parametrize(
    "words",
    [
        ["import", "a.txt", "--story", "\udcff"],
        ["documents", "edit", "1", "--title", "a\udc80"],
        ["labels", "add", "claim", "--definition", "\udcff"],
        ["search", "\udcff"],
        ["\udcff"],
        ["spans", "--as", "\udcff"],
        ["--as", "\udcff", "spans"],
    ],
)
def test_words_that_are_no_text_are_wrong_usage(run: Run, here: Path, words: list[str]) -> None:
    """Python hands such bytes over as halves of surrogate pairs."""
    (here / "a.txt").write_text("Over 10,000 workers left.")
    ran = run(*words)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert not (here / "annotations.db").exists()


def test_a_file_whose_name_is_no_text_is_a_file(run: Run, here: Path) -> None:
    (here / "a\udcff.txt").write_text("Over 10,000 workers left.")
    assert run("import", "a\udcff.txt", "--story", "s", "--as", "Ana").status == 0
    assert run("export", "-o", "b\udcff.jsonl").status == 0


def test_the_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from annotator.__main__ import main; status = main(['--help']); "
        "heavy = {'textual', 'rich', 'sqlite_utils', 'sqlite3', 'nupunkt', 'rapidfuzz'}; "
        "print(sorted(heavy & set(sys.modules)), status, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=SEEDS.parent
    )
    assert ended.stderr.decode().strip() == "[] 0"


def test_an_interrupt_while_the_program_loads_ends_it_without_a_traceback() -> None:
    code = (
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'annotator.cli.program': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "import annotator.__main__"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=SEEDS.parent
    )
    assert (ended.returncode, ended.stderr) == (-signal.SIGINT, b"")


def test_an_output_that_was_closed_is_no_mistake_of_the_program() -> None:
    command = f"exec {sys.executable} -m annotator formats >&-"
    ended = subprocess.run(
        command, shell=True, stderr=subprocess.PIPE, check=False, cwd=SEEDS.parent
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_help_takes_little_longer_than_click() -> None:
    """A ratio, since machines differ; `-s` prints the seconds."""

    def seconds(*words: str) -> float:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *words], stdout=subprocess.DEVNULL, check=True, cwd=SEEDS.parent
        )
        return time.perf_counter() - start

    pairs = [
        (seconds("-m", "annotator", "--help"), seconds("-c", "import click")) for _ in range(5)
    ]
    # What else runs on the machine only ever adds to a time.
    ours, base = (min(each) for each in zip(*pairs, strict=True))
    print(f"--help {ours:.3f} s, import click {base:.3f} s")
    assert ours < 3 * base


def test_the_version(run: Run) -> None:
    assert run("--version").out == "annotator 0.1.0\n"


@pytest.mark.parametrize(
    ("word", "nearest"), [("exprot", "export"), ("document", "documents"), ("serach", "search")]
)
def test_a_word_that_names_nothing_gets_the_nearest_command(
    run: Run, here: Path, word: str, nearest: str
) -> None:
    for words in ((word,), (word, "--history"), (word, "--db", "other.db")):
        ran = run(*words)
        assert ran.status == 2
        assert ran.err.count("\n") == 1
        assert f"“{word}” is neither a command nor a document" in ran.err
        assert f"“{nearest}”" in ran.err
    assert not list(here.iterdir())
    run("import", str(SEEDS))
    assert f"“{nearest}”" in run(word).err


@pytest.mark.parametrize("words", [(), ("open",), ("000_950917598fa7dac1.txt",), ("open", "2")])
def test_the_screens_want_a_terminal(run: Run, words: tuple[str, ...]) -> None:
    run("import", str(SEEDS))
    ran = run(*words)
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "terminal" in ran.err


def test_without_a_terminal_the_bare_command_makes_no_database(run: Run, here: Path) -> None:
    assert run().status == 1
    assert not list(here.iterdir())


def test_an_unknown_document_of_open_is_refused(run: Run) -> None:
    run("import", str(SEEDS))
    ran = run("open", "nix")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "No document is called “nix”" in ran.err


COMMANDS = [
    ("export",),
    ("documents",),
    ("documents", "edit", "x", "--title", "y"),
    ("labels",),
    ("labels", "add", "x"),
    ("spans",),
    ("links", "--matrix"),
    ("history",),
    ("search", "x"),
    ("open", "x"),
    ("import", "not-there"),
]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_database_that_is_not_there_is_refused_and_not_made(
    run: Run, here: Path, words: tuple[str, ...]
) -> None:
    ran = run(*words)
    assert (ran.status, ran.err.count("\n"), ran.out) == (1, 1, "")
    assert "annotations.db" in ran.err
    assert not list(here.iterdir())


@pytest.mark.parametrize("words", COMMANDS)
def test_a_file_that_is_no_database_is_refused_and_kept(
    run: Run, here: Path, words: tuple[str, ...]
) -> None:
    (here / "annotations.db").write_bytes(b"a letter to a friend\n" * 100)
    ran = run(*words)
    assert (ran.status, ran.err.count("\n"), ran.out) == (1, 1, "")
    assert (here / "annotations.db").read_bytes() == b"a letter to a friend\n" * 100


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "x", "--format", "xml"),
        ("import", "x", "--encoding", "nix"),
        ("import", "x", "--encoding", "rot13"),
        ("import", "x", "--story", " "),
        ("import", "x", "--annotator", " "),
        ("export", "--nix"),
        ("spans", "extra"),
        ("--nix",),
        ("history", "--limit", "0"),
        ("search", " "),
        ("labels", "add", "x", "--colour", "pink"),
        ("documents", "edit", "x"),
        ("documents", "nix"),
        ("--as", "a\x1bb", "labels"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(run: Run, here: Path, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.status, ran.err.count("\n"), ran.out) == (2, 1, "")
    assert "\x1b" not in ran.err
    assert not list(here.iterdir())


def test_options_stand_before_or_after_the_command(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = str(next(SEEDS.iterdir()))
    assert run("--db", "one.db", "--as", "Ana", "import", seed).status == 0
    assert run("import", seed, "--db", "two.db", "--as", "Bo").status == 0
    assert run("--db", "one.db", "import", seed, "--db", "three.db").status == 0
    monkeypatch.setenv("ANNOTATOR_DB", "four.db")
    monkeypatch.setenv("ANNOTATOR_NAME", "Cy")
    assert run("import", seed).status == 0
    assert run("--db", "five.db", "import", seed, "--as", "Dee").status == 0
    names = {}
    for number in ("one", "two", "three", "four", "five"):
        history = run("--db", f"{number}.db", "history", "--json").out
        names[number] = history.split('"annotator":"')[1].split('"')[0]
    assert (names["one"], names["two"]) == ("ana", "bo")
    assert (names["four"], names["five"]) == ("cy", "dee")


def test_a_reader_that_goes_away_is_no_error_on_the_screen(here: Path, run: Run) -> None:
    (here / "big.txt").write_text("word " * 400_000)
    run("import", "big.txt")
    command = f"{sys.executable} -m annotator export | head -c 10"
    ended = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SEEDS.parent)},
        timeout=60,
    )
    assert len(ended.stdout) == 10
    assert ended.stderr == b""


def test_a_full_disk_is_one_line(launch: Launch, run: Run) -> None:
    run("import", str(SEEDS))
    with open("/dev/full", "wb") as full:
        for words in (("export",), ("documents",)):
            ended = launch(*words, capture_output=False, stdout=full, stderr=subprocess.PIPE)
            assert ended.returncode == 1
            assert ended.stderr.count(b"\n") == 1
            assert b"No space left" in ended.stderr


def test_a_terminal_without_unicode_gets_codes_instead_of_a_traceback(
    launch: Launch, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", str(SEEDS))
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    ended = launch("labels")
    assert ended.returncode == 0
    assert b"\\u201cover 10,000 workers" in ended.stdout
