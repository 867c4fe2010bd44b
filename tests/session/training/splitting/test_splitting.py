"""A split once made stays, moves nearer to train only, and never cuts what belongs together."""

import random
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.domain.errors import Outdated, Refused
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.session.training.splitting.allocation import Shares
from annotator.session.training.splitting.components import components_of
from annotator.session.training.splitting.splitting import (
    Move,
    SplitPlan,
    plan_splits,
)
from annotator.storage.store import Store
from tests.factories import changed, import_story, made, make_link, make_span, make_step
from tests.session.stores import folder, new_store

TRAIN, VALIDATION, TEST = Split
USUAL = (0.8, 0.1, 0.1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path / "a.db")


def text_of(document: Document) -> str:
    return f"This is article {document.number} of {document.story}, and no other."


def add_story(store: Store, name: str, articles: int = 1) -> list[Document]:
    texts = [f"This is article {number} of {name}, and no other." for number in range(1, 9)]
    return import_story(store, texts[:articles], story=name)


def add_link(store: Store, one: Document, other: Document, start: int = 0) -> None:
    a, b = (make_span(each, text_of(each), start, start + 4) for each in (one, other))
    store.commit(make_step(made(a, b, make_link(a, b, Relation.DIFFERENT))))


def sizes(store: Store, spans: int = 1) -> dict[str, int]:
    return {each.id: spans for each in store.documents()}


def freeze_splits(store: Store, leaving: Mapping[str, int], shares: Shares) -> SplitPlan:
    with store.snapshot():
        plan = plan_splits(store, leaving, shares)
    plan.freeze(store)
    return plan


def test_ten_stories_are_split_as_asked(store: Store) -> None:
    for number in range(10):
        add_story(store, f"story {number}", 2)
    plan = freeze_splits(store, sizes(store, 3), USUAL)
    shares = [(each.split, each.documents, each.spans, each.got) for each in plan.shares]
    assert shares == [(TRAIN, 16, 48, 0.8), (VALIDATION, 2, 6, 0.1), (TEST, 2, 6, 0.1)]
    assert plan.moved == ()
    assert store.splits() == plan.split_of


def test_a_document_without_spans_counts_as_one(store: Store) -> None:
    (heavy,), (light,) = add_story(store, "a"), add_story(store, "b")
    plan = plan_splits(store, {heavy.id: 0, light.id: 0}, (0.5, 0.0, 0.5))
    assert [(each.spans, each.got) for each in plan.shares] == [(0, 0.5), (0, 0.5)]


def test_a_plan_writes_nothing_until_it_is_frozen(store: Store) -> None:
    for number in range(3):
        add_story(store, f"story {number}")
    plan = plan_splits(store, sizes(store), USUAL)
    assert store.splits() == {}
    plan.freeze(store)
    assert store.splits() == plan.split_of
    again = plan_splits(store, sizes(store), (0.2, 0.4, 0.4))
    assert again.split_of == plan.split_of, "other shares do not move what is frozen"
    assert again.seen == plan.split_of


def test_only_what_leaves_is_frozen_and_the_rest_of_it_follows(store: Store) -> None:
    first, second = add_story(store, "a", 2), add_story(store, "b", 2)
    freeze_splits(store, {first[0].id: 1, second[0].id: 1}, (0.5, 0.0, 0.5))
    before = store.splits()
    assert before.keys() == {first[0].id, second[0].id}
    freeze_splits(store, sizes(store), (0.5, 0.0, 0.5))
    for one, other in (first, second):
        assert store.splits()[other.id] is before[one.id]


def test_what_belongs_together_now_moves_as_a_whole_towards_train(store: Store) -> None:
    stories = [add_story(store, f"story {number}", 2) for number in range(4)]
    one, two, three, four = ([each.id for each in story] for story in stories)
    before = dict.fromkeys(one, TEST) | dict.fromkeys(two, VALIDATION)
    before |= dict.fromkeys(three, TRAIN) | dict.fromkeys(four, TEST)
    store.set_splits(before)
    add_link(store, stories[0][0], stories[1][1])
    # One story does not leave this time, and moves all the same.
    leaving = dict.fromkeys((*two, *three, *four), 5)
    plan = freeze_splits(store, leaving, USUAL)
    assert plan.moved == tuple(Move(each, TEST, VALIDATION) for each in sorted(one))
    assert store.splits() == before | dict.fromkeys(one, VALIDATION)
    assert plan.split_of == {each: store.splits()[each] for each in leaving}


def test_what_is_frozen_leaves_although_it_is_not_asked_for(store: Store) -> None:
    stories = [add_story(store, f"story {number}") for number in range(3)]
    for (document,), split in zip(stories, Split, strict=True):
        store.set_splits({document.id: split})
    plan = plan_splits(store, sizes(store), (0.9, 0.0, 0.1))
    assert plan.splits == tuple(Split)
    assert [each.asked for each in plan.shares] == [0.9, 0.0, 0.1]


def test_a_deleted_document_keeps_its_story_in_its_split(store: Store) -> None:
    (first,), (second,) = add_story(store, "a"), add_story(store, "b")
    store.set_splits({first.id: TEST, second.id: TRAIN})
    store.commit(make_step([changed(first, deleted_at="2026")]))
    (again,) = import_story(store, ["Corrected."], story="a c")
    step = make_step([changed(again, supersedes=first.id)])
    store.commit(step)
    assert plan_splits(store, sizes(store), (0.5, 0.0, 0.5)).split_of[again.id] is TEST


def test_an_empty_split_is_refused_with_the_reason(store: Store) -> None:
    add_story(store, "a", 5)
    with pytest.raises(Refused) as refusal:
        freeze_splits(store, sizes(store), USUAL)
    assert str(refusal.value) == (
        "The split “validation” would be empty: what leaves is 1 group of articles that may not "
        "be parted, train has 5. Articles of one story, of linked stories or with one text stay "
        "together, and none moves away from train. Ask for fewer splits, or take in more stories."
    )
    assert store.splits() == {}


def test_a_split_that_was_emptied_by_a_move_is_refused(store: Store) -> None:
    (one,), (two,) = add_story(store, "a"), add_story(store, "b")
    freeze_splits(store, sizes(store), (0.5, 0.0, 0.5))
    before = store.splits()
    add_link(store, one, two)
    with pytest.raises(Refused, match="“test” would be empty: what leaves is 1 group"):
        freeze_splits(store, sizes(store), (0.5, 0.0, 0.5))
    assert store.splits() == before


def test_what_another_program_froze_meanwhile_stays(store: Store) -> None:
    for number in range(2):
        add_story(store, f"story {number}")
    plan = plan_splits(store, sizes(store), (0.5, 0.0, 0.5))
    with Store.open(store.path) as other:
        freeze_splits(other, sizes(other), (0.5, 0.5, 0.0))
        frozen = other.splits()
    with pytest.raises(Outdated):
        plan.freeze(store)
    assert store.splits() == frozen


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_a_split_holds_through_every_history(number: int) -> None:
    """Stories come in, are linked and leave, some of them, again and again."""
    rng = random.Random(number)
    with folder() as here, new_store(here / "a.db") as store:
        names = count()
        before: Mapping[str, Split] = {}
        for _ in range(rng.randrange(2, 8)):
            for _ in range(rng.randrange(5)):
                add_story(store, f"story {next(names)}", rng.randrange(1, 4))
            documents = store.documents()
            pair = rng.sample(documents, 2) if len(documents) > 1 else []
            if pair and pair[0].story != pair[1].story and not _marked(store, pair):
                add_link(store, pair[0], pair[1])
            leaving = {each.id: rng.randrange(9) for each in documents if rng.random() < 0.8}
            shares = rng.choice([USUAL, (0.6, 0.0, 0.4), (0.4, 0.3, 0.3)])
            try:
                plan = freeze_splits(store, leaving, shares)
            except Refused:
                assert store.splits() == before
                continue
            _check(store, plan, leaving, before)
            before = store.splits()


def _marked(store: Store, pair: list[Document]) -> bool:
    """Whether the place that `add_link` marks is marked in one of them."""
    return any(each.document in {one.id for one in pair} for each in store.records(Span))


def _check(
    store: Store, plan: SplitPlan, leaving: Mapping[str, int], before: Mapping[str, Split]
) -> None:
    now = store.splits()
    assert plan.split_of.keys() == leaving.keys(), "nothing is dropped"
    assert all(now[each] is split for each, split in plan.split_of.items())
    assert all(now[each].distance <= split.distance for each, split in before.items())
    for component in components_of(store, now):
        assert len({now[each] for each in component if each in now}) <= 1
    assert sum(each.documents for each in plan.shares) == len(leaving)
    assert sum(each.got for each in plan.shares) == pytest.approx(1)
    again = plan_splits(store, leaving, (1.0, 0.0, 0.0))
    assert (again.split_of, again.seen, again.moved) == (plan.split_of, now, ())
