"""`annotator merge`: what is said, and that a refusal changes nothing."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.session.stores import bytes_of, lines

ARTICLES = (
    {"type": "document", "id": "d1", "story": "s", "text": "Over 10,000 workers left."},
    {"type": "document", "id": "d2", "story": "s", "text": "Ten thousand walked out."},
)


def span(name: str, document: str, end: int, note: str = "") -> dict[str, object]:
    """A statistic at the beginning of an article."""
    fields = {"id": name, "document": document, "start": 0, "end": end, "note": note}
    return {"type": "span", "label": "statistic", **fields}


@pytest.fixture
def both(run: Run, here: Path) -> tuple[Path, Path]:
    """Two databases that began as one, in which Ada has marked the same passage."""
    (here / "articles.jsonl").write_text(lines(*ARTICLES))
    assert run("--db", "a.db", "--as", "Ada", "import", "articles.jsonl").status == 0
    shutil.copyfile("a.db", "b.db")
    for name, note in (("a", "sure"), ("b", "? maybe")):
        (here / f"{name}.jsonl").write_text(lines(*ARTICLES, span(f"{name}1", "d1", 19, note)))
        run("--db", f"{name}.db", "--as", "Ada", "import", f"{name}.jsonl")
    return here / "a.db", here / "b.db"


def test_what_came_in_and_what_to_look_at_is_told(run: Run, both: tuple[Path, Path]) -> None:
    ran = run("--db", "a.db", "--as", "Ben", "merge", "b.db")
    assert ran.status == 0
    (backup,) = Path("a-backups").iterdir()
    assert ran.err.splitlines() == [
        f"backed up; `annotator --db=a.db restore {backup.name}` goes back",
        "changed: 1 span",
        "made one with what says the same: 1 span",
        "history: 1 new step",
        "1 conflict; `annotator history` has both sides",
    ]
    assert "made one, their notes differ" in ran.out
    assert "note “? maybe”" in ran.out
    (kept,) = json.loads(run("--db", "a.db", "spans", "--as", "Ada", "--json").out)
    assert (kept["id"], kept["note"]) == ("a1", "? maybe")
    assert [each.name.split("-")[-1] for each in Path("a-backups").iterdir()] == ["merge.db"]
    again = run("--db", "a.db", "merge", "b.db", "--json")
    (report,) = json.loads(again.out)
    assert (report["steps"], report["conflicts"], report["twins"]) == (0, [], {})


def test_something_is_said_where_names_alone_come_in(run: Run, both: tuple[Path, Path]) -> None:
    assert run("--db", "new.db", "--as", "Ben", "merge", "a.db").status == 0
    assert not Path("new-backups").exists()
    ran = run("--db", "a.db", "--as", "Ada", "merge", "new.db")
    said = "nothing new in the articles of new.db; names and times were taken in"
    assert (ran.status, ran.err.splitlines()[-1]) == (0, said)


def test_the_counts_are_told_to_programs_too(run: Run, both: tuple[Path, Path]) -> None:
    ran = run("--db", "new.db", "--as", "Ben", "merge", "a.db", "--json")
    assert (ran.status, ran.err) == (0, "")
    (report,) = json.loads(ran.out)
    assert report["taken"] == {"document": 2, "span": 1}
    (report,) = json.loads(run("--db", "new.db", "merge", "b.db", "--json").out)
    assert (report["changed"], report["twins"]) == ({"span": 1}, {"span": 1})
    assert [each["kind"] for each in report["conflicts"]] == ["made one, their notes differ"]


def test_it_makes_no_difference_who_merges_whom(run: Run, both: tuple[Path, Path]) -> None:
    shutil.copyfile("a.db", "c.db")
    run("--db", "a.db", "merge", "b.db")
    run("--db", "b.db", "merge", "c.db")
    exports = {run("--db", name, "export", "--no-timestamp").out for name in ("a.db", "b.db")}
    assert len(exports) == 1


def test_two_files_are_made_one_without_a_database(
    run: Run, here: Path, both: tuple[Path, Path]
) -> None:
    for name in "ab":
        history = ("export", "--history", "--no-timestamp", "-o", f"{name}.jsonl")
        run("--db", f"{name}.db", *history)
    shutil.copyfile("a.jsonl", "ours.jsonl")
    ran = run("merge", "--files", "ours.jsonl", "b.jsonl", "-o", "ours.jsonl")
    assert ran.status == 0
    assert "made one with what says the same: 1 span" in ran.err
    assert not (here / "annotations.db").exists()
    run("--db", "a.db", "merge", "b.db")
    run("--db", "b.db", "merge", "ours.jsonl")
    run("--db", "new.db", "merge", "ours.jsonl")
    exports = {
        run("--db", name, "export", "--no-timestamp").out for name in ("a.db", "b.db", "new.db")
    }
    assert len(exports) == 1


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("a.db", "a.db is the database itself."),
        ("no.db", "There is no database at no.db."),
        ("no.jsonl", "no.jsonl cannot be read: No such file or directory."),
        (".", ". is a directory, not a database."),
        ("articles.txt", "articles.txt is not a database."),
        ("articles.jsonl", "articles.jsonl, line 1, byte 0: “text_sha256” is missing."),
        ("broken.jsonl", "broken.jsonl, line 1, byte 1: not JSON"),
    ],
)
def test_what_is_no_other_database_is_refused_in_a_line(
    run: Run, here: Path, both: tuple[Path, Path], other: str, told: str
) -> None:
    (here / "articles.txt").write_text("Nothing to merge.")
    (here / "broken.jsonl").write_text("{")
    before = bytes_of(here / "a.db")
    ran = run("--db", "a.db", "merge", other)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"annotator: {told}")
    assert ran.err.count("\n") == 1
    assert bytes_of(here / "a.db") == before
    assert not (here / "a-backups").exists()
    if other != "a.db":
        assert run("--db", "new.db", "merge", other).status == 1
        assert not (here / "new.db").exists()


@pytest.mark.parametrize(
    "words",
    [(), ("a.db", "b.db"), ("--files", "a.jsonl", "b.jsonl"), ("a.db", "-o", "c.jsonl")],
)
def test_wrong_use_is_said(run: Run, here: Path, words: tuple[str, ...]) -> None:
    ran = run("merge", *words)
    assert ran.status == 2
    assert not (here / "annotations.db").exists()
