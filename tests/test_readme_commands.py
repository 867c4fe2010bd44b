"""Every command that the README shows does what it is shown for, as it is written and in order."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.tui.key_table import DECLARED
from annotator.tui.own_keys import own_table
from tests.installed import ROOT, environment
from tests.readme import blocks, headings
from tests.session.stores import folder

ORDER = [
    "The first five minutes",
    "Annotate",
    "Review",
    "Export",
    "Work as a team",
    "When something goes wrong",
]
"""What a reader comes to first, in this order; behind it stands what is looked up."""

TYPED = "sh"
"""The language of a block whose lines are typed into a shell."""

KEYS = "toml"
"""The language of a block that is a file of keys."""

SHOWN = "text"
"""The language of a block that is what the program says."""

ELSEWHERE = {"Through git": "tests/cli/test_team.py"}
"""Sections whose commands two people type, and what types them."""

SHELL = re.compile(r"[$`*?~<>|&;(){}\\]")
"""What a shell does more with than to take words apart."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are for Unix shells")


def test_the_readme_is_in_the_order_of_a_beginning() -> None:
    assert headings()[: len(ORDER)] == ORDER


def test_every_block_is_typed_by_a_test_or_is_no_command() -> None:
    for each in blocks():
        assert each.language in {TYPED, KEYS, SHOWN}, (
            f"say what this is, such as ```sh:\n{each.text}"
        )
    for section, test in ELSEWHERE.items():
        assert section in (ROOT / test).read_text("utf-8")


class Reader:
    """Somebody who types what they read, line by line, in one shell."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._environment = environment(home)

    def type(self, line: str) -> None:
        """Type a line; it must end well and write the file that it names."""
        words = shlex.split(line, comments=True)
        match words:
            case []:
                return
            case ["export", setting]:
                name, _, value = setting.partition("=")
                os.environ[name] = value
            case ["unset", name]:
                del os.environ[name]
            case ["make", *targets]:
                self._make(targets)
            case ["annotator", *arguments] if not SHELL.search(line.partition(" # ")[0]):
                assert main(arguments) == 0, line
            case _:
                self._shell(line)
        if "-o" in words:
            assert (self.home / words[words.index("-o") + 1]).exists(), line

    def _make(self, targets: list[str]) -> None:
        """What make would run, without the screens: there is no terminal here."""
        inherited = {name: value for name, value in os.environ.items() if "MAKE" not in name}
        shown = subprocess.run(
            ["make", "--dry-run", f"VENV={self.home}/venv", *targets],
            cwd=ROOT,
            env=inherited,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        program = shown.splitlines()[-1].partition(" -m annotator")
        assert program[1], shown
        if arguments := shlex.split(program[2]):
            assert main(arguments) == 0, shown
        else:
            # The first run takes the seeds in before it opens them.
            assert main(["import", "seeds"]) == 0

    def _shell(self, line: str) -> None:
        shell = shutil.which("bash") or "sh"
        done = subprocess.run(
            [shell, "-e", "-c", line],
            env=self._environment | {"ANNOTATOR_NAME": "Ana"},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, ""), line


def given(home: Path) -> None:
    """What the README takes for given: articles, a question, and the work of somebody else."""
    shutil.copytree(ROOT / "seeds", home / "seeds")
    (home / "articles").mkdir()
    for name in ("one", "two"):
        (home / "articles" / f"{name}.txt").write_text(f"Number {name} of the strike’s articles.")
    asked = '{"doc": "000_950917598fa7dac1.txt", "start": 665, "end": 682}\n'
    (home / "ask.jsonl").write_text(asked)
    other = ["--db", "other.db", "--as", "Ben"]
    assert main([*other, "import", "seeds"]) == 0
    assert main([*other, "documents", "--complete", "seeds"]) == 0
    assert main([*other, "export", "--history", "-o", "work.jsonl"]) == 0


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """Somebody called Ana, in a folder of their own."""
    with folder() as home:
        monkeypatch.chdir(home)
        monkeypatch.setenv("ANNOTATOR_DB", "unset again below, so that it is as it was afterwards")
        monkeypatch.delenv("ANNOTATOR_DB")
        monkeypatch.setenv("ANNOTATOR_NAME", "Ana")
        given(home)
        yield Reader(home)


def test_every_command_does_what_it_is_shown_for(
    reader: Reader, capfd: pytest.CaptureFixture[str]
) -> None:
    typed = [each for each in blocks() if each.language == TYPED]
    for block in typed:
        if block.section not in ELSEWHERE:
            for line in block.text.splitlines():
                reader.type(line)
    assert {each.section for each in typed} >= {"annotator", *ORDER} - {ORDER[0]}
    assert "Traceback" not in "".join(capfd.readouterr())


def test_keys_of_ones_own_are_taken_as_they_are_written(tmp_path: Path) -> None:
    for each in blocks():
        if each.language == KEYS:
            file = tmp_path / "keys.toml"
            file.write_text(each.text, encoding="utf-8")
            assert own_table(file).keys != DECLARED.keys
