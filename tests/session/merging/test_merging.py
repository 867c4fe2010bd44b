"""What becomes of work on two machines, case by case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.document import Annotator, Document
from annotator.domain.errors import NotBackedUp, Refused
from annotator.domain.identity import now, text_hash
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import StepKind
from annotator.session.desk import Desk
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.importing import import_paths
from annotator.session.merging.merging import merge
from annotator.session.opening import open_story
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    GOLD,
    TEXTS,
    changed,
    deleted,
    import_story,
    made,
    make_absence,
    make_adjudication,
    make_batch,
    make_document,
    make_item,
    make_label,
    make_link,
    make_span,
    make_step,
    make_verdict,
)
from tests.session.merging.machines import Machine
from tests.session.stores import folder, new_store


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def pair(here: Path) -> Iterator[tuple[Store, Store]]:
    """Two open databases that began as copies of one with three articles."""
    with new_store(here / "base.db") as base:
        import_story(base)
    one, other = (Machine(here / name, here / "base.db").path for name in ("a.db", "b.db"))
    with Store.open(one) as a, Store.open(other) as b:
        yield a, b


def article(store: Store, number: int) -> Document:
    return store.documents()[number - 1]


def tag(store: Store, name: str, number: int = 1, **given: object) -> Span:
    """A span on the first words of an article."""
    span = make_span(article(store, number), TEXTS[number - 1], 0, 4, id=name, **given)
    done = store.commit(make_step(made(span), annotator=span.annotator)).changes[0].after
    assert isinstance(done, Span)
    return done


def link(store: Store, name: str, one: Span, other: Span, **given: object) -> Link:
    row = make_link(one, other, id=name, **given)  # type: ignore[arg-type]
    done = store.commit(make_step(made(row))).changes[0].after
    assert isinstance(done, Link)
    return done


def stored(store: Store, name: str) -> Span:
    (span,) = (each for each in store.records(Span, deleted=True) if each.id == name)
    return span


def test_the_same_span_of_two_machines_becomes_one_with_the_links_of_both(
    pair: tuple[Store, Store],
) -> None:
    a, b = pair
    x, far = tag(a, "s1"), tag(a, "far-a", 2)
    y, third = tag(b, "s2"), tag(b, "far-b", 3)
    link(a, "k1", x, far)
    link(b, "k2", y, third)
    b.commit(make_step(made(make_absence(y, article(b, 2), id="x2"))))
    report = merge(a, b.path, BEN)
    layer = a.layer(ADA.id, None)
    assert set(layer.spans) == {"s1", "far-a", "far-b"}
    assert {(each.a, each.b) for each in layer.links.values()} == {("far-a", "s1"), ("far-b", "s1")}
    assert [each.span for each in layer.absences.values()] == ["s1"]
    assert report.twins == {"span": 1}
    assert stored(a, "s2").deleted_at is not None


def test_a_partial_link_says_the_same_after_its_end_became_another(
    pair: tuple[Store, Store],
) -> None:
    """The end that says more is still the one in the first article, though its name sorts later."""
    a, b = pair
    tag(a, "s1")
    y, far = tag(b, "s9"), tag(b, "s5", 2)
    link(b, "k", y, far, relation=Relation.PARTIAL, more="b")
    merge(a, b.path, BEN)
    (found,) = a.layer(ADA.id, None).links.values()
    assert (found.a, found.b, found.more) == ("s1", "s5", "a")


def test_what_was_made_one_does_not_come_back_when_the_survivor_goes(
    pair: tuple[Store, Store],
) -> None:
    a, b = pair
    x = tag(a, "s1")
    tag(b, "s2")
    merge(a, b.path, BEN)
    a.commit(make_step([deleted(x)]))
    assert merge(a, b.path, BEN).is_empty
    assert not a.layer(ADA.id, None).spans
    report = merge(b, a.path, BEN)
    assert not b.layer(ADA.id, None).spans
    assert report.deleted == {"span": 1}


def test_a_change_of_what_was_made_one_elsewhere_is_told(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x, y = tag(a, "s1"), tag(b, "s2")
    merge(a, b.path, BEN)
    a.commit(make_step([changed(x, note="mine")]))
    b.commit(make_step([changed(y, note="theirs")]))
    (conflict,) = merge(a, b.path, BEN).conflicts
    assert (conflict.kind, conflict.id) == ("made one with another, which was changed since", "s2")
    assert stored(a, "s1").note == "mine"


def test_a_row_that_both_have_changed_is_told_once(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x = tag(a, "s1")
    merge(b, a.path, BEN)
    a.commit(make_step([changed(x, note="first")]))
    b.commit(make_step([changed(x, note="second")]))
    (conflict,) = merge(a, b.path, BEN).conflicts
    assert (conflict.kind, conflict.where) == ("changed on both sides", "strike 1")
    assert (conflict.stands, conflict.yields) == ("note “second”", "note “first”")
    assert stored(a, "s1").note == "second"
    images = [change.after for step in a.steps_of("span", "s1") for change in step.changes]
    assert {each.note for each in images if isinstance(each, Span)} == {"", "first", "second"}
    assert merge(a, b.path, BEN).conflicts == []


def test_a_link_to_what_was_deleted_elsewhere_goes_and_is_told(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x, y = tag(a, "s1"), tag(a, "s2", 2)
    merge(b, a.path, BEN)
    a.commit(make_step([deleted(x)]))
    link(b, "k", x, y)
    (conflict,) = merge(a, b.path, BEN).conflicts
    assert (conflict.kind, conflict.record) == ("an end was deleted elsewhere", "link")
    assert not a.layer(ADA.id, None).links


def test_an_article_with_spans_comes_back(pair: tuple[Store, Store]) -> None:
    a, b = pair
    tag(b, "s1", 3)
    gone = article(a, 3)
    a.commit(make_step([deleted(gone)], kind=StepKind.REANCHOR))
    (conflict,) = merge(a, b.path, BEN).conflicts
    assert conflict.kind == "deleted, and annotated elsewhere"
    assert article(a, 3).id == gone.id


def test_two_articles_with_one_number_are_both_kept(pair: tuple[Store, Store]) -> None:
    a, b = pair
    for store, text in ((a, "In a only."), (b, "In b only.")):
        document = make_document(text, number=4, key=text)
        step = make_step(made(document), kind=StepKind.IMPORT)
        store.commit_documents(step, {text_hash(text): text})
    (conflict,) = merge(a, b.path, BEN).conflicts
    assert conflict.kind == "the number of another article"
    assert [(each.number, each.key) for each in a.documents()][3:] == [
        (4, "In a only."),
        (5, "In b only."),
    ]
    assert a.nearest(article(a, 4).id)[0] == article(a, 5).id, "the new text is in the index"


def test_one_article_with_two_texts_is_refused(pair: tuple[Store, Store]) -> None:
    a, b = pair
    for store, text in ((a, "One text."), (b, "Another text.")):
        document = make_document(text, number=4, key="the same")
        step = make_step(made(document), kind=StepKind.IMPORT)
        store.commit_documents(step, {text_hash(text): text})
    with pytest.raises(Refused, match="the same has another text"):
        merge(a, b.path, BEN)


def test_a_key_is_of_one_label(pair: tuple[Store, Store]) -> None:
    a, b = pair
    for store, name, position in ((a, "claim", 9), (b, "cause", 8)):
        store.commit(make_step(made(make_label(name, key="c", position=position))))
    (conflict,) = merge(a, b.path, BEN).conflicts
    assert conflict.kind == "the key of another label"
    labels = a.labels()
    assert (labels["cause"].key, labels["claim"].key) == ("c", None)


def test_reviews_decisions_roles_and_splits_come_too(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x = tag(a, "s1")
    merge(b, a.path, BEN)
    batch = make_batch()
    b.add_batch(batch, [make_item(batch, 1, x)])
    b.add_verdict(make_verdict(batch, 1))
    b.add_annotator(GOLD)
    b.set_role(BEN.id, "reviewer")
    decision = make_adjudication(x, None, choice=Choice.NEITHER, id="j")
    b.commit(make_step(made(decision), annotator=GOLD.id))
    ids = [each.id for each in a.documents()]
    a.set_splits({ids[0]: Split.TEST, ids[1]: Split.TRAIN})
    b.set_splits({ids[0]: Split.VALIDATION, ids[1]: Split.TEST, ids[2]: Split.TEST})
    report = merge(a, b.path, BEN)
    assert report.taken == {"batch": 1, "item": 1, "verdict": 1, "adjudication": 1, "split": 2}
    assert [each.id for each in a.records(Adjudication)] == ["j"]
    assert a.annotator(BEN.id) == Annotator("ben", "Ben", "reviewer")
    assert list(a.splits().values()).count(Split.TEST) == 1
    assert merge(a, b.path, BEN).is_empty


def test_a_row_stays_ahead_of_what_was_said_of_it(pair: tuple[Store, Store]) -> None:
    """A review of a row that was worked out may speak of a higher revision than any step left."""
    a, b = pair
    tag(a, "s1", note="one")
    y = tag(b, "s2", note="two")
    merge(a, b.path, BEN)
    united = stored(a, "s1")
    assert united.rev == 2
    batch = make_batch()
    a.add_batch(batch, [make_item(batch, 1, united)])
    b.commit(make_step([changed(y, label=None, label_revision=None)]))
    merge(a, b.path, BEN)
    assert stored(a, "s1").note == "one"
    assert stored(a, "s1").rev == 3


def test_what_was_purged_here_stays_out(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x, y = tag(b, "s1", 1), tag(b, "s2", 2)
    link(b, "k", x, y)
    batch = make_batch()
    b.add_batch(batch, [make_item(batch, 1, x)])
    text = article(b, 1).text_sha256
    with new_store(a.path.with_name("fresh.db")) as fresh:
        with fresh._writing() as database:
            database.execute("INSERT INTO purged (hash, purged_at) VALUES (?, ?)", (text, now()))
        report = merge(fresh, b.path, BEN)
        assert report.purged == 1
        assert report.taken == {"document": 2, "span": 1}
        assert merge(fresh, b.path, BEN).steps == 0
        with pytest.raises(Refused, match="was purged on the other side and is here"):
            merge(b, fresh.path, BEN)


def test_without_a_backup_nothing_is_merged(pair: tuple[Store, Store]) -> None:
    a, b = pair
    tag(b, "s1")
    (a.path.parent / "a-backups").write_text("in the way")
    with pytest.raises(NotBackedUp):
        merge(a, b.path, BEN)
    assert not a.layer(ADA.id, None).spans


def test_a_story_that_is_open_takes_it_in(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x, far = tag(a, "s5"), tag(a, "far", 2)
    link(a, "k1", x, far)
    with Desk.open(a.path) as desk:
        sitting = open_story(desk, ADA.id).sitting
        y = tag(b, "s1", note="from there")
        link(b, "k2", y, tag(b, "third", 3))
        merge(a, b.path, BEN)
        steps = desk.call(lambda store: list(store.steps_since(sitting.seq)))
        assert sitting.absorb(steps)
        read = desk.call(lambda store: store.layer(ADA.id, None))
        assert sitting.layer.spans == read.spans
        assert sitting.layer.links == read.links
        assert set(read.spans) == {"s1", "far", "third"}


def test_a_file_without_a_history_brings_what_is_alive(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x, y = tag(b, "s1"), tag(b, "s2", 2)
    merge(a, b.path, BEN)
    b.commit(make_step([deleted(x)]))
    b.commit(make_step([changed(y, note="later")]))
    path = b.path.with_name("b.jsonl")
    export_to_file(b, path)
    assert merge(a, path, BEN).changed == {"span": 1}
    assert {each.id for each in a.layer(ADA.id, None).spans.values()} == {"s1", "s2"}
    assert merge(a, path, BEN).is_empty
    export_to_file(b, path, ExportOptions(history=True))
    assert merge(a, path, BEN).deleted == {"span": 1}


def test_what_was_imported_from_an_export_is_the_same_row(pair: tuple[Store, Store]) -> None:
    a, b = pair
    x = tag(a, "s1")
    path = b.path.with_name("a.jsonl")
    export_to_file(a, path)
    import_paths(b, [path], BEN)
    a.commit(make_step([changed(x, note="later")]))
    report = merge(b, a.path, BEN)
    assert (report.changed, report.conflicts) == ({"span": 1}, [])
