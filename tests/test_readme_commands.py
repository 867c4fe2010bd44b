"""Every command that the README shows does what it is shown for, as it is written and in order."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.tui.key_table import DECLARED
from annotator.tui.own_keys import own_table
from tests.installed import ROOT
from tests.readme import README, blocks, headings
from tests.session.stores import folder
from tests.typist import Typist

TITLE = "annotator"

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

ELSEWHERE = {
    "Over SSH": "tests/faults/ssh_host.py",
    "Through git": "tests/cli/test_team.py",
}
"""Sections whose commands several people type, and what types them."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are for Unix shells")


def test_the_readme_is_in_the_order_of_a_beginning() -> None:
    """What it is, a picture, two commands, the five minutes, and then what is done with it."""
    first = README.read_text("utf-8").partition(f"## {ORDER[0]}")[0]
    assert 0 < first.index("<picture>") < first.index("```sh")
    assert [len(each.text.splitlines()) for each in blocks() if each.section == TITLE] == [2]
    assert headings()[: len(ORDER)] == ORDER


def test_every_block_is_typed_by_a_test_or_is_no_command() -> None:
    for each in blocks():
        assert each.language in {TYPED, KEYS, SHOWN}, (
            f"say what this is, such as ```sh:\n{each.text}"
        )
    for section in ELSEWHERE.keys() & {each.section for each in blocks()}:
        assert section in (ROOT / ELSEWHERE[section]).read_text("utf-8")


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
def typist(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typist]:
    """Somebody called Ana, in a folder of their own."""
    with folder() as home:
        monkeypatch.chdir(home)
        # Whatever is typed, the variable is afterwards as it was.
        monkeypatch.setenv("ANNOTATOR_DB", "")
        monkeypatch.delenv("ANNOTATOR_DB")
        monkeypatch.setenv("ANNOTATOR_NAME", "Ana")
        given(home)
        yield Typist(home)


def test_every_command_does_what_it_is_shown_for(
    typist: Typist, capfd: pytest.CaptureFixture[str]
) -> None:
    typed = [each for each in blocks() if each.language == TYPED]
    for block in typed:
        if block.section not in ELSEWHERE:
            for line in block.text.splitlines():
                typist.type(line)
    assert {each.section for each in typed} >= {TITLE, *ORDER} - {ORDER[0]}
    assert "Traceback" not in "".join(capfd.readouterr())


def test_keys_of_ones_own_are_taken_as_they_are_written(tmp_path: Path) -> None:
    for each in blocks():
        if each.language == KEYS:
            file = tmp_path / "keys.toml"
            file.write_text(each.text, encoding="utf-8")
            assert own_table(file).keys != DECLARED.keys
