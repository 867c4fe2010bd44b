"""What comes back: layers, stories, history, places."""

from collections.abc import Generator
from dataclasses import replace

import pytest

from annotator.domain.document import Annotator, Document
from annotator.domain.errors import Refused, UnusableDatabase
from annotator.domain.identity import new_id, now
from annotator.domain.link import Absence, Completion, Dismissal, Link, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.step import StepKind
from annotator.domain.story import StorySummary
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    TEXTS,
    changed,
    deleted,
    import_story,
    made,
    make_absence,
    make_completion,
    make_dismissal,
    make_link,
    make_span,
    make_step,
)


def test_annotators_are_known_once(fresh_store: Store) -> None:
    fresh_store.add_annotator(ADA)
    fresh_store.add_annotator(Annotator(ADA.id, "ADA", "reviewer"))
    fresh_store.add_annotator(BEN)
    assert fresh_store.annotators() == [ADA, BEN]
    assert fresh_store.annotator(ADA.id) == ADA
    assert fresh_store.annotator("nobody") is None


def test_a_missing_text_is_damage(fresh_store: Store) -> None:
    with pytest.raises(UnusableDatabase, match="damaged"):
        fresh_store.text("0" * 64)
    assert fresh_store.document("nowhere") is None


def test_a_layer_is_one_annotators_and_one_storys(fresh_store: Store) -> None:
    one, two, three = import_story(fresh_store)
    (elsewhere,) = import_story(fresh_store, TEXTS[:1], story="other")
    a = make_span(one, TEXTS[0], 0, 4)
    b = make_span(two, TEXTS[1], 0, 4)
    gone = make_span(three, TEXTS[2], 0, 4)
    other = make_span(elsewhere, TEXTS[0], 0, 4)
    far = make_span(elsewhere, TEXTS[0], 5, 9)
    links = [make_link(a, b), make_link(a, gone), make_link(b, far)]
    absence, done = make_absence(a, three), make_completion(one)
    dismissal = make_dismissal(a, three, TEXTS[2], 5, 9)
    changes = made(a, b, gone, other, far, absence, done, dismissal) + made(*links)
    fresh_store.commit(make_step(changes))
    stored = fresh_store.layer(ADA.id, "strike")
    fresh_store.commit(
        make_step([deleted(stored.spans[gone.id]), deleted(stored.links[links[1].id])])
    )
    bens = make_span(one, TEXTS[0], 0, 4, annotator=BEN.id)
    fresh_store.commit(make_step(made(bens), annotator=BEN.id))

    layer = fresh_store.layer(ADA.id, "strike")
    assert set(layer.spans) == {a.id, b.id, far.id}, "a link across stories brings its end in"
    assert set(layer.links) == {links[0].id, links[2].id}
    assert [layer.link_number(link.id) for link in links] == [1, 2, 3], (
        "the deleted one has its own"
    )
    assert set(layer.absences) == {absence.id}
    assert set(layer.dismissals) == {dismissal.id}
    assert set(layer.completions) == {done.id}
    assert set(fresh_store.layer(BEN.id, "strike").spans) == {bens.id}
    assert set(fresh_store.layer(ADA.id, None).spans) == {a.id, b.id, far.id, other.id}


def test_a_refused_pair_is_of_both_its_stories(fresh_store: Store) -> None:
    """In a layer; as a record it is of the story of its near passage."""
    documents = import_story(fresh_store) + import_story(fresh_store, TEXTS[:1], story="other")
    elsewhere = documents[-1]
    ends = [QuotedPassage(each.id, 0, 4, TEXTS[0][:4]) for each in (documents[0], elsewhere)]
    pair = refused_pair(new_id(), ADA.id, *ends)
    step = fresh_store.commit(make_step(made(pair)))
    import_story(fresh_store, ["far away"], story="third")
    assert pair.near is not None
    stored = step.changes[0].after
    for story in ("strike", "other", None):
        assert list(fresh_store.layer(ADA.id, story)) == [stored]
    assert not list(fresh_store.layer(ADA.id, "third"))
    assert not list(fresh_store.layer(BEN.id, "strike"))
    near = fresh_store.document(pair.near.document)
    assert near is not None
    for story in ("strike", "other", "third"):
        found = list(fresh_store.records(Dismissal, story=story))
        assert found == ([stored] if story == near.story else [])
        assert (fresh_store.steps(story=story)[0] == step) == (story != "third")


def test_records_are_read_one_at_a_time_in_the_order_of_ids(fresh_store: Store) -> None:
    one, two, three = import_story(fresh_store)
    a, b = make_span(one, TEXTS[0], 0, 4), make_span(two, TEXTS[1], 0, 4)
    link, absence = make_link(a, b), make_absence(a, three)
    dismissal, done = make_dismissal(a, three, TEXTS[2], 5, 9), make_completion(one)
    fresh_store.commit(make_step(made(b, a, link, absence, dismissal, done)))
    fresh_store.commit(make_step([deleted(fresh_store.layer(ADA.id, None).absences[absence.id])]))
    with fresh_store.snapshot():
        assert [each.id for each in fresh_store.records(Span)] == sorted((a.id, b.id))
        assert set(fresh_store.layer(ADA.id, None).spans) == {a.id, b.id}, (
            "a snapshot in a snapshot"
        )
        assert [each.id for each in fresh_store.records(Absence)] == []
        assert [each.id for each in fresh_store.records(Absence, deleted=True)] == [absence.id]
        for kind in (Span, Link, Dismissal, Completion):
            own = [each.id for each in fresh_store.records(kind, annotator=ADA.id)]
            assert own == [each.id for each in fresh_store.records(kind, story="strike")]
            assert own
            assert not list(fresh_store.records(kind, annotator=BEN.id))
            assert not list(fresh_store.records(kind, story="other"))


def test_a_snapshot_does_not_see_what_is_committed_meanwhile(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    with Store.open(fresh_store.path) as other:
        if other.journal_mode != "wal":
            pytest.skip("with a rollback journal a reader holds writers up")
        with other.snapshot():
            assert not list(other.records(Span))
            fresh_store.commit(make_step(made(make_span(one, TEXTS[0], 0, 4))))
            assert not list(other.records(Span))
        assert len(list(other.records(Span))) == 1


def test_how_far_each_story_is(fresh_store: Store) -> None:
    one, two, three = import_story(fresh_store)
    import_story(fresh_store, TEXTS[:1], story="other")
    a = make_span(one, TEXTS[0], 0, 4, note="? or the sentence")
    b = make_span(two, TEXTS[1], 0, 4)
    lonely = make_span(three, TEXTS[2], 5, 9, label=None)
    menu = make_span(three, TEXTS[2], 0, 4, label="filler")
    link = make_link(a, b, note="?same")
    fresh_store.commit(
        make_step(made(a, b, lonely, menu, link, make_absence(b, three), make_completion(two)))
    )
    others, strike = fresh_store.stories(ADA.id)
    assert others == StorySummary("other", 1, 0, 0, 0, 0, 0, None)
    assert replace(strike, touched=None) == StorySummary("strike", 3, 4, 1, 1, 2, 1, None)
    assert strike.touched is not None
    assert [each.spans for each in fresh_store.stories(BEN.id)] == [0, 0]
    assert [each.documents for each in fresh_store.stories()] == [1, 3]


def test_spans_under_an_earlier_definition_are_counted(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    old = make_span(one, TEXTS[0], 0, 4)
    fresh_store.commit(make_step(made(old)))
    label = fresh_store.labels()["statistic"]
    fresh_store.commit(make_step([changed(label, definition="Anew.", revision=2)]))
    fresh_store.commit(make_step(made(make_span(one, TEXTS[0], 5, 9, label_revision=2))))
    assert fresh_store.under_earlier_definition("statistic") == 1
    assert fresh_store.under_earlier_definition("filler") == 0


def test_steps_are_found_by_annotator_story_and_place(fresh_store: Store) -> None:
    one, two, _ = import_story(fresh_store)
    (far,) = import_story(fresh_store, TEXTS[:1], story="other")
    a, b = make_span(one, TEXTS[0], 0, 4), make_span(two, TEXTS[1], 0, 4)
    first = fresh_store.commit(make_step(made(a, b)))
    link = fresh_store.commit(make_step(made(make_link(a, b))))
    absent = fresh_store.commit(make_step(made(make_absence(a, two))))
    away = fresh_store.commit(make_step(made(make_span(far, TEXTS[0], 0, 4))))
    bens = fresh_store.commit(
        make_step(made(make_completion(one, annotator=BEN.id)), annotator=BEN.id)
    )
    undone = make_step([deleted(absent.changes[0].after)], kind=StepKind.UNDO, target=absent.id)
    undo = fresh_store.commit(undone)

    def found(**how: object) -> list[str]:
        return [each.id for each in fresh_store.steps(**how)]  # type: ignore[arg-type]

    assert found(limit=3) == [undo.id, bens.id, away.id]
    assert found(annotator=BEN.id) == [bens.id]
    assert found(story="other")[:1] == [away.id]
    assert found(story="strike", annotator=ADA.id)[:4] == [undo.id, absent.id, link.id, first.id]
    assert found(before=link.seq)[0] == first.id
    assert fresh_store.last_seq() == undo.seq
    since = list(fresh_store.steps_since(away.seq or 0))
    assert [each.id for each in since] == [bens.id, undo.id]
    assert since[1].target == absent.id
    assert since[0].changes == bens.changes


def test_places_are_kept_per_annotator_and_story(fresh_store: Store) -> None:
    import_story(fresh_store)
    assert fresh_store.place(ADA.id, "strike") is None
    assert fresh_store.last_story(ADA.id) is None
    fresh_store.save_place(ADA.id, '{"caret": 1}', "strike")
    fresh_store.save_place(ADA.id, '{"caret": 2}', "other")
    fresh_store.save_place(ADA.id, '{"caret": 3}', "strike")
    fresh_store.save_place(ADA.id, '"anywhere"')
    assert fresh_store.place(ADA.id, "strike") == '{"caret": 3}'
    assert fresh_store.place(ADA.id) == '"anywhere"'
    assert fresh_store.last_story(ADA.id) == "strike"
    assert fresh_store.last_story(BEN.id) is None


def test_what_the_program_remembers(fresh_store: Store) -> None:
    assert fresh_store.meta("name") is None
    fresh_store.set_meta("name", "Ada")
    fresh_store.set_meta("name", "Ben")
    assert fresh_store.meta("name") == "Ben"


def test_a_deleted_document_is_no_longer_listed(fresh_store: Store) -> None:
    one, *_ = import_story(fresh_store)
    fresh_store.commit(make_step([changed(one, deleted_at=now())]))
    assert len(fresh_store.documents("strike")) == 2
    assert len(list(fresh_store.records(Document, story="strike"))) == 2
    assert len(list(fresh_store.records(Document, story="strike", deleted=True))) == 3
    gone = fresh_store.document(one.id)
    assert gone is not None
    assert gone.deleted_at is not None
    assert fresh_store.stories(ADA.id)[0].documents == 2


def test_a_closed_store_is_a_mistake_of_the_caller(fresh_store: Store) -> None:
    fresh_store.close()
    with pytest.raises(Exception, match="closed"):
        fresh_store.documents()


def test_a_reader_that_stopped_may_go_after_the_store(fresh_store: Store) -> None:
    import_story(fresh_store)
    rows = fresh_store._rows("SELECT id FROM documents")
    next(rows)
    fresh_store.close()
    assert isinstance(rows, Generator)
    rows.close()


def test_a_number_is_given_once(fresh_store: Store) -> None:
    *_, last = import_story(fresh_store)
    fresh_store.commit(make_step([changed(last, deleted_at=now())]))
    assert fresh_store.next_number("strike") == 4, "a deleted article keeps its number"
    one = fresh_store.documents("strike")[0]
    fresh_store.commit(make_step([changed(one, story="other", number=7)]))
    assert fresh_store.next_number("other") == 8
    moved = fresh_store.documents("other")[0]
    fresh_store.commit(make_step([changed(moved, story="strike", number=4)]))
    assert fresh_store.next_number("other") == 8, "an article that left leaves its number unused"
    assert fresh_store.next_number("unheard of") == 1


def test_a_role_is_one_of_four(fresh_store: Store) -> None:
    fresh_store.add_annotator(ADA)
    fresh_store.set_role(ADA.id, "reviewer")
    assert fresh_store.annotator(ADA.id) == replace(ADA, role="reviewer")
    with pytest.raises(Refused, match="role"):
        fresh_store.set_role(ADA.id, "queen")
