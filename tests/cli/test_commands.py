"""What each command prints, for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import SEEDS, Run
from tests.session.stores import lines

HOSTILE = "\x1b]52;c;aGk=\x07\x9b31m\u202e\x7f"


@pytest.fixture
def linked(run: Run, here: Path) -> None:
    """Two articles with a fact between them whose figures differ, and a hostile third."""
    (here / "work.jsonl").write_text(
        lines(
            {"type": "annotator", "id": "ana", "name": "Ana"},
            {"type": "document", "id": "d1", "story": "s", "number": 1, "source": "Post",
             "text": "A\n50 died."},
            {"type": "document", "id": "d2", "story": "s", "number": 2, "source": "Sun",
             "text": "60 died."},
            {
                "type": "document",
                "id": "d3",
                "story": "s",
                "number": 9,
                "title": HOSTILE,
                "source": HOSTILE,
                "text": f"x {HOSTILE} y",
            },
            span("s1", "d1", 2, 9),
            span("s2", "d2", 0, 7),
            {**span("s3", "d3", 0, 5), "note": HOSTILE, "label": None},
            {"type": "link", "id": "l1", "a": "s1", "b": "s2", "relation": "partial", "more": "b",
             "annotator": "ana"},
            {"type": "absence", "span": "s1", "document": "d3", "annotator": "ana"},
            {"type": "completion", "document": "d1", "annotator": "ana"},
        )
    )  # fmt: skip
    assert run("import", "work.jsonl").err.startswith("story “s”: 3 new articles\n")


def span(name: str, document: str, start: int, end: int) -> dict[str, Any]:
    return {
        "type": "span",
        "id": name,
        "document": document,
        "start": start,
        "end": end,
        "label": "statistic",
        "annotator": "ana",
    }


def table(out: str) -> list[list[str]]:
    return [[cell for cell in line.split("  ") if cell.strip()] for line in out.splitlines()]


def test_import_says_what_came_of_it(run: Run, here: Path) -> None:
    (here / "bad.txt").write_bytes(b"one\n\xff")
    ran = run("import", str(SEEDS), "bad.txt")
    assert (ran.status, ran.out) == (1, "")
    first, *others = ran.err.splitlines()
    assert first.startswith("refused: bad.txt, line 2, byte 4: not UTF-8 text.")
    assert others == ["story “seeds”: 5 new articles", "taken in: 5 articles"]
    assert run("import", str(SEEDS)).err == "nothing new\nthere already: 5 articles\n"


def test_import_of_spans_for_somebody(run: Run, here: Path) -> None:
    record = {"text": "abc", "spans": [{"start": 0, "end": 1, "label": "Who"}], "answer": "ignore"}
    (here / "a.jsonl").write_text(lines(record, {**record, "text": "abd", "answer": "accept"}))
    ran = run("import", "a.jsonl", "--format", "prodigy", "--annotator", "Bo", "--story", "x")
    assert ran.err.splitlines()[1:] == [
        "taken in: 2 articles, 1 span",
        "new label “who”",
        "not taken in: spans of a task answered “ignore” (1)",
    ]
    (made,) = json.loads(run("spans", "--json").out)
    assert (made["annotator"], made["label"], made["story"]) == ("bo", "who", "x")


def test_nobody_sees_the_spans_of_another_unless_they_ask(run: Run, here: Path) -> None:
    record = {"text": "abc", "spans": [{"start": 0, "end": 1, "label": "filler"}]}
    (here / "a.jsonl").write_text(lines(record))
    run("import", "a.jsonl", "--format", "prodigy", "--annotator", "Bo", "--story", "x")

    def shown(*words: str) -> int:
        return len(json.loads(run("spans", "--json", *words).out))

    assert (shown("--as", "Ana"), shown("--as", "bo")) == (0, 1)
    assert (shown("--as", "Ana", "--annotator", "BO"), shown("--as", "Ana", "--everybody")) == (
        1,
        1,
    )


def test_an_import_error_shows_no_control_character(run: Run, here: Path) -> None:
    (here / "a.jsonl").write_text(lines({"text": "a"}, {"id": HOSTILE, "text": "b"}) * 2)
    (here / f"{HOSTILE}.txt").write_bytes(b"\xff")
    ran = run("import", "a.jsonl", f"{HOSTILE}.txt")
    assert ran.err.startswith("refused: ␛]52;c;aGk=␇�31m␦␡.txt, line 1, byte 0: not UTF-8")


@pytest.mark.usefixtures("linked")
@pytest.mark.parametrize(
    "words",
    [("documents",), ("spans",), ("links",), ("links", "--matrix"), ("search", "x"), ("history",)],
)
def test_nothing_stored_reaches_a_terminal_raw(run: Run, words: tuple[str, ...]) -> None:
    for extra in ((), ("--json",)):
        out = run(*words, *extra).out
        assert out
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x7f"} & set(out)


@pytest.mark.usefixtures("linked")
def test_documents(run: Run) -> None:
    listed = json.loads(run("documents", "--json").out)
    assert [(each["number"], each["spans"], each["links"]) for each in listed] == [
        (1, 1, 1),
        (2, 1, 1),
        (9, 1, 0),
    ]
    assert listed[0]["complete"] == ["ana"]
    rows = table(run("documents", "list", "--story", "S").out)
    assert [row[1].strip() for row in rows] == ["no", "1", "2", "9"]
    assert run("documents", "--story", "nix").status == 1


@pytest.mark.usefixtures("linked")
def test_documents_edit(run: Run) -> None:
    ran = run("documents", "edit", "1", "--title", "New", "--published", "2025", "--as", "Bo")
    assert (ran.status, ran.err) == (0, "article 1: title “New”, published “2025”\n")
    assert run("documents", "edit", "1", "--title", "New").err == "Post is as it was\n"
    assert run("documents", "edit", "sun", "--story", "other").status == 0
    listed = {each["id"]: each for each in json.loads(run("documents", "--json").out)}
    assert (listed["d1"]["title"], listed["d2"]["story"]) == ("New", "other")
    assert json.loads(run("history", "--annotator", "BO", "--json").out)[0]["kind"] == "do"


@pytest.mark.usefixtures("linked")
def test_labels(run: Run) -> None:
    assert [each["spans"] for each in json.loads(run("labels", "--json").out)] == [0, 2, 0, 0]
    ran = run("labels", "add", "Eye Witness", "--key", "w", "--unit", "clause")
    assert (ran.status, "w is also a command" in ran.err) == (0, True)
    ran = run("labels", "edit", "statistic", "--definition", "A number.")
    assert ran.err.splitlines()[1] == (
        "2 spans were made under an earlier definition; "
        "`annotator spans --label statistic --earlier` lists them"
    )
    assert len(json.loads(run("spans", "--earlier", "--json").out)) == 2
    assert run("labels", "edit", "statistic", "--name", "figure").status == 0
    assert run("labels", "retire", "eye_witness").status == 0
    assert run("labels", "retire", "nix").status == 1
    rows = table(run("labels", "list").out)
    assert rows[-1][-1].strip() == "(retired)"


@pytest.mark.usefixtures("linked")
def test_spans(run: Run) -> None:
    rows = table(run("spans").out)
    shown = [cell.strip() for cell in rows[1]]
    assert shown == ["s", "1", "Post", "2", "9", "statistic", "ana", "50 died"]
    assert len(json.loads(run("spans", "--label", "Statistic", "--json").out)) == 2
    assert run("spans", "--annotator", "nobody").err == "There are no spans.\n"
    assert json.loads(run("spans", "--annotator", "nobody", "--json").out) == []
    assert run("spans", "--label", "nix").status == 1


@pytest.mark.usefixtures("linked")
def test_links(run: Run) -> None:
    (link,) = json.loads(run("links", "--json").out)
    assert (link["relation"], link["more"], link["a"]["quote"]) == ("partial", "b", "50 died")
    assert "partial, 2 says more" in run("links").out


@pytest.mark.usefixtures("linked")
def test_the_matrix_says_who_says_what(run: Run) -> None:
    (row,) = json.loads(run("links", "--matrix", "--json").out)
    assert (row["fact"], row["label"], row["figures_differ"]) == (1, "statistic", True)
    assert [len(cell["members"]) for cell in row["cells"]] == [1, 1, 0]
    assert [cell["absent"] for cell in row["cells"]] == [False, False, True]
    title, head, fact = run("links", "--matrix").out.splitlines()
    assert title == "s · ana"
    assert "1 Post" in head
    assert "∅" in fact
    assert "~ 60 died * 60" in fact
    assert run("links", "--matrix", "--annotator", "nix").status == 1


@pytest.mark.usefixtures("linked")
def test_search(run: Run) -> None:
    hits = json.loads(run("search", "DIED.", "--json").out)
    assert [(each["number"], each["line"], each["start"]) for each in hits] == [
        (1, 2, 5),
        (2, 1, 3),
    ]
    assert "50 [died]." in run("search", "Died").out
    ran = run("search", "nix")
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing says “nix”.\n")


def test_history_is_newest_first_and_limited(run: Run) -> None:
    run("import", str(SEEDS), "--as", "Ana")
    listed = json.loads(run("history", "--json", "--limit", "2").out)
    assert [each["seq"] for each in listed] == [5, 4]
    assert len(table(run("history").out)) == 6
    assert "import of 000_950917598fa7dac1.txt" in run("history", "--story", "seeds").out


@pytest.mark.usefixtures("linked")
def test_an_export_comes_back_the_same(run: Run, here: Path) -> None:
    ran = run("export", "--no-timestamp", "-o", "out.jsonl")
    assert (ran.status, ran.out, ran.err) == (0, "", "written: out.jsonl\n")
    out = run("export", "--no-timestamp").out
    assert (here / "out.jsonl").read_text() == out
    assert run("import", "out.jsonl", "--db", "other.db").status == 0
    assert run("--db", "other.db", "export", "--no-timestamp").out == out
    assert '"type":"step"' in run("export", "--history").out
    ran = run("export", "-o", "annotations.db")
    assert (ran.status, ran.err.count("\n")) == (1, 1)


def test_flagged_notes_are_listed(run: Run, here: Path) -> None:
    (here / "work.jsonl").write_text(
        lines(
            {"type": "document", "id": "d1", "story": "s", "number": 1, "text": "A\n50 died."},
            {"type": "document", "id": "d2", "story": "s", "number": 2, "text": "60 died."},
            span("s1", "d1", 2, 9) | {"note": "? of which day"},
            span("s2", "d2", 0, 7) | {"note": "is it?"},
            {"type": "link", "id": "l1", "a": "s1", "b": "s2", "relation": "partial",
             "note": "?", "annotator": "ana"},
        )
    )  # fmt: skip
    assert run("import", "work.jsonl").status == 0
    (flagged,) = json.loads(run("spans", "--as", "Ana", "--flagged", "--json").out)
    assert flagged["note"] == "? of which day"
    assert [each["id"] for each in json.loads(run("links", "--flagged", "--json").out)] == ["l1"]
    assert "do not go with --matrix" in run("links", "--flagged", "--matrix").err
