"""Where only one of two values can stand, it is told which."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.identity import text_hash
from annotator.domain.span import Span
from annotator.domain.step import StepKind
from annotator.session.merging.merging import merge
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    changed,
    deleted,
    made,
    make_document,
    make_label,
    make_step,
)
from tests.session.merging.acts import article, link, stored, tag


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
