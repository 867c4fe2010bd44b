"""What is said of an import with reviews in it."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.session.review_file import FILE, REPLIES, ROWS
from tests.session.stores import lines


def test_import_counts_what_came_of_reviews(run: Run, here: Path) -> None:
    (here / "a.jsonl").write_text(lines(*FILE))
    assert run("import", "a.jsonl").err.splitlines() == [
        "story “s”: 3 new articles",
        "taken in: 3 articles, 4 spans, 1 link, 1 absence, 1 decision, 1 batch, 4 items, "
        "9 verdicts, 1 reveal, 2 objections, 1 sign-off",
    ]
    again = run("import", "a.jsonl").err.splitlines()
    assert again[0] == "nothing new"
    assert again[1].endswith("1 batch, 9 verdicts, 1 reveal, 2 objections, 1 sign-off")


def test_what_never_changes_is_refused_in_one_line(run: Run, here: Path) -> None:
    (here / "a.jsonl").write_text(lines(*FILE))
    (here / "b.jsonl").write_text(lines({**REPLIES[1], "comment": "Otherwise."}))
    assert run("import", "a.jsonl").status == 0
    ran = run("import", "b.jsonl")
    assert ran.status == 1
    assert ran.err == (
        "refused: b.jsonl, line 1, byte 0: the objection “o1” is there already and says something "
        "else. It never changes: give the one in the file another id.\n"
    )


def test_an_export_is_taken_in_again_with_its_reviews(run: Run, here: Path) -> None:
    (here / "a.jsonl").write_text(lines(*FILE))
    run("import", "a.jsonl")
    first = run("export", "--no-timestamp").out
    (here / "out.jsonl").write_text(first)
    assert run("import", "out.jsonl", "--db", "b.db").status == 0
    assert run("export", "--no-timestamp", "--db", "b.db").out == first


def test_an_import_of_words_alone_is_in_the_history(run: Run, here: Path) -> None:
    (here / "a.jsonl").write_text(lines(*ROWS))
    (here / "b.jsonl").write_text(lines(*FILE[len(ROWS) : -1]))
    run("import", "a.jsonl")
    assert run("import", "b.jsonl").status == 0
    shown = run("history").out
    assert "import of b.jsonl" in shown
