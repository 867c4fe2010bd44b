"""Undo and redo of verdicts, also across programs and restarts."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.verdict import Judgement, Verdict
from annotator.session.reviewing.trail import Trail, moment_after, same_words, withdrawal
from tests.session.reviewing.scene import ReviewScene, extent_of


def test_undo_makes_what_was_before_hold_again(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    first = scene.commit(audit, audit.relabel("testimony"))
    scene.commit(audit, audit.adjust(*extent_of("beta")))
    undone = audit.undo()
    scene.commit(audit, undone)
    assert scene.stored(audit).verdict == first == audit.standing(1).verdict
    assert undone.title == "withdrawn: item 1: wrong label"
    scene.commit(audit, audit.undo())
    assert not scene.stored(audit).decided
    with pytest.raises(Refused):
        audit.undo()


def test_undo_and_redo_take_the_item_in_hand(scene: ReviewScene) -> None:
    audit = scene.audit_of(*(scene.tag(1, word) for word in ("alpha", "beta", "gamma")))
    audit.accept()
    audit.go(3)
    undone = audit.undo()
    assert (undone.place, audit.place) == (1, 1)
    audit.go(2)
    again = audit.redo()
    assert (again.place, audit.place) == (1, 1)


def test_redo_says_the_same_as_a_newer_verdict(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.note("a date")
    first = scene.commit(audit, audit.relabel("testimony"))
    scene.commit(audit, audit.undo())
    again = scene.commit(audit, audit.redo())
    assert again.id != first.id
    assert same_words(again, first)
    assert scene.stored(audit).verdict == again
    with pytest.raises(Refused):
        audit.redo()


def test_nothing_is_redone_after_another_act(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.relabel("testimony")
    audit.undo()
    audit.accept()
    with pytest.raises(Refused):
        audit.redo()


def test_undo_and_redo_outlive_the_program(scene: ReviewScene) -> None:
    spans = [scene.tag(1, word) for word in ("alpha", "beta")]
    batch = scene.draw(*spans)
    audit = scene.audit(batch)
    scene.commit(audit, audit.accept())
    audit.next()
    scene.commit(audit, audit.relabel("testimony"))
    later = scene.audit(batch)
    scene.commit(later, later.undo())
    scene.commit(later, later.undo())
    last = scene.audit(batch)
    assert last.progress.decided == 0
    assert scene.commit(last, last.redo()).judgement is Judgement.ACCEPT
    assert scene.commit(last, last.redo()).judgement is Judgement.WRONG_LABEL
    assert last.progress.decided == 2


def test_a_row_that_was_changed_is_not_judged_again_by_redo(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta")
    audit = scene.audit_of(span)
    scene.commit(audit, audit.accept())
    scene.commit(audit, audit.undo())
    scene.done(scene.sitting.relabel(span.id, "testimony"))
    audit.absorb(scene.desk.call(audit.fetch))
    with pytest.raises(Refused, match="changed"):
        audit.redo()


def verdict(number: int, at: str = "", place: int = 1) -> Verdict:
    return Verdict(f"v{number}", "b", place, "ben", Judgement.ACCEPT, created_at=at)


def test_the_dates_of_verdicts_only_grow() -> None:
    assert moment_after("") > "2026"
    future = "2999-12-31T23:59:59.999999Z"
    assert moment_after(future) == "3000-01-01T00:00:00.000000Z"
    trail = Trail([verdict(1, future), verdict(2, "2026-01-01T00:00:00.000000Z")])
    assert trail.newest == future


def test_a_withdrawal_that_is_not_known_is_no_undo() -> None:
    trail = Trail([withdrawal(verdict(1))])
    assert trail.undoable() is None
    assert trail.redoable() is None


def test_a_withdrawal_that_is_dated_before_its_verdict_counts() -> None:
    trail = Trail([withdrawal(verdict(1)), verdict(1)])
    assert not trail.standing(1).decided
    assert trail.undoable() is None
    assert trail.holds("v1") is None
