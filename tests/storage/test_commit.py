"""Steps: stored whole or not at all, read back as they were."""

import pytest

from annotator.domain.link import Relation
from annotator.domain.step import Change
from annotator.storage.store import Store
from tests.factories import (
    ADA,
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


def _by_id(changes: tuple[Change, ...]) -> dict[str, Change]:
    return {change.after.id: change for change in changes}
