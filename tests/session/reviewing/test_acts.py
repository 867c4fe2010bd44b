"""Judging: what each act says of each kind of item."""

import pytest

from annotator.domain.batch import ItemKind
from annotator.domain.errors import Refused
from annotator.domain.verdict import Amendment, Judgement, Reason, Severity
from tests.session.reviewing.scene import PARAGRAPH, Drawn, ReviewScene, extent_of


def test_accepting_says_that_it_is_right(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    judged = audit.accept()
    scene.commit(audit, judged)
    held = scene.stored(audit).verdict
    assert held == judged.verdict
    assert held is not None
    assert (held.judgement, held.severity, held.amendment) == (
        Judgement.ACCEPT,
        None,
        Amendment(),
    )
    assert judged.title == "right: statistic “beta”"
    assert judged.place == 1


def test_the_same_is_not_said_twice(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.accept()
    again = audit.accept()
    assert again.verdict is None
    assert again.title == "already right: statistic “beta”"
    assert len(audit.pending) == 1


def test_another_label_is_a_major_error(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    judged = audit.relabel("testimony")
    verdict = scene.commit(audit, judged)
    assert scene.stored(audit).verdict == verdict
    assert (verdict.judgement, verdict.severity) == (Judgement.WRONG_LABEL, Severity.MAJOR)
    assert verdict.amendment == Amendment(label="testimony")
    assert judged.title == "should be testimony: statistic “beta”"


def test_a_span_s_own_label_is_right(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    audit.relabel("testimony")
    judged = audit.relabel("statistic")
    assert judged.verdict is not None
    assert judged.verdict.judgement is Judgement.ACCEPT


def test_bounds_without_their_outer_white_space(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta gamma")
    audit = scene.audit_of(span)
    start, end = extent_of("beta")
    verdict = scene.commit(audit, audit.adjust(start, end + 1))
    assert (verdict.judgement, verdict.severity) == (Judgement.WRONG_BOUNDARY, Severity.MINOR)
    assert verdict.amendment.passage is not None
    assert verdict.amendment.passage.quote == "beta"
    assert scene.stored(audit).verdict == verdict


def test_bounds_that_are_off_by_more_than_a_word_are_major(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    verdict = audit.adjust(*extent_of("alpha beta gamma delta")).verdict
    assert verdict is not None
    assert verdict.severity is Severity.MAJOR


def test_a_span_s_own_bounds_are_right(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    start, end = extent_of("beta gamma")
    verdict = audit.adjust(start - 1, end + 1).verdict
    assert verdict is not None
    assert verdict.judgement is Judgement.ACCEPT


@pytest.mark.parametrize("label_first", [True, False])
def test_label_and_bounds_come_to_one_verdict(scene: ReviewScene, label_first: bool) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    if label_first:
        scene.commit(audit, audit.relabel("testimony"))
    scene.commit(audit, audit.adjust(*extent_of("beta")))
    if not label_first:
        scene.commit(audit, audit.relabel("testimony"))
    held = scene.stored(audit).verdict
    assert held is not None
    assert (held.judgement, held.severity) == (Judgement.WRONG_LABEL, Severity.MAJOR)
    assert held.amendment.label == "testimony"
    assert held.amendment.passage is not None
    assert held.amendment.passage.quote == "beta"


def test_the_right_label_leaves_the_wrong_bounds(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    audit.relabel("testimony")
    audit.adjust(*extent_of("beta"))
    verdict = audit.relabel("statistic").verdict
    assert verdict is not None
    assert verdict.judgement is Judgement.WRONG_BOUNDARY
    assert verdict.amendment.label is None


def test_amendments_begin_anew_after_an_acceptance(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta gamma"))
    audit.relabel("testimony")
    audit.accept()
    verdict = audit.adjust(*extent_of("beta")).verdict
    assert verdict is not None
    assert verdict.amendment.label is None


def test_what_should_not_be_there_has_a_reason(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    judged = audit.spurious(Reason.VAGUE)
    verdict = scene.commit(audit, judged)
    assert scene.stored(audit).verdict == verdict
    assert (verdict.judgement, verdict.reason) == (Judgement.SPURIOUS, Reason.VAGUE)
    assert judged.title == "should not be there: too vague: statistic “beta”"


def test_another_reason_needs_words(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    with pytest.raises(Refused):
        audit.spurious(Reason.OTHER, " \u200b ")
    assert audit.pending == ()
    verdict = audit.spurious(Reason.OTHER, " no quantity ").verdict
    assert verdict is not None
    assert verdict.comment == "no quantity"


def test_another_reason_may_be_noted_before(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    assert audit.note("no quantity").verdict is None
    verdict = audit.spurious(Reason.OTHER).verdict
    assert verdict is not None
    assert verdict.comment == "no quantity"


def test_a_label_that_cannot_be_given_is_refused(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    for label in (None, "nonsense"):
        with pytest.raises(Refused):
            audit.relabel(label)
    assert audit.pending == ()


@pytest.mark.parametrize("kind", [ItemKind.LINK, ItemKind.ABSENCE, ItemKind.PASSAGE])
def test_only_a_span_has_a_label_and_bounds(scene: ReviewScene, kind: ItemKind) -> None:
    beta = scene.tag(1, "beta")
    link = scene.link(beta, scene.tag(2, "beta"))
    absence = scene.absence(beta, 3)
    rows: dict[ItemKind, Drawn] = {
        ItemKind.LINK: link,
        ItemKind.ABSENCE: absence,
        ItemKind.PASSAGE: (1, PARAGRAPH),
    }
    audit = scene.audit_of(rows[kind])
    with pytest.raises(Refused):
        audit.relabel("testimony")
    with pytest.raises(Refused):
        audit.adjust(0, 5)
    assert audit.pending == ()


def test_no_act_changes_the_annotator_s_rows(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta gamma")
    other = scene.tag(2, "beta")
    link = scene.link(span, other)
    audit = scene.audit_of(span, link, other)
    scene.commit(audit, audit.relabel("testimony"))
    scene.commit(audit, audit.adjust(*extent_of("beta")))
    audit.next()
    scene.commit(audit, audit.spurious(Reason.NOT_THIS))
    assert scene.row(span) == span
    assert scene.row(link) == link


def test_a_passage_is_not_spurious(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    with pytest.raises(Refused):
        audit.spurious(Reason.VAGUE)
