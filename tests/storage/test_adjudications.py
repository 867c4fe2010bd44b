"""Decisions between two layers are rows of the gold layer, with a history like any other."""

from dataclasses import replace

import pytest

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.domain.step import Change, Step, StepKind
from annotator.storage.store import Store
from tests.factories import (
    BEN,
    GOLD,
    TEXTS,
    changed,
    deleted,
    import_story,
    made,
    make_adjudication,
    make_span,
    make_step,
    taken_from,
)


class Taken:
    """A span of Ada's that was taken over, in one of two stories."""

    def __init__(self, store: Store) -> None:
        one, *_ = import_story(store)
        import_story(store, TEXTS[:1], story="other")
        store.add_annotator(GOLD)
        theirs = make_span(one, TEXTS[0], 0, 4)
        store.commit(make_step(made(theirs)))
        gold = replace(theirs, id=new_id(), annotator=GOLD.id)
        decision = make_adjudication(theirs, None, taken=(taken_from(gold, theirs),))
        self.step = store.commit(make_step(made(decision, gold), annotator=GOLD.id))
        rows = [change.after for change in self.step.changes]
        (self.decision,) = (row for row in rows if isinstance(row, Adjudication))
        (self.gold,) = (row for row in rows if isinstance(row, Span))
        self.made = decision

    def none_of_it(self) -> Step:
        """What decides otherwise: neither is right."""
        otherwise = changed(self.decision, choice=Choice.NEITHER, taken=())
        return make_step([otherwise, deleted(self.gold)], annotator=GOLD.id)


@pytest.fixture
def taken(fresh_store: Store) -> Taken:
    return Taken(fresh_store)


def undo_of(step: Step) -> Step:
    back = [Change(each.after, each.before) for each in step.changes if each.before is not None]
    return make_step(back, annotator=GOLD.id, kind=StepKind.UNDO, target=step.id)


def test_a_decision_is_read_with_its_layer(taken: Taken, fresh_store: Store) -> None:
    decision = taken.decision
    kept = replace(decision, step="", updated_at=taken.made.updated_at)
    assert kept == taken.made
    for story in ("strike", None):
        assert fresh_store.layer(GOLD.id, story).adjudications == {decision.id: decision}
        assert list(fresh_store.records(Adjudication, story=story)) == [decision]
    for annotator, story in ((GOLD.id, "other"), (BEN.id, "strike")):
        assert not list(fresh_store.layer(annotator, story))
        assert not list(fresh_store.records(Adjudication, annotator=annotator, story=story))


def test_it_goes_and_comes_with_what_was_taken(taken: Taken, fresh_store: Store) -> None:
    """Whatever the order of the changes."""
    otherwise = fresh_store.commit(taken.none_of_it())
    layer = fresh_store.layer(GOLD.id, "strike")
    assert [each.choice for each in layer.adjudications.values()] == [Choice.NEITHER]
    assert not layer.spans
    fresh_store.commit(undo_of(otherwise))
    layer = fresh_store.layer(GOLD.id, "strike")
    assert layer.adjudications[taken.decision.id].taken == taken.made.taken
    assert set(layer.spans) == {taken.gold.id}
    rows = [deleted(layer.spans[taken.gold.id]), deleted(layer.adjudications[taken.decision.id])]
    fresh_store.commit(make_step(rows, annotator=GOLD.id))
    assert not list(fresh_store.layer(GOLD.id, "strike"))


def test_it_has_a_history(taken: Taken, fresh_store: Store) -> None:
    otherwise = fresh_store.commit(taken.none_of_it())
    undo = fresh_store.commit(undo_of(otherwise))
    found = fresh_store.steps_of("adjudication", taken.decision.id)
    assert [each.id for each in found] == [undo.id, otherwise.id, taken.step.id]
    assert found[-1].changes == (Change(None, taken.decision),)
    assert [change.after.rev for step in found for change in step.changes] == [3, 2, 1]


def test_a_decision_alone_touches_its_story(taken: Taken, fresh_store: Store) -> None:
    step = fresh_store.commit(make_step([changed(taken.decision)], annotator=GOLD.id))
    assert fresh_store.steps(story="strike", limit=1) == [step]
    assert fresh_store.steps(story="other", limit=1)[0].kind is StepKind.IMPORT


def test_only_a_gold_layer_has_decisions(taken: Taken, fresh_store: Store) -> None:
    decision = replace(taken.made, id=new_id(), annotator=BEN.id, taken=())
    step = make_step(made(decision), annotator=BEN.id)
    with pytest.raises(Refused, match="no role gold"):
        fresh_store.commit(step)
    fresh_store.set_role(BEN.id, "gold")
    fresh_store.commit(step)
    with pytest.raises(Refused, match="decisions in the layer"):
        fresh_store.set_role(BEN.id, "annotator")


def test_what_was_decided_about_must_be_there(taken: Taken, fresh_store: Store) -> None:
    unknown = replace(taken.made.a[0], record="nowhere")
    with pytest.raises(Refused, match="no such source in b"):
        fresh_store.commit(make_step([changed(taken.decision, b=(unknown,))], annotator=GOLD.id))
