"""What two machines have both made becomes one."""

from annotator.domain.link import Relation
from annotator.session.merging.merging import merge
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    changed,
    deleted,
    made,
    make_absence,
    make_batch,
    make_item,
    make_step,
)
from tests.session.merging.acts import article, link, stored, tag


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
