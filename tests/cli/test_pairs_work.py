"""Comparing on another engine: the work goes out, the candidates come in."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.candidate import Candidates
from annotator.session.suggesting.work import score_line
from annotator.storage.store import Store
from tests.bench.corpus.articles import Corpus
from tests.cli.conftest import SEEDS, Run
from tests.session.stores import lines

RECIPE = Path(__file__).parents[1] / "recipes" / "compare_with_dask.py"


@pytest.fixture
def work(run: Run, here: Path) -> list[dict[str, Any]]:
    """The work of a database with two stories of ten short articles."""
    (here / "corpus.jsonl").write_text(lines(*Corpus(20, length=500).records()))
    run("import", "corpus.jsonl")
    ran = run("export", "--format", "pairs-work", "-o", "work.jsonl")
    assert (ran.status, ran.err) == (0, "written: work.jsonl\n")
    return [json.loads(line) for line in (here / "work.jsonl").read_text().splitlines()]


def kept(database: Path) -> list[Candidates]:
    with Store.open(database) as store:
        return list(store.scores())


def test_each_article_is_a_line_with_all_that_its_comparing_needs(
    work: list[dict[str, Any]],
) -> None:
    assert [each["document"] for each in work] == [f"{at // 10:05}.{at % 10}" for at in range(20)]
    for each in work:
        assert len(each["story"]) == 10
        assert each["document"] in each["story"]
        assert set(each["near"]).isdisjoint(each["story"])
        assert set(each["texts"]) == {*each["story"], *each["near"]}
        assert len({other["engine"] for other in work}) == 1


@pytest.mark.usefixtures("work")
def test_what_comes_back_is_what_is_worked_out_here(run: Run, here: Path) -> None:
    run("suggest", "--all")
    own = kept(here / "annotations.db")
    assert sum(len(each.pairs) for each in own) > 20
    run("import", "corpus.jsonl", "--db", "other.db")
    found = [score_line(line) for line in (here / "work.jsonl").read_text().splitlines()]
    (here / "candidates.jsonl").write_text("\n".join(found))
    ran = run("import", "--format", "candidates", "candidates.jsonl", "--db", "other.db")
    number = sum(len(each.pairs) for each in own)
    assert (ran.status, ran.err) == (0, f"taken in: {number} candidates\n")
    assert kept(here / "other.db") == own
    assert "20 articles, 0 of them" in run("suggest", "--all", "--db", "other.db").err


@pytest.mark.usefixtures("work")
def test_the_recipe_for_dask_does_the_same(run: Run, here: Path) -> None:
    pytest.importorskip("distributed", reason="an extra")
    recipe = [sys.executable, str(RECIPE), "work.jsonl", "candidates"]
    ended = subprocess.run(
        recipe,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={"PYTHONPATH": str(SEEDS.parent), "PATH": ""},
    )
    assert ended.returncode == 0, ended.stderr
    assert run("import", "--format", "candidates", "candidates").status == 0
    assert len(kept(here / "annotations.db")) == 20
    assert "20 articles, 0 of them" in run("suggest", "--all").err


def test_work_of_another_version_is_not_done(work: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="another version of annotator"):
        score_line(json.dumps({**work[0], "engine": "0" * 32}))


def pair(a: str, b: str, *bounds: int, score: object = 0.5, **more: object) -> dict[str, object]:
    ends = ((a, bounds[0], bounds[1]), (b, bounds[2], bounds[3]))
    one, other = ({"document": name, "start": start, "end": end} for name, start, end in ends)
    return {"a": one, "b": other, "score": score, "rank": 1.0, **more}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"document": "nix"}, "there is no document “nix” in the database"),
        ({"document": None}, "“document” is missing"),
        ({"fingerprint": ""}, "“fingerprint” is missing"),
        ({"pairs": 3}, "“pairs” is not a list"),
        ({"pairs": [1]}, "“pairs” holds something else than objects"),
        ({"pairs": [pair("d1", "nix", 0, 1, 0, 1)]}, "there is no document “nix” in the database"),
        ({"pairs": [pair("d1", "d2", 0, 5, 0, 1)]}, "0 to 5 is not in the text of “d1”"),
        ({"pairs": [pair("d1", "d2", 1, 1, 0, 1)]}, "1 to 1 is not in the text of “d1”"),
        ({"pairs": [pair("d2", "d1", 0, 1, 0, 1)]}, "a pair is not of “d1” and another article"),
        ({"pairs": [pair("d2", "d3", 0, 1, 0, 1)]}, "a pair is not of “d1” and another article"),
        ({"pairs": [pair("d1", "d2", 0, 1, 0, 1)] * 2}, "a pair is there twice"),
        ({"pairs": [pair("d1", "d2", 0, 1, 0, 1, score=2)]}, "the score 2 is not between 0 and 1"),
        ({"pairs": [pair("d1", "d2", 0, 1, 0, 1, score="x")]}, "“score” is not a number"),
        ({"pairs": [pair("d1", "d2", 0, 1, 0, 1, rank=None)]}, "“rank” is missing"),
        ({"pairs": [{**pair("d1", "d2", 0, 1, 0, 1), "a": None}]}, "“document” is missing"),
    ],
)
def test_candidates_that_fit_no_article_are_refused_whole(
    run: Run, here: Path, fields: dict[str, object], reason: str
) -> None:
    documents = [{"type": "document", "id": f"d{at}", "text": "text"} for at in (1, 2, 3)]
    (here / "articles.jsonl").write_text(lines(*documents))
    run("import", "articles.jsonl")
    good = {"document": "d2", "fingerprint": "f", "pairs": [pair("d1", "d2", 0, 1, 0, 4)]}
    bad = {"document": "d1", "fingerprint": "f", "pairs": []} | fields
    (here / "candidates.jsonl").write_text(lines(good, bad))
    ran = run("import", "--format", "candidates", "candidates.jsonl")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("refused: candidates.jsonl, line 2, byte ")
    assert reason in ran.err
    assert kept(here / "annotations.db") == []
    (here / "candidates.jsonl").write_text(lines(good))
    assert run("import", "--format", "candidates", "candidates.jsonl").status == 0
    assert [each.document for each in kept(here / "annotations.db")] == ["d2"]


def test_each_format_goes_one_way(run: Run) -> None:
    for words in (("import", "x", "--format", "pairs-work"), ("export", "--format", "candidates")):
        ran = run(*words)
        assert (ran.status, ran.err.count("\n")) == (2, 1)
