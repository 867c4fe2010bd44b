"""Batches that were taken in from a file, with the latest revision of each row only."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.domain.verdict import Reason
from annotator.session.desk import Desk
from annotator.session.feedback.corrections import State, corrections
from annotator.session.reviewing.opening import open_audit
from tests.factories import ADA, BEN
from tests.session.reviewing.scene import ReviewScene
from tests.session.stores import exported, folder, new_store, take


def test_a_verdict_on_an_earlier_revision_comes_along(scene: ReviewScene) -> None:
    beta, gamma = scene.tag(1, "beta"), scene.tag(2, "gamma")
    delta = scene.tag(3, "delta")
    links = [scene.link(beta, gamma), scene.link(beta, delta)]
    batch = scene.draw(beta, *links)
    audit = scene.audit(batch)
    scene.commit(audit, audit.relabel("testimony"))
    audit.next()
    scene.commit(audit, audit.relate(Relation.CONTRADICTS))
    audit.next()
    scene.commit(audit, audit.spurious(Reason.VAGUE))
    scene.done(scene.sitting.relabel(beta.id, "filler"))
    scene.done(scene.sitting.link(beta.id, gamma.id, Relation.PARTIAL))
    scene.done(scene.sitting.delete(delta.id, keep=False))
    raw = scene.desk.call(exported)
    with folder() as here, Desk(lambda: new_store(here / "other.db")) as desk:
        desk.call(lambda store: take(store, here / "in.jsonl", raw))
        came = open_audit(desk, BEN, batch.id)
        assert came.progress == audit.progress
        first, second, third = came.items
        assert first.record is not None
        assert (first.record.rev, first.record.id, first.spans[0].rev) == (1, beta.id, 2)
        assert [each.changed.split()[0] for each in (first, second, third)] == [
            "changed",
            "changed",
            "deleted",
        ]
        assert [len(each.spans) for each in (second, third)] == [2, 2]
        for place in (1, 2, 3):
            came.go(place)
            with pytest.raises(Refused):
                came.accept()
            assert came.inspection(place).span == came.items[place - 1].spans[0]
        states = {
            each.item.place: (each.state, each.mine)
            for each in desk.call(lambda store: corrections(store, ADA.id))
        }
        assert states[1] == (State.OPEN, "statistic “beta”")
        assert states[2][0] is State.OPEN
        assert states[3][0] is State.AGREED


def test_a_file_that_is_called_after_its_annotator_is_not_named(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"))
    raw = scene.desk.call(exported)
    with folder() as here, Desk(lambda: new_store(here / "other.db")) as desk:
        desk.call(lambda store: take(store, here / "ada.jsonl", raw))
        (step,) = desk.call(lambda store: store.steps())
        assert step.title == "import of ada.jsonl"
        audit = open_audit(desk, BEN, batch.id)
        ((_, _, what),) = audit.inspection(1).history
        assert what == "imported"
