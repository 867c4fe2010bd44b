"""The frozen split is kept, moves towards train only, and knows what statements join."""

import pytest

from annotator.domain.document import Document
from annotator.domain.errors import NotSaved, Outdated, Refused
from annotator.domain.link import Relation, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.split import Split, nearest_train
from annotator.storage.store import Store
from tests.factories import (
    BEN,
    TEXTS,
    changed,
    deleted,
    import_story,
    made,
    make_absence,
    make_dismissal,
    make_link,
    make_span,
    make_step,
)

TRAIN, VALIDATION, TEST = Split


def pair(one: Document, other: Document) -> tuple[str, str]:
    first, second = sorted((one.id, other.id))
    return first, second


def test_splits_are_kept_as_they_are(fresh_store: Store) -> None:
    one, two, three = (each.id for each in import_story(fresh_store))
    assert fresh_store.splits() == {}
    fresh_store.set_splits({one: TEST, two: TRAIN})
    fresh_store.set_splits({three: VALIDATION})
    expected = {one: TEST, two: TRAIN, three: VALIDATION}
    assert fresh_store.splits() == expected
    with Store.open(fresh_store.path, read_only=True) as store:
        assert store.splits() == expected


def test_a_document_only_comes_nearer_to_train(fresh_store: Store) -> None:
    one, *_ = (each.id for each in import_story(fresh_store))
    for nearer in (TEST, VALIDATION, TRAIN):
        fresh_store.set_splits({one: nearer})
        assert fresh_store.splits() == {one: nearer}
        for farther in (each for each in Split if each.distance > nearer.distance):
            with pytest.raises(Refused, match="towards train"):
                fresh_store.set_splits({one: farther})
        assert fresh_store.splits() == {one: nearer}


def test_setting_is_all_or_nothing(fresh_store: Store) -> None:
    one, two, _ = (each.id for each in import_story(fresh_store))
    fresh_store.set_splits({one: TRAIN})
    for wrong in ({two: TEST, one: TEST}, {two: TEST, "nobody": TRAIN}):
        with pytest.raises(Refused):
            fresh_store.set_splits(wrong)
        assert fresh_store.splits() == {one: TRAIN}


def test_a_step_and_its_splits_are_stored_together(fresh_store: Store) -> None:
    one, two, _ = import_story(fresh_store)
    step = make_step(made(make_span(one, TEXTS[0], 0, 4)))
    with pytest.raises(Refused, match="no such document"):
        fresh_store.commit_documents(step, {}, splits={one.id: TEST, "nobody": TEST})
    assert fresh_store.splits() == {}
    assert not list(fresh_store.records(Span))
    fresh_store.commit_documents(step, {}, splits={one.id: TEST, two.id: TEST})
    assert fresh_store.splits() == {one.id: TEST, two.id: TEST}
    assert len(list(fresh_store.records(Span))) == 1


def test_what_another_program_decided_meanwhile_is_not_written_over(fresh_store: Store) -> None:
    one, two, _ = (each.id for each in import_story(fresh_store))
    seen = fresh_store.splits()
    with Store.open(fresh_store.path) as other:
        other.set_splits({one: TEST})
    with pytest.raises(Outdated, match="another program"):
        fresh_store.set_splits({one: TRAIN, two: TRAIN}, seen=seen)
    assert fresh_store.splits() == {one: TEST}
    fresh_store.set_splits({one: TRAIN}, seen={one: TEST})


def test_nothing_is_set_in_a_file_that_is_gone(fresh_store: Store) -> None:
    one, *_ = (each.id for each in import_story(fresh_store))
    fresh_store.path.unlink()
    with pytest.raises(NotSaved):
        fresh_store.set_splits({one: TEST})


def test_splits_have_no_history(fresh_store: Store) -> None:
    one, *_ = (each.id for each in import_story(fresh_store))
    seq = fresh_store.last_seq()
    fresh_store.set_splits({one: TEST})
    assert fresh_store.last_seq() == seq


@pytest.mark.parametrize("relation", Relation)
def test_a_link_of_any_relation_joins(fresh_store: Store, relation: Relation) -> None:
    one, two, _ = import_story(fresh_store)
    a, b = make_span(one, TEXTS[0], 0, 4), make_span(two, TEXTS[1], 2, 6)
    link = make_link(a, b, relation)
    step = fresh_store.commit(make_step(made(a, b, link)))
    assert fresh_store.joined_documents() == [pair(one, two)]
    (stored,) = (each.after for each in step.changes if each.after.id == link.id)
    fresh_store.commit(make_step([deleted(stored)]))
    assert fresh_store.joined_documents() == []


def test_absences_and_dismissals_of_anybody_join(fresh_store: Store) -> None:
    one, two, three = import_story(fresh_store)
    other, *_ = import_story(fresh_store, ["Elsewhere it rained."], story="rain")
    mine = make_span(one, TEXTS[0], 0, 4)
    bens = make_span(three, TEXTS[2], 0, 3, annotator=BEN.id)
    near, passage = QuotedPassage(two.id, 2, 6, "More"), QuotedPassage(other.id, 0, 9, "Elsewhere")
    fresh_store.commit(make_step(made(mine, make_absence(mine, two))))
    rows = made(bens, make_dismissal(bens, two, TEXTS[1], 2, 6))
    fresh_store.commit(make_step(rows, annotator=BEN.id))
    fresh_store.commit(make_step(made(refused_pair("p", BEN.id, near, passage)), annotator=BEN.id))
    expected = [pair(one, two), pair(two, three), pair(two, other)]
    assert fresh_store.joined_documents() == sorted(expected)


def test_the_same_two_are_given_once(fresh_store: Store) -> None:
    one, two, _ = import_story(fresh_store)
    a, b = make_span(one, TEXTS[0], 0, 4), make_span(two, TEXTS[1], 2, 6)
    back = make_absence(b, one)
    fresh_store.commit(make_step(made(a, b, make_link(a, b), make_absence(a, two), back)))
    assert fresh_store.joined_documents() == [pair(one, two)]


def test_what_is_said_of_what_is_deleted_joins_nothing(fresh_store: Store) -> None:
    one, two, three = import_story(fresh_store)
    span, near = make_span(one, TEXTS[0], 0, 4), QuotedPassage(two.id, 2, 6, "More")
    refused = make_dismissal(span, two, TEXTS[1], 2, 6)
    of_pair = refused_pair("p", BEN.id, near, QuotedPassage(three.id, 0, 3, "The"))
    step = fresh_store.commit(make_step(made(span, refused)))
    fresh_store.commit(make_step(made(of_pair), annotator=BEN.id))
    assert fresh_store.joined_documents() == sorted([pair(one, two), pair(two, three)])
    (stored,) = (each.after for each in step.changes if each.after.id == span.id)
    fresh_store.commit(make_step([deleted(stored)]))
    assert fresh_store.joined_documents() == [pair(two, three)]
    fresh_store.commit(make_step([changed(three, deleted_at="2026")]))
    assert fresh_store.joined_documents() == []


def test_of_several_splits_the_nearest_to_train_is_chosen() -> None:
    assert nearest_train([TEST, VALIDATION, TEST]) is VALIDATION
    assert nearest_train([TEST, TRAIN, VALIDATION]) is TRAIN
    assert nearest_train(iter([TEST])) is TEST
