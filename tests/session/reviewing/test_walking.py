"""Going through a batch."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.domain.time_spent import IDLE
from annotator.session.reviewing.clock import Clock
from tests.session.reviewing.scene import PARAGRAPH, ReviewScene, extent_of


def test_a_batch_opens_at_the_first_item_to_judge(scene: ReviewScene) -> None:
    batch = scene.draw(*(scene.tag(1, word) for word in ("alpha", "beta", "gamma")))
    audit = scene.audit(batch)
    assert audit.place == 1
    scene.commit(audit, audit.accept())
    assert scene.audit(batch).place == 2
    for place in (2, 3):
        audit.go(place)
        scene.commit(audit, audit.accept())
    assert scene.audit(batch).place == 1


def test_items_end_at_both_ends(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "alpha"), scene.tag(1, "beta"))
    assert not audit.previous()
    assert audit.next()
    assert not audit.next()
    assert audit.current.item.place == audit.place == audit.index + 1 == 2
    assert audit.previous()
    for place in (0, 3, -1):
        with pytest.raises(Refused):
            audit.go(place)
    assert audit.place == 1


def test_the_next_to_judge_is_found_round_the_end(scene: ReviewScene) -> None:
    words = ("alpha", "beta", "gamma", "delta")
    audit = scene.audit_of(*(scene.tag(1, word) for word in words))
    for place in (2, 3):
        audit.go(place)
        audit.accept()
    found = []
    for _ in range(3):
        assert audit.next_undecided()
        found.append(audit.place)
    assert found == [4, 1, 4]
    audit.accept()
    audit.next_undecided()
    audit.accept()
    assert not audit.next_undecided()
    assert audit.place == 1


def test_an_item_has_its_row_and_its_spans(scene: ReviewScene) -> None:
    beta, gamma = scene.tag(1, "beta"), scene.tag(2, "gamma")
    link = scene.link(beta, gamma, Relation.PARTIAL)
    absence = scene.absence(beta, 3)
    audit = scene.audit_of(beta, link, absence, (1, PARAGRAPH))
    assert [item.record for item in audit.items] == [beta, link, absence, None]
    ends = tuple(sorted((beta, gamma), key=lambda span: span.id))
    assert [item.spans for item in audit.items] == [(beta,), ends, (beta,), ()]
    assert [item.changed for item in audit.items[1:]] == ["", "", ""]
    assert len(audit.items) == 4


def test_an_item_is_shown_as_it_was_drawn(scene: ReviewScene) -> None:
    beta, gamma = scene.tag(1, "beta"), scene.tag(2, "gamma")
    link = scene.link(beta, gamma)
    batch = scene.draw(beta, gamma, link)
    scene.done(scene.sitting.relabel(beta.id, "testimony"))
    scene.done(scene.sitting.delete(gamma.id, keep=False))
    audit = scene.audit(batch)
    assert [item.record for item in audit.items] == [beta, gamma, link]
    changed = ["changed since the batch was drawn", *["deleted since the batch was drawn"] * 2]
    assert [item.changed for item in audit.items] == changed
    first, second, third = audit.items
    assert [span.label for span in first.spans] == ["testimony"]
    assert [span.id for span in second.spans] == [gamma.id]
    assert {span.id for span in third.spans} == {beta.id, gamma.id}
    assert second.spans[0].deleted_at is not None


def test_what_was_changed_cannot_be_judged(scene: ReviewScene) -> None:
    beta = scene.tag(1, "beta")
    batch = scene.draw(beta, scene.tag(2, "gamma"))
    scene.done(scene.sitting.adjust(beta.id, *extent_of("beta gamma")))
    audit = scene.audit(batch)
    assert audit.place == 2
    audit.go(1)
    for act in (audit.accept, lambda: audit.note("? what"), lambda: audit.relabel("testimony")):
        with pytest.raises(Refused, match="changed since"):
            act()
    audit.next()
    audit.accept()
    progress = audit.progress
    assert (progress.decided, progress.changed, progress.left) == (1, 1, 0)
    assert not audit.next_undecided()


def test_a_verdict_whose_row_is_changed_later_still_counts(scene: ReviewScene) -> None:
    beta = scene.tag(1, "beta")
    batch = scene.draw(beta)
    audit = scene.audit(batch)
    scene.commit(audit, audit.relabel("testimony"))
    scene.done(scene.sitting.relabel(beta.id, "testimony"))
    later = scene.audit(batch)
    assert later.items[0].changed != ""
    assert (later.progress.decided, later.progress.errors, later.progress.changed) == (1, 1, 0)
    scene.commit(later, later.undo())
    assert (later.progress.decided, later.progress.changed) == (0, 1)


def test_an_annotator_s_undo_of_a_deletion_is_another_revision(scene: ReviewScene) -> None:
    beta = scene.tag(1, "beta")
    batch = scene.draw(beta)
    scene.done(scene.sitting.delete(beta.id))
    scene.done(scene.sitting.undo())
    assert scene.audit(batch).items[0].changed == "changed since the batch was drawn"


def test_layers_are_read_ahead_so_that_a_move_waits_for_nothing(scene: ReviewScene) -> None:
    words = ("alpha", "beta", "gamma")
    audit = scene.audit_of(*(scene.tag(1, word) for word in words), scene.tag(2, "beta"))
    assert audit.current.record is not None
    scene.desk.close()
    while audit.next():
        assert audit.current.record is not None
        assert audit.accept().verdict is not None
    audit.go(1)
    audit.previous()
    audit.next_undecided()
    assert audit.draft(audit.place).layer.spans


def test_time_in_view_goes_to_the_verdict() -> None:
    times = iter([0.0, 10.0, 15.0, 17.0, 20.0, 1000.0])
    clock = Clock(lambda: next(times))
    clock.look(1)  # 0
    clock.look(2)  # 10
    clock.look(1)  # 15
    assert clock.take(1) == 12.0
    assert clock.take(1) == 3.0
    assert clock.take(1) == IDLE


def test_nothing_is_in_view_after_the_screen_is_left() -> None:
    times = iter([0.0, 5.0, 100.0, 100.0])
    clock = Clock(lambda: next(times))
    clock.look(1)
    clock.look(None)
    assert clock.take(1) == 5.0
    assert clock.take(1) == 0.0


def test_seconds_are_kept(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    assert scene.commit(audit, audit.accept()).seconds == 0
    audit.shown(1)
    assert scene.commit(audit, audit.relabel("testimony")).seconds > 0


def test_the_story_of_the_next_item_to_judge_is_read_ahead(scene: ReviewScene) -> None:
    here = [scene.tag(1, word) for word in ("alpha", "beta", "gamma")]
    there = scene.tag_in("harvest", "beta")
    audit = scene.audit_of(*here, there)
    for place in (1, 2, 3):
        audit.go(place)
        audit.accept()
    audit.go(1)
    scene.desk.close()
    assert audit.next_undecided()
    assert audit.current.record == there
    assert audit.draft(4).story == "harvest"
