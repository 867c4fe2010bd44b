"""What a shell completes, and what it never puts into a line."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from annotator.cli.commands.completion import SHELLS, VARIABLE
from annotator.cli.program import SUMMARIES, program
from tests.cli.conftest import SEEDS, Run
from tests.installed import environment
from tests.session.stores import lines

FIRST = "000_950917598fa7dac1.txt"


def offered(*words: str) -> list[str]:
    """What is offered for the last of the words."""
    complete = ShellComplete(program, {}, "annotator", VARIABLE)
    found = complete.get_completions(list(words[:-1]), words[-1])
    return [str(each.value) for each in found if each.type == "plain"]


@pytest.fixture
def seeded(run: Run) -> Run:
    """The program with the five seeds taken in."""
    assert run("import", str(SEEDS), "--story", "strike", "--as", "Ana").status == 0
    return run


def test_commands_verbs_and_options() -> None:
    assert offered("") == [*SUMMARIES]
    assert offered("re") == ["review", "report", "restore"]
    assert offered("labels", "re") == ["retire"]
    assert "--story" in offered("spans", "--")
    assert offered("export", "--for", "s") == ["spacy", "sentence-transformers"]
    assert "--db" in offered("--")


@pytest.mark.parametrize(
    "words",
    [
        ("00",),
        ("open", "00"),
        ("purge", "00"),
        ("documents", "--complete", "00"),
        ("documents", "edit", "00"),
    ],
)
def test_articles_are_offered_by_the_names_of_their_files(
    seeded: Run, words: tuple[str, ...]
) -> None:
    assert FIRST in offered(*words)
    assert not offered(*words[:-1], "zz")


def test_stories_annotators_and_labels_are_offered(seeded: Run) -> None:
    assert offered("spans", "--story", "") == ["strike"]
    assert offered("spans", "--annotator", "a") == ["ana"]
    assert offered("compare", "ana", "a") == ["ana"]
    assert offered("--as", "") == ["ana"]
    assert offered("labels", "edit", "st") == ["statistic"]
    assert offered("review", "--label", "f") == ["filler"]
    assert offered("search", "st") == []


def test_a_name_that_a_shell_would_run_is_not_offered(run: Run, here: Path) -> None:
    """What stands in an article's name was written by a stranger."""
    names = ["$(touch x)", "a b", "a;b", "`id`", "a\nb", "*", "~", "-rf", "good.name"]
    story = [{"id": each, "story": each, "text": each + " said so."} for each in names]
    (here / "a.jsonl").write_text(lines(*story))
    assert run("import", "a.jsonl", "--as", "Ana").status == 0
    assert json.loads(run("documents", "--json").out)[len(names) - 1]
    assert offered("purge", "") == ["good.name"]
    assert offered("spans", "--story", "") == ["good.name"]


@pytest.mark.parametrize("content", [None, b"a letter to a friend"])
def test_a_database_that_cannot_be_read_offers_nothing_and_is_left_alone(
    here: Path, content: bytes | None
) -> None:
    if content is not None:
        (here / "annotations.db").write_bytes(content)
    before = {each: each.read_bytes() for each in here.iterdir()}
    assert offered("purge", "") == []
    assert {each: each.read_bytes() for each in here.iterdir()} == before


def test_only_the_database_that_is_named_is_asked(seeded: Run, here: Path) -> None:
    assert offered("--db", "annotations.db", "open", "00")
    assert offered("--db", "other.db", "open", "00") == []
    assert not (here / "other.db").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_it_can_read(run: Run, here: Path, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.status == 0
    assert "_annotator_completion" in ran.out
    if found := shutil.which(shell):
        (here / "script").write_text(ran.out)
        assert subprocess.run([found, "-n", "script"], capture_output=True).stderr == b""


TYPED = """
eval "$(annotator completion bash)"
COMP_WORDS=(annotator purge 000) COMP_CWORD=2
"$(complete -p annotator | sed 's/.*-F \\([^ ]*\\).*/\\1/')" annotator
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""What Bash does on a Tab behind `annotator purge 000`."""


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs Bash")
def test_bash_completes_the_name_of_an_article(seeded: Run, here: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", TYPED], env=environment(here), capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [FIRST]
