"""`annotator report`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.batch import Batch, ItemKind, SamplingPlan
from annotator.domain.identity import new_id
from annotator.domain.link import Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Amendment, Judgement, Objection, Severity
from annotator.session.reviewing.drawing import Setup
from annotator.session.reviewing.signing import sign
from tests.cli.conftest import Run
from tests.session.reviewing.layers import ADA, BEN, TEXT, Layers

KINDS = (ItemKind.SPAN, ItemKind.LINK, ItemKind.PASSAGE)

HOSTILE = "no | *such* \x1b]52;c;aGk=\x07 \u202e thing"


@pytest.fixture
def layers(here: Path) -> Iterator[Layers]:
    made = Layers(here)
    yield made
    made.store.close()


@pytest.fixture
def batch(layers: Layers) -> Batch:
    """All of two people's work, judged: of Ada's spans one is wrong, of Ben's none."""
    for by in (ADA, BEN):
        spans = [layers.mark(words, by=by) for words in ("beta", "gamma")]
        far = layers.mark("iota", "filler", article=2, by=by)
        layers.link(spans[0], far, Relation.PARTIAL)
    drawn = layers.keep(Setup(kinds=KINDS, plan=SamplingPlan.ALL))
    missing = QuotedPassage(layers.documents[0].id, 0, 5, TEXT[:5])
    for item in layers.store.batch_items(drawn.id):
        if item.kind is ItemKind.PASSAGE and item.start == 0 and item.document == missing.document:
            should = Amendment(label="testimony", passage=missing)
            layers.judge(drawn, item.place, Judgement.MISSING, should)
        if item.kind is ItemKind.SPAN and item.annotator == ADA.id and item.start == 6:
            layers.judge(drawn, item.place, Judgement.SPURIOUS, comment=HOSTILE)
        elif item.kind is ItemKind.LINK:
            should = Amendment(relation=Relation.EQUIVALENT)
            layers.judge(drawn, item.place, Judgement.WRONG_RELATION, should)
        else:
            layers.judge(drawn, item.place)
    return drawn


def fields(run: Run, *words: str) -> dict[str, Any]:
    ran = run("report", *words, "--json")
    assert (ran.status, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_report_in_markdown(run: Run, batch: Batch) -> None:
    ran = run("report", "1")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.split("\n")
    assert lines[0] == "# Review: batch 1"
    assert "- Work of: annotator 1, annotator 2" in lines
    assert "- Judged: 20 of 20 items in 33 s" in lines
    assert "- Not signed." in lines
    (total,) = (line for line in lines if line.startswith("| tags | all | all |"))
    assert total.startswith("| tags | all | all | 6 | 1 | 0 | 1 | 16.7 % (3.0–56.4 %) |")
    assert "| links | partial | equivalent | 2 |" in ran.out
    assert "missing: testimony “alpha”" in ran.out
    assert run("report", batch.id[:30]).out == ran.out


def test_nothing_of_an_article_or_a_comment_is_markup(run: Run, batch: Batch) -> None:
    for words in ((), ("--json",)):
        out = run("report", "1", *words).out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert "no \\| \\*such\\* ␛\\]52;c;aGk=␇ ␦ thing" in run("report", "1").out
    assert batch.size == 20


def test_until_it_is_signed_a_blind_report_has_no_name(
    run: Run, batch: Batch, layers: Layers
) -> None:
    for item in layers.store.batch_items(batch.id):
        verdict = layers.store.verdicts(batch.id)[0]
        if item.place == verdict.place:
            word = Objection(new_id(), verdict.id, item.annotator, "It is.", batch.created_at)
            layers.store.add_objection(word)
    for words in ((), ("--json",)):
        out = run("report", "1", *words).out
        # An id can hold the letters, but not as a word.
        assert not re.search(r"\b(ada|ben)\b", out, re.IGNORECASE)
        assert "annotator 1" in out
    sign(layers.store, batch, "Cy")
    found = fields(run, "1")
    assert sorted(found["batch"]["annotators"]) == ["Ada", "Ben"]
    assert {each["annotator"] for each in found["items"]} == {"Ada", "Ben"}


def test_a_report_for_programs(run: Run, batch: Batch) -> None:
    found = fields(run, "1")
    assert (found["batch"]["id"], found["batch"]["plan"], found["batch"]["size"]) == (
        batch.id,
        "all",
        20,
    )
    rates = {
        (each["kind"], each["annotator"]): each for each in found["rates"] if each["all_labels"]
    }
    spans = rates["span", None]
    assert (spans["n"], spans["errors"], spans["minor"]) == (6, 1, 0)
    assert spans["rate"] == pytest.approx(1 / 6)
    assert spans["wilson"] == pytest.approx([0.0301, 0.5635], abs=5e-4)
    (wrong,) = spans["wrong"]
    item = found["items"][wrong - 1]
    assert (item["place"], item["what"]) == (wrong, "statistic “beta”")
    assert item["verdicts"][0]["reason"] == "not_this"
    assert rates["link", None]["rate"] == 1
    assert rates["link", None]["by_article"] is None
    recall = {(each["annotator"], each["label"]): each for each in found["recall"]}
    assert recall[None, None]["recall"] == pytest.approx(6 / 8)
    assert recall[None, "testimony"]["wilson"][0] == 0
    assert {"kind": "link", "was": "partial", "should": "equivalent"}.items() <= (
        found["confusion"][0] | found["confusion"][1]
    ).items()
    assert found["undecided"] == found["changed"] == found["stale"] == []
    assert found["seconds"] == 33


def test_a_signature_shows_and_why_it_is_void(run: Run, batch: Batch, layers: Layers) -> None:
    signoff = sign(layers.store, batch, "Cy Doe")
    assert f"- Signed by Cy Doe on {signoff.created_at[:10]}, SHA-256 {signoff.digest}" in (
        run("report", "1").out
    )
    layers.judge(batch, 3, Judgement.UNSURE)
    assert "does not hold any more: item 3 has another verdict." in run("report", "1").out
    found = fields(run, "1")
    assert (found["signature"], found["unsure"]) == (None, [3])
    assert "item 3 has another verdict" in found["void"]


def test_deleted_items_are_reported(run: Run, layers: Layers) -> None:
    one, other, third = (layers.mark(words) for words in ("alpha", "beta", "gamma"))
    drawn = layers.keep(Setup(kinds=KINDS[:1], plan=SamplingPlan.ALL))
    wider = QuotedPassage(one.document, 0, 10, TEXT[:10])
    layers.judge(
        drawn, 1, Judgement.WRONG_BOUNDARY, Amendment(passage=wider), severity=Severity.MINOR
    )
    for span in (one, other):
        layers.work.change(span, deleted_at="2026-11-22T12:00:00.000000Z")
    out = run("report", "1").out
    assert "should be “alpha beta” (minor)" in out
    assert "deleted since the batch was drawn" in out
    found = fields(run, "1")
    assert (found["stale"], found["changed"], found["undecided"]) == ([1], [2], [3])
    assert third.id == found["items"][2]["record"]


def test_a_report_goes_into_a_file_as_to_standard_output(
    run: Run, batch: Batch, here: Path
) -> None:
    ran = run("report", "1", "-o", "report.md")
    assert (ran.status, ran.out, ran.err) == (0, "", "written: report.md\n")
    assert (here / "report.md").read_text() == run("report", "1").out
    ran = run("report", "1", "-o", "annotations.db")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert batch.id


@pytest.mark.usefixtures("batch")
@pytest.mark.parametrize("word", ["2", "0", "nix", ""])
def test_an_unknown_batch_is_one_sentence(run: Run, word: str) -> None:
    ran = run("report", word)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.endswith("“annotator review --list” lists them.\n")
    assert ran.err.count("\n") == 1


def test_a_report_makes_no_database(run: Run, here: Path) -> None:
    assert run("report", "1").status == 1
    assert not list(here.iterdir())
