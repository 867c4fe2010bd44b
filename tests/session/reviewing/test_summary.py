"""What a batch comes to."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan, Target
from annotator.domain.link import Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Amendment, Judgement, Severity
from annotator.review.confusion import Confusion
from annotator.review.intervals import wilson
from annotator.session.reviewing.counting import Counting, Row, is_judged
from annotator.session.reviewing.drawing import Setup
from annotator.session.reviewing.naming import Aliases
from annotator.session.reviewing.standing import Standing
from annotator.session.reviewing.summary import Summary, summary
from tests.factories import make_batch, make_verdict
from tests.session.reviewing.layers import ADA, BEN, SPANS, TEXT, Layers
from tests.session.stores import folder

ALL = Setup(kinds=SPANS, plan=SamplingPlan.ALL)

MINOR = Severity.MINOR

SPURIOUS, UNSURE = Judgement.SPURIOUS, Judgement.UNSURE


@pytest.fixture
def layers() -> Iterator[Layers]:
    with folder() as here:
        made = Layers(here)
        yield made
        made.store.close()


def summed(layers: Layers, batch: Batch) -> Summary:
    return summary(layers.store, batch)


def label(slug: str) -> Amendment:
    return Amendment(label=slug)


def row(found: Summary, kind: ItemKind, *, annotator: str | None = ADA.id, label: str) -> Row:
    (known,) = (
        each for each in found.rows
        if (each.kind, each.annotator, each.label) == (kind, annotator, label)
    )  # fmt: skip
    return known


def bounds(layers: Layers, words: str, article: int = 1) -> Amendment:
    start = TEXT.index(words)
    document = layers.documents[article - 1].id
    return Amendment(passage=QuotedPassage(document, start, start + len(words), words))


def test_rates_by_label_with_the_places_behind_them(layers: Layers) -> None:
    for words in ("alpha", "beta", "gamma"):
        layers.mark(words)
    layers.mark("mu", "filler")
    batch = layers.keep(ALL)
    layers.judge(batch, 1)
    layers.judge(batch, 2, Judgement.WRONG_LABEL, label("filler"))
    layers.judge(batch, 3, Judgement.WRONG_BOUNDARY, bounds(layers, "gamma delta"), severity=MINOR)
    layers.judge(batch, 4)
    found = summed(layers, batch)
    rate = row(found, ItemKind.SPAN, label="statistic").rate
    assert (rate.n, rate.errors, rate.minor, rate.major) == (3, 2, 1, 1)
    assert (rate.places, rate.wrong, rate.wrong_minor) == ((1, 2, 3), (2, 3), (3,))
    assert rate.interval == wilson(2 / 3, 3)
    filler = row(found, ItemKind.SPAN, label="filler").rate
    assert (filler.value, filler.high) == (0, wilson(0, 1).high)
    (total,) = found.totals
    assert (total.alias, total.label, total.rate.n, total.rate.errors) == (
        "annotator 1",
        None,
        4,
        2,
    )
    assert found.confusions == (Confusion(ItemKind.SPAN, "statistic", "filler", (2,)),)
    assert (found.judged, found.seconds) == (4, 6.0)


def test_kinds_are_never_counted_together(layers: Layers) -> None:
    one, other = layers.mark("alpha"), layers.mark("beta", None, article=2)
    layers.link(one, other, Relation.PARTIAL)
    layers.absence(one, 3)
    batch = layers.keep(replace(ALL, kinds=(ItemKind.SPAN, ItemKind.LINK, ItemKind.ABSENCE)))
    kinds = {each.place: each.kind for each in layers.store.batch_items(batch.id)}
    for place, kind in kinds.items():
        if kind is ItemKind.LINK:
            should = Amendment(relation=Relation.EQUIVALENT)
            layers.judge(batch, place, Judgement.WRONG_RELATION, should)
        elif kind is ItemKind.ABSENCE:
            layers.judge(batch, place, SPURIOUS)
        else:
            layers.judge(batch, place)
    found = summed(layers, batch)
    assert [(each.kind, each.rate.n, each.rate.errors) for each in found.totals] == [
        (ItemKind.SPAN, 2, 0),
        (ItemKind.LINK, 1, 1),
        (ItemKind.ABSENCE, 1, 1),
    ]
    assert [(each.kind, each.label) for each in found.rows][:2] == [
        (ItemKind.SPAN, "statistic"),
        (ItemKind.SPAN, None),
    ]
    assert {(each.was, each.should) for each in found.confusions} == {
        ("partial", "equivalent"),
        ("absent", None),
    }


def test_what_is_neither_right_nor_wrong_is_said(layers: Layers) -> None:
    spans = [layers.mark(words) for words in ("alpha", "beta", "gamma", "delta", "epsilon")]
    batch = layers.keep(ALL)
    layers.judge(batch, 1, UNSURE)
    layers.judge(batch, 2, SPURIOUS)
    layers.work.change(spans[1], note="changed after its verdict")
    layers.work.change(spans[2], note="changed before a verdict")
    taken_back = layers.judge(batch, 4, SPURIOUS)
    layers.judge(batch, 4, Judgement.WITHDRAWN, withdraws=taken_back.id)
    found = summed(layers, batch)
    assert (found.unsure, found.stale, found.changed, found.undecided) == ((1,), (2,), (3,), (4, 5))
    (total,) = found.totals
    assert (total.rate.places, total.rate.wrong) == ((2,), (2,))
    assert found.judged == 2
    assert found.seconds == 6.0


def test_the_newest_verdict_counts(layers: Layers) -> None:
    layers.mark("alpha")
    batch = layers.keep(ALL)
    layers.judge(batch, 1, SPURIOUS)
    layers.judge(batch, 1)
    assert summed(layers, batch).totals[0].rate.errors == 0


def test_only_the_core_of_a_priority_plan_feeds_the_rates(layers: Layers) -> None:
    for number, words in enumerate(("alpha", "beta", "gamma", "delta", "epsilon", "zeta")):
        layers.mark(words, note="?" if number % 2 else "")
    batch = layers.keep(Setup(kinds=SPANS, plan=SamplingPlan.FLAGGED, size=5, seed=1, core=0.4))
    items = layers.store.batch_items(batch.id)
    for item in items:
        layers.judge(batch, item.place, SPURIOUS)
    found = summed(layers, batch)
    outside = tuple(each.place for each in items if not each.core)
    (total,) = found.totals
    assert (total.rate.n, total.beyond, found.outside) == (2, outside, outside)
    assert len(found.confusions[0].places) == 5
    assert "rates from the random core of n=2 of 6" in found.basis


def test_a_stratified_rate_is_weighted(layers: Layers) -> None:
    for words in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta"):
        layers.mark(words)
    for words in ("mu", "nu"):
        layers.mark(words, "filler")
    batch = layers.keep(Setup(kinds=SPANS, plan=SamplingPlan.STRATIFIED, size=4, seed=1))
    for item in layers.store.batch_items(batch.id):
        wrong = item.label == "filler"
        layers.judge(batch, item.place, SPURIOUS if wrong else Judgement.ACCEPT)
    found = summed(layers, batch)
    assert found.totals[0].rate.value == pytest.approx(2 / 8)
    assert row(found, ItemKind.SPAN, label="filler").rate.value == 1
    assert "weighted" in found.basis


def test_annotators_come_in_the_order_of_their_aliases(layers: Layers) -> None:
    for by in (ADA, BEN):
        layers.mark("alpha", by=by)
        layers.mark("beta", by=by, article=2)
    batch = layers.keep(ALL)
    for item in layers.store.batch_items(batch.id):
        wrong = item.annotator == ADA.id
        layers.judge(batch, item.place, SPURIOUS if wrong else Judgement.ACCEPT)
    found = summed(layers, batch)
    assert [each.alias for each in found.totals] == ["annotator 1", "annotator 2", "all"]
    assert found.totals[2].rate.n == 4
    assert found.recalls_by_annotator == ()
    assert len(found.rows) == 2


def test_recall_from_passages_that_were_read_to_their_end(layers: Layers) -> None:
    for words in ("alpha", "beta"):
        layers.mark(words)
    batch = layers.keep(replace(ALL, kinds=(ItemKind.PASSAGE,)))
    should = replace(bounds(layers, "gamma"), label="statistic")
    layers.judge(batch, 1, Judgement.MISSING, should)
    far = replace(bounds(layers, "alpha"), other=bounds(layers, "mu", 2).passage)
    layers.judge(batch, 1, Judgement.MISSING, replace(far, relation=Relation.EQUIVALENT))
    layers.judge(batch, 2, Judgement.MISSING, replace(bounds(layers, "iota"), label="filler"))
    assert summed(layers, batch).recalls == ()
    layers.judge(batch, 1)
    layers.judge(batch, 3)
    found = summed(layers, batch)
    statistic, every = found.recalls
    assert (statistic.label, statistic.found, statistic.missing) == ("statistic", 2, 1)
    assert every.value == pytest.approx(2 / 3)
    assert every.passages == 2
    assert found.missing_links == (1,)
    (total,) = found.totals
    assert (total.kind, total.rate.places, total.rate.wrong) == (ItemKind.PASSAGE, (1, 3), (1,))
    assert found.undecided == (2,)
    assert {(each.was, each.should) for each in found.confusions} == {
        (None, "statistic"),
        (None, "equivalent"),
        (None, "filler"),
    }


def test_what_a_sample_is_enough_for(layers: Layers) -> None:
    for article in (1, 2, 3):
        for words in ("alpha", "beta", "gamma", "delta"):
            layers.mark(words, article=article)
    found = summed(layers, layers.keep(Setup(kinds=SPANS, target=Target(0.2, 0.9))))
    assert found.basis == "Random sample of n=6 of 12."
    assert found.power == (
        "If 25 % of the set were wrong, one or more of the 6 would be, with a confidence of 90 %."
    )
    everything = summed(layers, layers.keep(ALL))
    assert everything.basis.startswith("Every one of the 12 items was drawn")
    assert everything.power == ""


def test_what_is_neither_right_nor_wrong_shows_no_rate(layers: Layers) -> None:
    spans = [layers.mark(words) for words in ("alpha", "beta", "gamma", "delta", "epsilon")]
    batch = layers.keep(Setup(kinds=SPANS, size=4))
    assert summed(layers, batch).power == (
        "If 40 % of the set were wrong, one or more of the 4 would be, with a confidence of 95 %."
    )
    drawn = {item.record: item.place for item in layers.store.batch_items(batch.id)}
    asked, changed, *_ = [span for span in spans if span.id in drawn]
    layers.judge(batch, drawn[asked.id], UNSURE)
    layers.work.change(changed, note="changed before a verdict")
    assert summed(layers, batch).power == (
        "If 80 % of the set were wrong, one or more of the 2 would be, with a confidence of 95 %; "
        "not counting 2 in question or changed."
    )
    for place in {1, 2, 3, 4} - {drawn[asked.id], drawn[changed.id]}:
        layers.judge(batch, place, UNSURE)
    assert summed(layers, batch).power == ""


@st.composite
def judged_batches(draw: st.DrawFn) -> tuple[list[BatchItem], dict[int, Standing]]:
    """Items of two people with whatever a reviewer may have said of them."""
    drawn = make_batch(annotators=(ADA.id, BEN.id))
    items, held = [], {}
    for place in range(1, draw(st.integers(1, 12)) + 1):
        item = BatchItem(
            batch=drawn.id,
            place=place,
            kind=draw(st.sampled_from(ItemKind)),
            record="row",
            rev=1,
            annotator=draw(st.sampled_from([ADA.id, BEN.id])),
            document=draw(st.sampled_from("xyz")),
            start=0,
            end=1,
            label=draw(st.sampled_from(["filler", "statistic", None])),
            core=draw(st.booleans()),
            found=draw(st.dictionaries(st.sampled_from(["filler", ""]), st.integers(1, 3))),
        )
        said = draw(st.sampled_from([None, Judgement.ACCEPT, SPURIOUS, UNSURE]))
        verdict = None if said is None else make_verdict(drawn, place, said)
        missed = make_verdict(drawn, place, Judgement.MISSING, amendment=label("filler"))
        several = draw(st.integers(0, 2)) if item.kind is ItemKind.PASSAGE else 0
        items.append(item)
        held[place] = Standing(verdict, (missed,) * several)
    return items, held


@settings(max_examples=20)
@given(judged_batches(), st.integers(0, 9))
def test_every_item_is_counted_once(
    batch: tuple[list[BatchItem], dict[int, Standing]], seed: int
) -> None:
    items, held = batch
    drawn = make_batch(annotators=(ADA.id, BEN.id))

    def counting(some: list[BatchItem]) -> Counting:
        aliases = Aliases(drawn, signed_off=False)
        return Counting(some, held, aliases, ["filler", "statistic"], seed=1)

    found = counting(items)
    rows, totals = list(found.rows()), list(found.totals())
    judged = {each.place for each in items if each.core and is_judged(held[each.place])}
    for kinds, counted in ((set(ItemKind) - {ItemKind.PASSAGE}, rows), (set(ItemKind), totals)):
        places = [
            place for each in counted if each.annotator is not None for place in each.rate.places
        ]
        assert sorted(places) == sorted(
            each.place for each in items if each.place in judged and each.kind in kinds
        )
    shuffled = Random(seed).sample(items, len(items))
    assert list(counting(shuffled).totals()) == totals
    assert counting(shuffled).recalls(None) == found.recalls(None)
