"""What comes with a merge, and when none is made."""

import pytest

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.document import Annotator
from annotator.domain.errors import NotBackedUp, Refused
from annotator.domain.identity import now
from annotator.domain.split import Split
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
    changed,
    deleted,
    made,
    make_adjudication,
    make_batch,
    make_item,
    make_step,
    make_verdict,
)
from tests.session.merging.acts import article, link, tag
from tests.session.stores import new_store


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
