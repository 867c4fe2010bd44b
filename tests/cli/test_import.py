"""What is said of an import of another program's file."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.session.stores import lines

TASK = {
    "data": {"text1": "12 men ran.", "text2": "Twelve ran."},
    "annotations": [
        {
            "completed_by": {"email": "bo@example.org"},
            "result": [
                {
                    "id": name,
                    "type": "labels",
                    "from_name": f"label{side}",
                    "to_name": f"text{side}",
                    "value": {"start": 0, "end": 6, "text": text, "labels": ["New"]},
                }
                for side, name, text in ((1, "a", "12 men"), (2, "b", "Twelve"))
            ]
            + [{"type": "relation", "from_id": "a", "to_id": "b", "labels": [word]}
               for word in ("equivalent", "causes")],
        }
    ],
}  # fmt: skip


def test_what_became_of_tasks_is_told(run: Run, here: Path) -> None:
    (here / "tasks.json").write_text(json.dumps([TASK]))
    ran = run("import", "tasks.json", "--story", "s", "--annotator", "Cy")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "story “s”: 2 new articles",
        "taken in: 2 articles, 2 spans, 1 link",
        "new label “new”",
        "not taken in: relations called “causes”, which is not about what is said (1)",
    ]
    (link,) = json.loads(run("links", "--as", "Cy", "--json").out)
    assert link["relation"] == "equivalent"
    assert run("import", "tasks.json", "--annotator", "Cy").err.startswith("nothing new\n")


def test_records_are_left_out_and_said_and_the_status_tells(run: Run, here: Path) -> None:
    records: list[dict[str, object]] = [
        {"type": "document", "id": "d", "story": "s", "text": "Over 10,000 workers left."},
        {"type": "span", "document": "d", "start": 4, "end": 10, "quote": "10,000"},
        {"type": "span", "document": "d", "start": 4, "end": 10, "quote": "nobody"},
        {"type": "span", "document": "x", "start": 4, "end": 10},
    ]
    (here / "n.jsonl").write_text(lines(*records))
    refused = run("import", "n.jsonl")
    assert refused.status == 1
    assert refused.err.startswith("refused: n.jsonl, line 3, byte ")
    assert len(refused.err.splitlines()) == 1
    ran = run("import", "n.jsonl", "--keep-going")
    assert ran.status == 1
    first, second, *rest = ran.err.splitlines()
    assert first.startswith("left out: n.jsonl, line 3, byte ")
    assert first.endswith("the quote is not what stands at 4 to 10.")
    assert second.endswith("the document “x” is neither in the file nor in the database.")
    assert rest == [
        "left out: 2 records",
        "story “s”: 1 new article",
        "taken in: 1 article, 1 span",
        "put where their quotes are: 1 span",
    ]


def test_many_kinds_of_what_is_left_out_are_summed_up(run: Run, here: Path) -> None:
    records = [{"type": f"t{number}"} for number in range(60)]
    (here / "n.jsonl").write_text(lines({"type": "meta"}, *records, {"type": "t7"}))
    said = run("import", "n.jsonl").err.splitlines()
    assert said[:2] == ["nothing new", "not taken in: records of type “t7” (2)"]
    assert said[-1] == "not taken in: 20 other kinds (20)"
    assert len(said) == 42


def test_many_new_labels_are_summed_up(run: Run, here: Path) -> None:
    spans = [{"start": at, "end": at + 1, "label": f"n{at}"} for at in range(50)]
    (here / "a.jsonl").write_text(lines({"text": "x" * 50, "spans": spans, "story": "s"}))
    said = run("import", "a.jsonl").err.splitlines()
    assert said[2] == "new label “n0”"
    assert said[-1] == "10 other new labels"
    assert len(said) == 43


@pytest.mark.parametrize("word", ["--keep-going", "--annotator"])
def test_help_says_what_it_is_for(run: Run, word: str) -> None:
    assert word in run("import", "--help").out
