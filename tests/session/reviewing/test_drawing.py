"""What is drawn, from what, and what is refused."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotator.domain.batch import BatchItem, ItemKind, SamplingPlan, Target
from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import now
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.session.reviewing.drawing import FrameCount, Setup, frame_size
from annotator.storage.store import Store
from tests.session.reviewing.layers import ADA, BEN, CY, SPANS, TEXT, Layers
from tests.session.stores import folder

ALL = Setup(kinds=tuple(ItemKind), plan=SamplingPlan.ALL)

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta theta", "iota", "kappa", "mu")


@pytest.fixture
def layers() -> Iterator[Layers]:
    with folder() as here:
        made = Layers(here)
        yield made
        made.store.close()


def records(items: tuple[BatchItem, ...]) -> list[str | None]:
    return [each.record for each in items]


def many(layers: Layers, labels: tuple[str | None, ...] = ("statistic",)) -> list[Span]:
    """A span on each of ten places of each article, the labels in turn."""
    return [
        layers.mark(word, labels[number % len(labels)], article=article)
        for article in (1, 2, 3)
        for number, word in enumerate(WORDS)
    ]


def test_a_batch_freezes_what_there_is(layers: Layers) -> None:
    one, other = layers.mark("alpha"), layers.mark("kappa", None, article=2)
    link = layers.link(one, other)
    absence = layers.absence(one, 3)
    batch, items = layers.draw(replace(ALL, seed=5)).batch, layers.draw(ALL).items
    assert (batch.reviewer, batch.annotators, batch.seed) == (CY.id, (ADA.id,), 5)
    assert (batch.size, batch.frame, batch.core, batch.target) == (10, 10, 1.0, None)
    assert [each.place for each in items] == [*range(1, 11)]
    by_record = {each.record: each for each in items}
    assert by_record[one.id].rev == one.rev
    assert by_record[link.id].document == one.document
    assert by_record[link.id].label == "statistic"
    assert by_record[absence.id].extent == one.extent
    assert by_record[other.id].label is None


def test_passages_are_paragraphs_with_what_begins_in_them(layers: Layers) -> None:
    layers.mark("alpha", "filler")
    layers.mark("gamma", "filler")
    layers.mark("delta", None)
    layers.mark("zeta.\n\n  eta theta", "testimony")
    layers.complete(3)
    items = layers.draw(replace(ALL, kinds=(ItemKind.PASSAGE,))).items
    one, three = layers.documents[0].id, layers.documents[2].id
    assert [(each.document, each.start, each.record, each.rev) for each in items] == [
        (document, TEXT.index(word), None, None)
        for document in (one, three)
        for word in ("alpha", "eta theta", "mu")
    ]
    assert [each.found for each in items] == [{"filler": 2, "testimony": 1, "": 1}] + [{}] * 5


def test_items_come_in_reading_order(layers: Layers) -> None:
    spans = [
        layers.mark("kappa", article=2),
        layers.mark("alpha", article=2),
        layers.mark("mu", article=1),
    ]
    drawn = layers.draw(Setup(size=3, seed=3)).items
    assert records(drawn) == [spans[2].id, spans[1].id, spans[0].id]


def test_only_what_is_asked_for(layers: Layers) -> None:
    fact = layers.mark("alpha"), layers.mark("beta", "filler", article=2)
    layers.link(*fact)
    layers.mark("gamma", by=BEN)
    assert frame_size(layers.store, CY, ALL).items == 3 + 1 + 9
    assert frame_size(layers.store, CY, replace(ALL, annotators=("Ben",))).items == 1 + 3
    assert frame_size(layers.store, CY, replace(ALL, kinds=SPANS)).items == 3
    fillers = replace(ALL, labels=("filler",), kinds=(ItemKind.SPAN, ItemKind.LINK))
    assert frame_size(layers.store, CY, fillers).items == 2
    assert frame_size(layers.store, CY, replace(ALL, story="strike")).articles == 2


def test_a_deleted_article_is_not_drawn_from(layers: Layers) -> None:
    span = layers.mark("alpha")
    kept, _ = layers.absence(span, 2), layers.absence(span, 3)
    layers.complete(3)
    layers.edit(layers.documents[2], deleted_at=now())
    items = layers.draw(replace(ALL, kinds=(ItemKind.ABSENCE, ItemKind.PASSAGE))).items
    assert [each.record for each in items if each.record] == [kept.id]
    assert {each.document for each in items} == {span.document}


def test_the_same_seed_draws_the_same_in_another_database(layers: Layers) -> None:
    spans = many(layers)
    setup = Setup(kinds=SPANS, size=12, seed=11)
    with folder() as here:
        other = Layers(here)
        for span in reversed(spans):
            other.work.make(replace(span, rev=1))
        twin = other.draw(setup).items
        other.store.close()
    mine = layers.draw(setup).items
    assert records(twin) == records(mine)
    assert records(mine) != records(layers.draw(replace(setup, seed=12)).items)


def test_the_target_says_how_many(layers: Layers) -> None:
    many(layers)
    setup = Setup(kinds=SPANS, target=Target(0.1, 0.95))
    # 3 of 30 wrong: 27 * 26 * … of 30 * 29 * …
    assert frame_size(layers.store, CY, setup) == FrameCount(30, 3, 19)
    drawn = layers.draw(setup)
    assert (drawn.batch.size, drawn.batch.frame, drawn.batch.target) == (19, 30, setup.target)
    assert layers.draw(replace(setup, size=4)).batch.target is None


def test_a_stratified_batch_has_some_of_each(layers: Layers) -> None:
    many(layers, ("statistic", "statistic", "statistic", "filler", None))
    items = layers.draw(Setup(kinds=SPANS, plan=SamplingPlan.STRATIFIED, size=9, seed=2)).items
    labels = [each.label for each in items]
    assert [labels.count(each) for each in ("statistic", "filler", None)] == [3, 3, 3]
    weights = {each.label: each.weight for each in items}
    assert weights == pytest.approx({"statistic": 1.8, "filler": 0.6, None: 0.6})
    assert sum(each.weight for each in items) == pytest.approx(9)


def priority(layers: Layers, plan: SamplingPlan, size: int = 10) -> tuple[set[str | None], int]:
    """What a plan draws besides its core, and how large that is."""
    drawn = layers.draw(Setup(kinds=SPANS, plan=plan, size=size, seed=4))
    assert drawn.batch.core == 0.3
    core = [each for each in drawn.items if each.core]
    return {each.record for each in drawn.items if not each.core}, len(core)


def test_flagged_first(layers: Layers) -> None:
    spans = many(layers)
    flagged = {layers.work.change(each, note="? is it").id for each in spans[::3]}
    others, core = priority(layers, SamplingPlan.FLAGGED)
    assert (core, len(others)) == (3, 7)
    assert others <= flagged


def test_where_too_little_comes_first_the_rest_is_by_lot(layers: Layers) -> None:
    span = many(layers)[0]
    layers.work.change(span, note="?")
    drawn = layers.draw(Setup(kinds=SPANS, plan=SamplingPlan.FLAGGED, size=30, core=0.5))
    assert [each.core for each in drawn.items].count(True) == 15
    assert len({each.record for each in drawn.items}) == 30


def test_an_earlier_definition_first(layers: Layers) -> None:
    spans = many(layers, ("statistic", "filler"))
    layers.edit(layers.store.labels()["filler"], definition="New.", revision=2)
    others, _ = priority(layers, SamplingPlan.EARLIER_DEFINITION)
    assert others <= {each.id for each in spans if each.label == "filler"}


def test_new_since_the_last_batch_first(layers: Layers) -> None:
    spans = many(layers)
    layers.keep(Setup(kinds=SPANS, size=1))
    new = {layers.work.change(spans[0], note="now").id}
    new |= {layers.mark(f"{word}", "filler", article=2).id for word in WORDS[:8]}
    others, _ = priority(layers, SamplingPlan.NEW)
    assert others <= new


def test_a_batch_of_other_work_makes_nothing_old(layers: Layers) -> None:
    spans = many(layers)
    layers.mark("alpha", by=BEN)
    layers.keep(Setup(kinds=SPANS, annotators=(BEN.id,), size=1))
    setup = Setup(annotators=(ADA.id,), kinds=SPANS, plan=SamplingPlan.NEW, size=30)
    assert sorted(filter(None, records(layers.draw(setup).items))) == [each.id for each in spans]


def differing(layers: Layers, kind: ItemKind) -> list[BatchItem]:
    """What of Ada's comes first by disagreement: the core aside, which is one item."""
    plan = Setup(annotators=(ADA.id,), kinds=(kind,), plan=SamplingPlan.DISAGREEMENT, core=0.001)
    found: list[BatchItem] = []
    for seed in range(6):
        drawn = layers.draw(replace(plan, size=2, seed=seed))
        found += (each for each in drawn.items if not each.core)
    return found


def test_disagreement_of_spans(layers: Layers) -> None:
    other_label, half = layers.mark("alpha"), layers.mark("gamma")
    same = [layers.mark("beta"), layers.mark("delta"), layers.mark("zeta.")]
    layers.mark("alpha", "filler", by=BEN)
    layers.mark("gamma delta epsilon", by=BEN)
    for words in ("beta", "delta", "zeta"):
        layers.mark(words, by=BEN)
    assert {each.record for each in differing(layers, ItemKind.SPAN)} <= {other_label.id, half.id}
    assert same


def test_disagreement_of_links_heeds_what_follows(layers: Layers) -> None:
    words = {"a": "alpha", "b": "beta", "c": "gamma", "d": "delta"}
    mine = {(key, n): layers.mark(word, article=n) for key, word in words.items() for n in (1, 2)}
    their = {
        (key, n): layers.mark(word, article=n, by=BEN)
        for key, word in words.items()
        for n in (1, 2)
    }
    third = layers.mark("alpha", article=3, by=BEN)
    # Equal by way of a third article; equal; partial to equal; nothing to different.
    layers.link(mine["a", 1], mine["a", 2])
    layers.link(their["a", 1], third)
    layers.link(third, their["a", 2])
    layers.link(mine["b", 1], mine["b", 2])
    layers.link(their["b", 1], their["b", 2])
    wrong = layers.link(mine["c", 1], mine["c", 2], Relation.PARTIAL)
    layers.link(their["c", 1], their["c", 2])
    layers.link(mine["d", 1], mine["d", 2], Relation.DIFFERENT)
    first = [each.record for each in differing(layers, ItemKind.LINK)]
    assert first.count(wrong.id) >= 4


def test_disagreement_of_absences_and_passages(layers: Layers) -> None:
    one, other = layers.mark("alpha"), layers.mark("beta")
    agreed, lone = layers.absence(one, 2), layers.absence(other, 2)
    layers.absence(layers.mark("alpha", by=BEN), 2)
    found = layers.mark("mu", article=2, by=BEN)
    layers.link(layers.mark("beta", by=BEN), found)
    assert {each.record for each in differing(layers, ItemKind.ABSENCE)} <= {agreed.id, lone.id}
    layers.complete(2)
    starts = {
        each.start for each in differing(layers, ItemKind.PASSAGE) if each.document != one.document
    }
    assert starts <= {found.start}


@pytest.mark.parametrize(
    ("setup", "message"),
    [
        (Setup(annotators=("nix",), size=1), "There is no annotator “nix”. There are: Ada, Ben."),
        (Setup(annotators=("Cy",), size=1), "Nobody reviews their own work."),
        (Setup(annotators=("ben",), size=1), "There are no spans or links by Ben."),
        (
            Setup(labels=("filler",), kinds=SPANS, story="strike", size=1),
            "There are no spans of filler in the story “strike” by Ada, Ben.",
        ),
        (Setup(size=9), "A batch of 9 is larger than the set, which has 2 items."),
        (Setup(size=0), "A batch needs a size."),
        (Setup(), "A batch needs a size."),
        (Setup(kinds=(), size=1), "A batch of no kind of item is empty."),
        (Setup(labels=("nix",), size=1), "There is no label “nix”."),
        (Setup(story="nix", size=1), "There is no story “nix”."),
        (Setup(core=0, size=1), "The random core is a share of the batch."),
        (Setup(seed=-1, size=1), "The seed -1 cannot be kept."),
        (Setup(target=Target(0.0)), "A target is an error rate and a confidence."),
        (Setup(plan=SamplingPlan.STRATIFIED, size=1), "A batch of 1 has not one of each label"),
        (Setup(plan=SamplingPlan.DISAGREEMENT, size=1), "Nobody else has marked these articles"),
    ],
)
def test_what_cannot_be_drawn_is_refused(layers: Layers, setup: Setup, message: str) -> None:
    layers.mark("alpha")
    layers.mark("beta", None)
    with pytest.raises(Refused) as refused:
        layers.draw(setup)
    assert str(refused.value).startswith(message)


def test_nobody_draws_their_own(layers: Layers) -> None:
    layers.mark("alpha")
    layers.mark("beta", by=CY)
    assert layers.draw(replace(ALL, kinds=SPANS)).batch.annotators == (ADA.id,)
    both = replace(ALL, kinds=SPANS, annotators=("ada", "cy"))
    assert layers.draw(both).batch.annotators == (ADA.id,)


def test_a_gold_layer_is_drawn_where_it_is_named(layers: Layers) -> None:
    gold = Annotator("gold", "Gold", "gold")
    layers.store.add_annotator(gold)
    layers.mark("alpha", by=gold)
    with pytest.raises(Refused, match="There are no"):
        layers.draw(ALL)
    assert layers.draw(replace(ALL, annotators=("gold",))).batch.annotators == ("gold",)


def test_alone_in_a_database_there_is_nothing_to_draw(fresh_store: Store) -> None:
    with pytest.raises(Refused, match="Nobody else has marked anything"):
        frame_size(fresh_store, CY, ALL)
