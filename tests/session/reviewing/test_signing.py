"""A signature holds while all that was signed is as it was."""

from collections.abc import Iterator

import pytest

from annotator.domain.batch import Batch, ItemKind, SamplingPlan, Target
from annotator.domain.errors import Refused
from annotator.domain.span import Span
from annotator.domain.verdict import Amendment, Judgement
from annotator.session.importing import import_paths
from annotator.session.reviewing.drawing import Setup
from annotator.session.reviewing.naming import Aliases
from annotator.session.reviewing.signing import digest, sign, signed, why_void
from annotator.session.reviewing.summary import summary
from tests.session.reviewing.layers import CY, SPANS, Layers
from tests.session.stores import exported, folder, new_store


@pytest.fixture
def layers() -> Iterator[Layers]:
    with folder() as here:
        made = Layers(here)
        yield made
        made.store.close()


@pytest.fixture
def spans(layers: Layers) -> list[Span]:
    return [layers.mark(words) for words in ("alpha", "beta", "gamma")]


@pytest.fixture
def batch(layers: Layers, spans: list[Span]) -> Batch:
    """Three items, all of them judged."""
    made = layers.keep(Setup(kinds=SPANS, plan=SamplingPlan.ALL))
    for place in (1, 2, 3):
        layers.judge(made, place)
    assert len(spans) == 3
    return made


def test_a_signature_holds(layers: Layers, batch: Batch) -> None:
    assert signed(layers.store, batch) is None
    assert why_void(layers.store, batch) == ""
    signoff = sign(layers.store, batch, "  Cy \u00a0 Doe ")
    assert (signoff.name, signoff.digest) == ("Cy Doe", digest(layers.store, batch))
    assert signed(layers.store, batch) == signoff
    assert why_void(layers.store, batch) == ""


def test_other_work_leaves_it_as_it_is(layers: Layers, batch: Batch) -> None:
    signoff = sign(layers.store, batch, "Cy")
    layers.mark("delta")
    other = layers.keep(Setup(kinds=SPANS, size=2))
    layers.judge(other, 1, Judgement.SPURIOUS)
    assert signed(layers.store, batch) == signoff


def test_a_newer_verdict_makes_it_void(layers: Layers, batch: Batch) -> None:
    sign(layers.store, batch, "Cy")
    layers.judge(batch, 2, Judgement.SPURIOUS)
    assert signed(layers.store, batch) is None
    assert why_void(layers.store, batch).endswith(
        "does not hold any more: item 2 has another verdict."
    )


def test_a_verdict_taken_back_makes_it_valid_again(layers: Layers, batch: Batch) -> None:
    signoff = sign(layers.store, batch, "Cy")
    other = layers.judge(batch, 2, Judgement.SPURIOUS)
    layers.judge(batch, 2, Judgement.WITHDRAWN, withdraws=other.id)
    assert signed(layers.store, batch) == signoff


def test_a_changed_item_makes_it_void_even_when_it_is_changed_back(
    layers: Layers, batch: Batch, spans: list[Span]
) -> None:
    sign(layers.store, batch, "Cy")
    changed = layers.work.change(spans[0], note="otherwise")
    layers.work.change(changed, note="")
    layers.work.change(spans[2], deleted_at="2026-11-22T12:00:00.000000Z")
    assert why_void(layers.store, batch).endswith(
        "does not hold any more: item 1 was changed, item 3 was deleted."
    )
    again = sign(layers.store, batch, "Cy")
    assert signed(layers.store, batch) == again
    assert why_void(layers.store, batch) == ""


def test_a_change_of_what_a_link_or_an_absence_is_about_makes_it_void(layers: Layers) -> None:
    near, far, other = (layers.mark("alpha", article=article) for article in (1, 2, 3))
    layers.link(near, far)
    layers.absence(other, 1)
    kinds = (ItemKind.LINK, ItemKind.ABSENCE)
    batch = layers.keep(Setup(kinds=kinds, plan=SamplingPlan.ALL))
    for place in (1, 2):
        layers.judge(batch, place)
    signoff = sign(layers.store, batch, "Cy")
    layers.mark("beta")
    assert signed(layers.store, batch) == signoff
    layers.work.change(far, label="filler")
    assert why_void(layers.store, batch).endswith(": a tag of item 1 was changed.")
    sign(layers.store, batch, "Cy")
    layers.work.change(other, label="filler")
    assert why_void(layers.store, batch).endswith(": a tag of item 2 was changed.")


def test_what_was_changed_before_it_was_signed_is_not_named(
    layers: Layers, batch: Batch, spans: list[Span]
) -> None:
    layers.work.change(spans[0], note="stale")
    sign(layers.store, batch, "Cy")
    layers.work.change(spans[1], note="void")
    assert why_void(layers.store, batch).endswith(": item 2 was changed.")


def test_all_has_to_be_judged(layers: Layers) -> None:
    spans = [layers.mark(words) for words in ("alpha", "beta", "gamma")]
    batch = layers.keep(Setup(kinds=SPANS, plan=SamplingPlan.ALL))
    with pytest.raises(Refused, match="3 items of 3 are not judged yet, the first is 1"):
        sign(layers.store, batch, "Cy")
    layers.judge(batch, 1, Judgement.UNSURE)
    layers.work.change(spans[2], note="cannot be judged")
    with pytest.raises(Refused, match="1 item of 3 is not judged yet, the first is 2"):
        sign(layers.store, batch, "Cy")
    layers.judge(batch, 2)
    assert sign(layers.store, batch, "Cy").digest == digest(layers.store, batch)


@pytest.mark.parametrize("name", ["", "  ", "\x1b[31m", "x" * 201])
def test_a_signature_is_a_name(layers: Layers, batch: Batch, name: str) -> None:
    with pytest.raises(Refused, match="A signature is a name"):
        sign(layers.store, batch, name)


def test_a_blind_batch_has_names_once_it_was_signed(layers: Layers, batch: Batch) -> None:
    assert summary(layers.store, batch).totals[0].alias == "annotator 1"
    sign(layers.store, batch, "Cy")
    layers.judge(batch, 2, Judgement.SPURIOUS)
    assert summary(layers.store, batch).totals[0].alias == "Ada"
    assert Aliases(batch, signed_off=True).name("ada") == "ada"


def test_a_signature_holds_in_another_database(layers: Layers) -> None:
    one, other = layers.mark("alpha", note="? sure"), layers.mark("iota", "filler", article=2)
    layers.link(one, other)
    layers.absence(one, 3)
    setup = Setup(
        kinds=tuple(ItemKind), plan=SamplingPlan.FLAGGED, target=Target(0.05), core=0.3, seed=9
    )
    batch = layers.keep(setup)
    for item in layers.store.batch_items(batch.id):
        if item.kind is ItemKind.SPAN:
            should = Amendment(label="testimony")
            layers.judge(batch, item.place, Judgement.WRONG_LABEL, should, seconds=0.1 + 0.2)
        layers.judge(batch, item.place, seconds=1 / 3)
    signoff = sign(layers.store, batch, "Cy")
    with folder() as here:
        (here / "all.jsonl").write_bytes(exported(layers.store))
        with new_store(here / "other.db") as twin:
            import_paths(twin, [here / "all.jsonl"], CY)
            (arrived,) = twin.batches()
            assert digest(twin, arrived) == signoff.digest
            assert signed(twin, arrived) == signoff
