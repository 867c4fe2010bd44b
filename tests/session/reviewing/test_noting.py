"""Notes and questions on items."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.verdict import Judgement, Reason, Severity
from tests.session.reviewing.scene import PARAGRAPH, ReviewScene, extent_of


def test_a_question_is_a_verdict(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    judged = audit.note("  ? who says so\u200b ")
    verdict = scene.commit(audit, judged)
    assert scene.stored(audit).verdict == verdict
    assert (verdict.judgement, verdict.comment) == (Judgement.UNSURE, "? who says so")
    assert audit.progress.unsure == audit.progress.decided == 1
    assert judged.title == "question “? who says so”: statistic “beta”"


def test_a_note_goes_with_the_verdict_that_holds(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    scene.commit(audit, audit.adjust(*extent_of("beta")))
    verdict = scene.commit(audit, audit.note("one is enough"))
    assert (verdict.judgement, verdict.severity) == (Judgement.WRONG_BOUNDARY, Severity.MINOR)
    assert verdict.comment == "one is enough"
    assert verdict.amendment.passage is not None
    emptied = scene.commit(audit, audit.note(""))
    assert (emptied.judgement, emptied.comment) == (Judgement.WRONG_BOUNDARY, "")


def test_a_note_before_the_verdict_is_kept_for_it(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"), scene.tag(1, "gamma"))
    assert audit.note("a date").verdict is None
    assert audit.noted(1) == "a date"
    assert not audit.standing(1).decided
    audit.next()
    other = audit.accept().verdict
    assert other is not None
    assert other.comment == ""
    audit.previous()
    verdict = audit.spurious(Reason.NOT_THIS).verdict
    assert verdict is not None
    assert verdict.comment == "a date"
    assert audit.noted(1) == ""


def test_a_kept_note_can_be_taken_off(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.note("a date")
    audit.note(" ")
    verdict = audit.accept().verdict
    assert verdict is not None
    assert verdict.comment == ""


def test_a_comment_stays_with_an_error_and_not_with_an_acceptance(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    audit.relabel("testimony")
    audit.note("he saw it")
    moved = audit.adjust(*extent_of("beta")).verdict
    assert moved is not None
    assert moved.comment == "he saw it"
    right = audit.accept().verdict
    assert right is not None
    assert right.comment == ""


def test_a_comment_stays_where_the_same_is_said_again(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.accept()
    audit.note("a nice one")
    assert audit.accept().verdict is None


def test_a_question_goes_once_it_is_judged(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.note("? a date")
    verdict = audit.relabel("testimony").verdict
    assert verdict is not None
    assert verdict.comment == ""
    assert audit.progress.unsure == 0


def test_a_question_without_words_is_withdrawn(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    scene.commit(audit, audit.accept())
    scene.commit(audit, audit.note("? a date"))
    judged = audit.note("")
    scene.commit(audit, judged)
    held = scene.stored(audit).verdict
    assert held is not None
    assert held.judgement is Judgement.ACCEPT


def test_another_reason_cannot_lose_its_words(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.spurious(Reason.OTHER, "no quantity")
    with pytest.raises(Refused):
        audit.note("")
    held = audit.standing(1).verdict
    assert held is not None
    assert held.comment == "no quantity"


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b"])
def test_what_cannot_be_stored_is_refused(scene: ReviewScene, bad: str) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    with pytest.raises(Refused):
        audit.note(bad)
    with pytest.raises(Refused):
        audit.spurious(Reason.OTHER, bad)
    assert audit.pending == ()


def test_a_question_about_a_passage(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    scene.commit(audit, audit.note("? is this filler"))
    assert audit.standing(1).decided
    scene.commit(audit, audit.accept())
    assert audit.progress.unsure == 0


def test_a_question_leaves_what_was_noted_for_the_verdict(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.note("a date")
    audit.note("? or a number")
    verdict = audit.relabel("testimony").verdict
    assert verdict is not None
    assert verdict.comment == "a date"
