"""Who is at work is known to the database from what they do on, and not from what was refused."""

import json
from pathlib import Path

import pytest

from annotator.storage.store import Store
from tests.cli.conftest import Run


@pytest.fixture
def known(run: Run, here: Path) -> None:
    """A database in which Ana has taken two articles in."""
    for name in ("one", "two"):
        (here / f"{name}.txt").write_text(f"Over 10,000 workers of {name} left.")
    (here / "bad.jsonl").write_text(json.dumps({"text": 3}))
    assert run("import", "one.txt", "two.txt", "--story", "s", "--as", "Ana").status == 0


def annotators(here: Path) -> set[str]:
    with Store.open(here / "annotations.db") as store:
        return {each.id for each in store.annotators()}


@pytest.mark.parametrize(
    "words",
    [
        ["import", "none.txt"],
        ["import", "bad.jsonl", "--annotator", "Cy"],
        ["documents", "--complete", "nowhere"],
        ["documents", "edit", "nowhere", "--title", "x"],
        ["labels", "add", "filler"],
        ["review", "nobody", "--draw"],
        ["review", "nobody"],
        ["compare", "ana", "nobody"],
    ],
)
@pytest.mark.usefixtures("known")
def test_what_is_refused_makes_nobody_known(run: Run, here: Path, words: list[str]) -> None:
    assert run(*words, "--as", "Bo").status != 0
    assert annotators(here) == {"ana"}


@pytest.mark.usefixtures("known")
def test_what_is_done_makes_who_does_it_known(run: Run, here: Path) -> None:
    assert run("documents", "--complete", "1", "--as", "Bo").status == 0
    assert annotators(here) == {"ana", "bo"}
    (here / "three.jsonl").write_text(
        json.dumps({"text": "Read more.", "spans": [{"start": 0, "end": 4, "label": "filler"}]})
    )
    assert run("import", "three.jsonl", "--annotator", "Cy", "--as", "Di").status == 0
    assert annotators(here) == {"ana", "bo", "cy", "di"}
