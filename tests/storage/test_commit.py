"""Steps: stored whole or not at all, read back as they were."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.domain.errors import NotSaved, Refused, UnusableDatabase
from annotator.domain.link import Relation
from annotator.domain.step import Change, Record, Step, StepKind, same_content
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
    make_document,
    make_label,
    make_link,
    make_span,
    make_step,
)
from tests.strategies import text_and_extent


def test_documents_come_back_with_their_texts(fresh_store: Store) -> None:
    documents = import_story(fresh_store, source="The Daily", meta={"lang": "en", "n": [1, None]})
    assert [fresh_store.text(each.text_sha256) for each in documents] == list(TEXTS)
    assert fresh_store.document(documents[0].id) == documents[0]
    assert documents[0].meta == {"lang": "en", "n": [1, None]}
    assert fresh_store.documents("another") == []


def test_one_text_of_two_documents_is_stored_once(fresh_store: Store) -> None:
    documents = import_story(fresh_store, [TEXTS[0], TEXTS[0]])
    assert len({each.text_sha256 for each in documents}) == 1


def test_a_text_under_a_wrong_hash_is_a_mistake_of_the_caller(fresh_store: Store) -> None:
    fresh_store.add_annotator(ADA)
    document = make_document("one")
    with pytest.raises(ValueError, match="hash"):
        fresh_store.commit_documents(make_step(made(document)), {document.text_sha256: "two"})


def test_a_step_reads_back_as_it_was_committed(fresh_store: Store) -> None:
    """Every kind of row, made and then changed: the journal's images are the records."""
    one, two, three = import_story(fresh_store)
    a = make_span(one, TEXTS[0], 0, 19, note="?sure")
    b = make_span(two, TEXTS[1], 2, 33, label=None)
    link = make_link(a, b, Relation.PARTIAL, more="a")
    absence = make_absence(a, three)
    dismissal = make_dismissal(a, three, TEXTS[2], 4, 12)
    done = make_completion(three)
    label = make_label("claim", key="k")
    rows = (a, b, link, absence, dismissal, done, label)
    first = fresh_store.commit(make_step(made(*rows), title="all"))
    now_stored = {change.after.id: change.after for change in first.changes}
    second = fresh_store.commit(
        make_step(
            [
                changed(now_stored[a.id], note=""),
                changed(now_stored[link.id], relation=Relation.CONTRADICTS, more=None),
                deleted(now_stored[absence.id]),
                deleted(now_stored[dismissal.id]),
                deleted(now_stored[done.id]),
                changed(now_stored[label.id], definition="New.", revision=2),
                changed(one, title="A title"),
            ]
        )
    )
    newest, before = fresh_store.steps(limit=2)
    assert _by_id(newest.changes) == _by_id(second.changes)
    assert _by_id(before.changes) == _by_id(first.changes)
    assert (newest.seq, before.seq) == (second.seq, first.seq)
    assert (before.title, before.annotator) == ("all", ADA.id)
    assert fresh_store.labels()["claim"].definition == "New."
    assert fresh_store.documents()[0].title == "A title"


def test_undo_and_redo_write_logged_images_back(fresh_store: Store) -> None:
    """A relabelling, undone and done again after the file was closed and opened."""
    (one, *_) = import_story(fresh_store)
    made_step = fresh_store.commit(make_step(made(make_span(one, TEXTS[0], 0, 4))))
    span = made_step.changes[0].after
    relabelled = fresh_store.commit(make_step([changed(span, label="testimony")]))
    with Store.open(fresh_store.path) as store:
        (step,) = store.steps(limit=1)
        assert step == relabelled
        (change,) = step.changes
        assert change.before is not None
        undo = store.commit(
            make_step(
                [Change(change.after, change.before)], kind=StepKind.UNDO, target=relabelled.id
            )
        )
        (undone,) = store.layer(ADA.id, "strike").spans.values()
        assert same_content(undone, span)
        assert undone.rev == 3
        (back,) = undo.changes
        store.commit(
            make_step([Change(back.after, change.after)], kind=StepKind.REDO, target=undo.id)
        )
        (redone,) = store.layer(ADA.id, "strike").spans.values()
        assert (redone.label, redone.rev) == ("testimony", 4)


def test_the_order_of_changes_does_not_matter(fresh_store: Store) -> None:
    """Linked spans go with their links, come back with them, and one takes another's place."""
    one, two, three = import_story(fresh_store)
    a, b = make_span(one, TEXTS[0], 0, 4), make_span(two, TEXTS[1], 0, 4)
    link, absence = make_link(a, b), make_absence(a, three)
    step = fresh_store.commit(make_step(made(link, absence, a, b)))
    gone = fresh_store.commit(
        make_step([deleted(row) for row in _in_the_order((a, b, link, absence), step)])
    )
    again = make_span(one, TEXTS[0], 0, 4)
    twin = fresh_store.commit(make_step(made(again)))
    rows = _in_the_order((link, absence, a, b), gone)
    back = [changed(row, deleted_at=None) for row in rows]
    with pytest.raises(Refused, match="the same span exists"):
        fresh_store.commit(make_step(back))
    fresh_store.commit(make_step([*back, deleted(twin.changes[0].after)]))
    layer = fresh_store.layer(ADA.id, "strike")
    assert set(layer.spans) == {a.id, b.id}
    assert set(layer.links) == {link.id}
    assert set(layer.absences) == {absence.id}


def _in_the_order(records: tuple[Record, ...], step: Step) -> list[Record]:
    """The records as the step left them."""
    stored = {change.after.id: change.after for change in step.changes}
    return [stored[record.id] for record in records]


def test_a_refused_step_leaves_nothing(fresh_store: Store) -> None:
    """Neither its row, nor its texts, nor the changes before the one that breaks a rule."""
    (one, *_) = import_story(fresh_store)
    before = fresh_store.last_seq()
    document = make_document("new", story="strike", number=9)
    bad = make_span(one, TEXTS[0], 0, 4, quote="xxxx")
    rows = made(document, make_span(one, TEXTS[0], 5, 9), bad)
    with pytest.raises(Refused, match="not what the text says"):
        fresh_store.commit_documents(make_step(rows), {document.text_sha256: "new"})
    assert fresh_store.last_seq() == before
    assert not fresh_store.layer(ADA.id, None).spans
    assert fresh_store.document(document.id) is None
    with pytest.raises(UnusableDatabase):
        fresh_store.text(document.text_sha256)


def test_a_row_that_changed_elsewhere_is_not_overwritten(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    span = fresh_store.commit(make_step(made(make_span(one, TEXTS[0], 0, 4)))).changes[0].after
    with Store.open(fresh_store.path) as other:
        other.commit(make_step([changed(span, note="theirs")]))
    mine = make_step([changed(span, note="mine"), *made(make_completion(one))])
    with pytest.raises(NotSaved, match="changed meanwhile"):
        fresh_store.commit(mine)
    layer = fresh_store.layer(ADA.id, None)
    assert layer.spans[span.id].note == "theirs"
    assert not layer.completions


def test_a_step_of_another_annotator_is_refused_unless_it_is_an_import(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    bens = make_span(one, TEXTS[0], 0, 4, annotator=BEN.id)
    with pytest.raises(Refused, match="another annotator"):
        fresh_store.commit(make_step(made(bens)))
    fresh_store.commit(make_step(made(bens), kind=StepKind.IMPORT))


def test_half_a_surrogate_pair_is_refused(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    with pytest.raises(Refused, match="surrogate"):
        fresh_store.commit(make_step(made(make_span(one, TEXTS[0], 0, 4, note="\ud800"))))
    assert not fresh_store.layer(ADA.id, None).spans


def test_a_row_of_another_step_is_a_mistake_of_the_caller(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    step = make_step(made(make_span(one, TEXTS[0], 0, 4)))
    with pytest.raises(ValueError, match="names the step"):
        fresh_store.commit(replace(step, id="another"))
    assert fresh_store.last_seq() == 1


@settings(max_examples=50)
@given(data=st.data())
def test_any_extent_of_any_text_can_be_a_span(
    database_of_texts: Callable[[str], tuple[Store, Document]], data: st.DataObject
) -> None:
    """SQLite and Python slice alike, by code points."""
    text, start, end = data.draw(text_and_extent().filter(lambda drawn: drawn[1] < drawn[2]))
    store, document = database_of_texts(text)
    span = make_span(document, text, start, end)
    store.commit(make_step(made(span)))
    assert store.layer(ADA.id, document.story).spans[span.id].quote == text[start:end]
    assert store.text(document.text_sha256) == text


@pytest.fixture(scope="module")
def database_of_texts(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], tuple[Store, Document]]]:
    """Stores a text as a story of its own."""
    with Store.open(tmp_path_factory.mktemp("texts") / "a.db", create=True) as store:
        names = map(str, count())

        def add(text: str) -> tuple[Store, Document]:
            return store, import_story(store, [text], story=next(names))[0]

        yield add


def _by_id(changes: tuple[Change, ...]) -> dict[str, Change]:
    return {change.after.id: change for change in changes}
