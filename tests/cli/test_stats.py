"""`annotator stats` on a story of two annotators."""

import json
from pathlib import Path

import pytest

from annotator.cli.charts import WIDEST, bar
from annotator.domain.time_spent import TimeKey
from annotator.storage.store import Store
from tests.cli.conftest import Run

NATIVE = (
    {"type": "document", "id": "d1", "story": "strike", "number": 1, "text": "10,000 walked out."},
    {
        "type": "document",
        "id": "d2",
        "story": "strike",
        "number": 2,
        "text": "Ten thousand left 📰",
    },
    {"type": "document", "id": "d3", "story": "strike", "number": 3, "text": "Nothing of it."},
    {"type": "document", "id": "d4", "story": "flood", "number": 1, "text": "Water rose 4 meters."},
)
SPANS = (
    ("s1", "d1", 0, 17, "testimony", "Ana"),
    ("s2", "d1", 0, 6, "statistic", "Ana"),
    ("s3", "d2", 0, 12, "statistic", "Ana"),
    ("s4", "d2", 0, 17, None, "Bo"),
    ("s5", "d4", 0, 20, "testimony", "Bo"),
)


@pytest.fixture
def annotated(run: Run, here: Path) -> Run:
    """The program with two stories, three articles of them marked by two people."""
    records = [*NATIVE]
    for name, document, start, end, label, who in SPANS:
        at = {"document": document, "start": start, "end": end}
        records.append({"type": "span", "id": name, "label": label, "annotator": who, **at})
    records.append(
        {"type": "link", "a": "s2", "b": "s3", "relation": "equivalent", "annotator": "Ana"}
    )
    records.append({"type": "completion", "document": "d3", "annotator": "Ana"})
    (here / "in.jsonl").write_text("\n".join(map(json.dumps, records)))
    assert run("import", "in.jsonl", "--as", "Ana").status == 0
    return run


def test_figures_of_everybody(annotated: Run) -> None:
    found = json.loads(annotated("stats", "--everybody", "--json").out)
    assert found["documents"] == 4
    assert {(row["annotator"], row["label"]): row["spans"] for row in found["spans"]} == {
        ("ana", "testimony"): 1,
        ("ana", "statistic"): 2,
        ("bo", "highlight"): 1,
        ("bo", "testimony"): 1,
    }
    assert found["links"] == [{"annotator": "ana", "relation": "equivalent", "links": 1}]
    assert found["sizes"] == [{"annotator": "ana", "members": 2, "sets": 1, "facts": 1}]
    assert found["overlap"] == [
        {"annotator": "ana", "a": "statistic", "b": "testimony", "pairs": 1, "nested": 1}
    ]
    coverage = {(row["annotator"], row["document"]): row for row in found["coverage"]}
    assert coverage["ana", "d1"]["share"] == round(17 / 18, 4)
    assert coverage["ana", "d2"]["covered"] == 12
    assert coverage["ana", "d3"]["complete"]
    assert coverage["ana", "d3"]["spans"] == 0
    assert ("ana", "d4") not in coverage
    everything = found["lengths"][-1]
    assert (everything["label"], everything["spans"]) == (None, 5)
    assert everything["tokens"]["p0"] == 1


def test_the_time_with_each_article(annotated: Run, here: Path) -> None:
    with Store.open(here / "annotations.db") as store:
        times = {("ana", "d1"): 754.4, ("ana", "d4"): 60.0, ("bo", "d1"): 1.0}
        store.save_times({TimeKey(*key, "noon"): seconds for key, seconds in times.items()})
    found = json.loads(annotated("stats", "--as", "Ana", "--json").out)
    seconds = {row["document"]: row["seconds"] for row in found["coverage"]}
    assert seconds == {"d1": 754.4, "d2": 0, "d3": 0, "d4": 60}
    assert found["time"][0]["seconds"] == pytest.approx(814.4)
    lines = annotated("stats", "--as", "Ana").out.splitlines()
    assert "0:12:34" in next(line for line in lines if " d1 " in line)
    listed = json.loads(annotated("documents", "--json").out)
    assert {row["id"]: row["seconds"] for row in listed if row["seconds"]} == {"d1": 755, "d4": 60}


def test_figures_of_one_layer_and_one_story(annotated: Run) -> None:
    own = json.loads(annotated("stats", "--json", "--as", "Bo").out)
    assert {row["annotator"] for row in own["spans"]} == {"bo"}
    flood = json.loads(annotated("stats", "--json", "--as", "Bo", "--story", "flood").out)
    assert [row["document"] for row in flood["coverage"]] == ["d4"]
    assert flood["documents"] == 1


def test_people_get_parts_with_bars(annotated: Run) -> None:
    ran = annotated("stats", "--everybody")
    assert ran.status == 0
    parts = [line for line in ran.out.splitlines() if line and not line[-1:].isspace()]
    for title in ("spans by label", "links by relation", "sets by size", "overlapping spans"):
        assert title in parts
    statistic = next(line for line in parts if line.startswith("statistic "))
    assert statistic.split() == ["statistic", "2", "█" * WIDEST]


def test_nothing_there(run: Run, here: Path) -> None:
    (here / "a.txt").write_text("One article.")
    run("import", "a.txt", "--as", "Ana")
    ran = run("stats", "--as", "Ana")
    assert (ran.status, ran.out) == (0, "")
    assert "Nothing is annotated" in ran.err


def test_time_is_between_the_acts_of_a_sitting(annotated: Run) -> None:
    annotated("documents", "--complete", "d1", "--as", "Ana")
    rows = json.loads(annotated("stats", "--everybody", "--json").out)["time"]
    assert [(row["annotator"], row["acts"], row["sittings"]) for row in rows] == [("ana", 1, 0)]


@pytest.mark.parametrize(
    ("value", "cells"), [(0, 0), (0.001, 1), (0.5, WIDEST // 2), (1, WIDEST), (2, WIDEST)]
)
def test_bars(value: float, cells: int) -> None:
    assert len(bar(value, 1.0)) == cells
