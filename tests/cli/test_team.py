"""The recipe of the README by which a team shares its work through git."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.installed import environment
from tests.session.stores import lines

README = Path(__file__).parents[2] / "README.md"

ARTICLES = (
    {"type": "document", "id": "d1", "story": "s", "text": "Over 10,000 workers left."},
    {"type": "document", "id": "d2", "story": "s", "text": "Ten thousand walked out."},
)


def recipe() -> tuple[list[str], list[str]]:
    """What the README says to type once in a clone, and then each time."""
    section = README.read_text().partition("### Through git")[2]
    once, each = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)[:2]
    return once.splitlines(), each.splitlines()


@pytest.fixture
def shell(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`annotator` and `git` as a person's shell knows them, with no settings of theirs."""
    for name, value in environment(here).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.org")


def sh(folder: Path, *commands: str) -> None:
    """Run what a person types, in a folder."""
    for command in commands:
        ran = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True)
        assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"


def mark(run: Run, clone: Path, who: str, *spans: dict[str, object]) -> None:
    """Let somebody annotate in a clone."""
    file = clone.parent / "work.jsonl"
    file.write_text(lines(*ARTICLES, *spans))
    database = str(clone / "annotations.db")
    assert run("--db", database, "--as", who, "import", str(file)).status == 0


def span(name: str, end: int) -> dict[str, object]:
    fields = {"id": name, "document": "d1", "start": 0, "end": end, "label": "statistic"}
    return {"type": "span", **fields}


@pytest.mark.skipif(sys.platform == "win32", reason="the recipe is for a Unix shell")
def test_two_annotators_in_two_clones_come_to_the_same(
    run: Run, here: Path, shell: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    once, each = recipe()
    sh(here, "git init -q --bare -b main origin.git", "git clone -q origin.git ada 2>/dev/null")
    ada, ben = here / "ada", here / "ben"
    sh(ada, "git checkout -q -b main")
    sh(ada, *once)
    mark(run, ada, "Ada")
    monkeypatch.setenv("ANNOTATOR_NAME", "Ada")
    sh(ada, "annotator export --history --no-timestamp -o team.jsonl", "git add -A")
    sh(
        ada,
        "git commit -qm start",
        "git push -q -u origin main",
        "git -C .. clone -q origin.git ben",
    )
    sh(ben, *(line for line in once if line.startswith("git config")))
    sh(ben, "annotator --as Ben merge team.jsonl")
    mark(run, ada, "Ada", span("a1", 19))
    mark(run, ben, "Ben", span("b1", 11))
    sh(ada, *each)
    monkeypatch.setenv("ANNOTATOR_NAME", "Ben")
    sh(ben, *each)
    sh(ada, "git pull -q", "annotator merge team.jsonl")
    databases = [str(clone / "annotations.db") for clone in (ada, ben)]
    exports = [run("--db", each, "export", "--no-timestamp").out for each in databases]
    assert exports[0] == exports[1]
    assert '"id":"a1"' in exports[0]
    assert '"id":"b1"' in exports[0]
    listed = subprocess.run(["git", "ls-files"], cwd=ada, capture_output=True, check=True).stdout
    assert listed.split() == [b".gitattributes", b".gitignore", b"team.jsonl"]
