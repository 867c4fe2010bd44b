"""`annotator agreement`: for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.session.stores import lines

TEXT = "Over 10,000 workers walked out."

MEASURES = {
    "spans": {"exact_f1", "exact_f1_bounds", "iou50_f1", "char_f1", "label_alpha", "by_label"},
    "links": {"f1", "kappa", "b3_f1", "lea_f1", "unmatched"},
}


@pytest.fixture
def worked(run: Run, here: Path) -> None:
    """Three annotators in one story of two articles; Di has nothing."""
    documents = [
        {"type": "document", "id": f"d{n}", "story": "s", "number": n, "text": f"{TEXT} {n}"}
        for n in (1, 2)
    ]
    work: list[dict[str, Any]] = []
    for who, end in (("ana", 19), ("bo", 19), ("cy", 4)):
        for n in (1, 2):
            place = {"document": f"d{n}", "start": 0, "end": end, "label": "statistic"}
            work.append({"type": "span", "id": f"{who}{n}", "annotator": who, **place})
        ends = {"a": f"{who}1", "b": f"{who}2", "relation": "equivalent"}
        work.append({"type": "link", "annotator": who, **ends})
    (here / "work.jsonl").write_text(lines(*documents, *work), encoding="utf-8")
    assert run("--as", "Di", "import", "work.jsonl").status == 0


@pytest.mark.usefixtures("worked")
def test_a_table_for_people(run: Run) -> None:
    ran = run("agreement", "ana", "cy")
    assert (ran.status, ran.err) == (0, "")
    first, _, _, *rows = ran.out.splitlines()
    assert first == "ana and cy · 2 articles of 1 story · 2 and 2 spans"
    told = {row[:18].strip().split("  ")[0]: row for row in rows}
    assert "0.000  0.000 – 0.000" in told["exact F1"]
    # 4 of 19 + 4 code points in each article: 2 · 4 / 23.
    assert "0.348  0.348 – 0.348" in told["character F1"]
    assert "n/a (nothing linked)" in told["link F1"]
    assert "left out: 2 (2 linked) of ana, 2 (2 linked) of cy" in ran.out
    assert "equal label (or both none) and IoU ≥ .5" in ran.out


@pytest.mark.usefixtures("worked")
def test_an_object_for_programs(run: Run) -> None:
    found = json.loads(run("agreement", "ana", "bo", "--story", "S", "--json").out)
    assert {part: set(measures) for part, measures in found.items()} == MEASURES
    assert found["spans"]["exact_f1"] == {"value": 1.0, "n": 4, "low": 1.0, "high": 1.0}
    assert found["spans"]["by_label"]["statistic"]["kappa"]["value"] == 1.0
    assert found["links"]["b3_f1"] == {"value": 1.0, "n": 2}
    assert found["links"]["kappa"] == {"value": None, "n": 1}
    assert found["links"]["unmatched"] == {"value": 0, "n": 4}


@pytest.mark.usefixtures("worked")
def test_several_annotators_in_pairs_and_on_average(run: Run) -> None:
    found = json.loads(run("agreement", "ana", "bo", "cy", "--json").out)
    assert [(each["a"], each["b"]) for each in found["pairs"]] == [
        ("ana", "bo"),
        ("ana", "cy"),
        ("bo", "cy"),
    ]
    assert found["spans"]["exact_f1"] == {"value": pytest.approx(1 / 3), "n": 3}
    assert found["pairs"][0]["links"]["f1"]["value"] == 1.0
    table = run("agreement", "ana", "bo", "cy").out.splitlines()
    assert table[0].startswith("annotators  exact F1")
    assert [line.split("  ")[0] for line in table[1:5]] == ["ana, bo", "ana, cy", "bo, cy", "mean"]
    assert table[4].split()[1] == "0.333"
    assert "statistic κ" in table[6]


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ana", "\x1b"), "annotator: There is no annotator “␛”. There are: ana, bo, cy, Di."),
        (("ana", "ANA"), "annotator: ana cannot be compared with ana."),
        (("ana", "di"), "annotator: Di has marked nothing."),
        (("ana", "bo", "--story", "x"), "annotator: There is no story “x”. There are: “s”."),
    ],
)
def test_bad_input_is_one_line(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("agreement", *words)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("words", [(), ("ana",)])
def test_one_name_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run("agreement", *words).status == 2


def test_without_a_database_it_is_refused(run: Run, here: Path) -> None:
    ran = run("agreement", "ana", "bo")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert not list(here.iterdir())
