"""Candidates that were worked out ahead are kept, replaced and thrown away."""

import pytest

from annotator.domain.candidate import Candidate, Candidates
from annotator.domain.errors import Refused
from annotator.storage.store import Store
from tests.factories import changed, import_story, make_step


def candidates(document: str, other: str, *starts: int, fingerprint: str = "f") -> Candidates:
    """Pairs of the articles at these offsets, best first."""
    pairs = (Candidate(document, at, at + 2, other, 0, 3, 0.5, 9.0 - at) for at in starts)
    return Candidates(document, fingerprint, tuple(pairs))


def test_candidates_are_kept_as_they_are(fresh_store: Store) -> None:
    one, two, three = (each.id for each in import_story(fresh_store))
    found = [candidates(one, two, 0, 5), candidates(two, three), candidates(three, one, 1)]
    fresh_store.keep_scores(found)
    assert list(fresh_store.scores()) == found
    assert fresh_store.fingerprints() == {one: "f", two: "f", three: "f"}
    with Store.open(fresh_store.path, read_only=True) as store:
        assert list(store.scores("strike")) == found
        assert list(store.scores("another")) == []


def test_a_document_has_those_that_came_last(fresh_store: Store) -> None:
    one, two, _ = (each.id for each in import_story(fresh_store))
    fresh_store.keep_scores([candidates(one, two, 0, 5), candidates(two, one, 4)])
    later = candidates(one, two, 7, 7, fingerprint="g")
    fresh_store.keep_scores([later])
    assert list(fresh_store.scores()) == [
        candidates(one, two, 7, fingerprint="g"),
        candidates(two, one, 4),
    ]
    assert fresh_store.fingerprints() == {one: "g", two: "f"}


def test_what_is_forgotten_leaves_nothing(fresh_store: Store) -> None:
    one, two, three = (each.id for each in import_story(fresh_store))
    fresh_store.keep_scores([candidates(one, two, 0), candidates(two, one, 4)])
    fresh_store.forget_scores(except_of=[two, three])
    assert list(fresh_store.scores()) == [candidates(two, one, 4)]
    fresh_store.forget_scores()
    assert fresh_store.fingerprints() == {}
    assert fresh_store._value("SELECT count(*) FROM scores") == 0


def test_nothing_of_a_deleted_document_is_given(fresh_store: Store) -> None:
    documents = import_story(fresh_store)
    one, two, _ = (each.id for each in documents)
    fresh_store.keep_scores([candidates(one, two, 0), candidates(two, one, 4)])
    fresh_store.commit(make_step([changed(documents[0], deleted_at="2026")]))
    assert list(fresh_store.scores()) == [candidates(two, one, 4)]


def test_keeping_is_all_or_nothing(fresh_store: Store) -> None:
    one, two, _ = (each.id for each in import_story(fresh_store))
    before = [candidates(one, two, 0)]
    fresh_store.keep_scores(before)
    for wrong in (
        candidates("nobody", two, 0),
        candidates(two, "nobody", 0),
        candidates(two, two, 0),
    ):
        with pytest.raises(Refused):
            fresh_store.keep_scores([candidates(one, two, 3), wrong])
        assert list(fresh_store.scores()) == before


def test_they_have_no_history(fresh_store: Store) -> None:
    one, two, _ = (each.id for each in import_story(fresh_store))
    seq = fresh_store.last_seq()
    fresh_store.keep_scores([candidates(one, two, 0)])
    assert fresh_store.last_seq() == seq
