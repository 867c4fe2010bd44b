"""Nothing is wrong with a database that only annotator wrote to."""

from pathlib import Path

import pytest

from annotator.domain.errors import UnusableDatabase
from annotator.session.desk import Desk
from annotator.storage.doctor import examine
from annotator.storage.store import Store
from tests import sample
from tests.factories import (
    ADA,
    changed,
    deleted,
    import_story,
    made,
    make_link,
    make_span,
    make_step,
)


def test_a_new_one(fresh_store: Store) -> None:
    assert examine(fresh_store.path).findings == ()


def test_one_that_a_person_annotated(database_path: Path) -> None:
    sample.take_in(database_path)
    with Desk.open(database_path) as desk:
        sample.annotate(desk)
        assert examine(database_path).findings == (), "while it is open elsewhere"
    before = database_path.read_bytes()
    assert examine(database_path).findings == ()
    assert database_path.read_bytes() == before


def test_one_with_edited_labels_and_deleted_rows(fresh_store: Store) -> None:
    first, second, _ = import_story(fresh_store)
    texts = [fresh_store.text(each.text_sha256) for each in (first, second)]
    one, other = make_span(first, texts[0], 0, 4), make_span(second, texts[1], 2, 6)
    link = make_link(one, other)
    step = fresh_store.commit(make_step(made(one, other, link)))
    label = fresh_store.labels()["statistic"]
    fresh_store.commit(make_step([changed(label, name="figure")]))
    fresh_store.commit(make_step([changed(fresh_store.labels()["statistic"], name="number")]))
    rows = [each.after for each in step.changes]
    fresh_store.commit(make_step([deleted(rows[2])]))
    fresh_store.commit(make_step([deleted(rows[0])]))
    assert fresh_store.layer(ADA.id, "strike").spans.keys() == {other.id}
    assert examine(fresh_store.path).findings == ()


@pytest.mark.parametrize("content", [None, b"", b"notes", b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_database_of_ours_is_refused(database_path: Path, content: bytes | None) -> None:
    if content is not None:
        database_path.write_bytes(content)
    with pytest.raises(UnusableDatabase):
        examine(database_path)
    assert content is None or database_path.read_bytes() == content
