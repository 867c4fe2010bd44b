"""Marking what is missing in a passage."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.domain.verdict import Judgement, Severity
from annotator.session.reviewing.relating import Stretch
from tests.session.reviewing.scene import PARAGRAPH, TEXT, ReviewScene, extent_of, said

EQUAL = Relation.EQUIVALENT


def at(scene: ReviewScene, article: int, words: str) -> Stretch:
    return scene.id_of(article), *extent_of(words)


def test_a_passage_can_lack_several_spans(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    first = audit.missing_span(*at(scene, 1, "beta "), "statistic")
    second = audit.missing_span(*at(scene, 1, "delta"), "testimony")
    for judged in (first, second):
        scene.commit(audit, judged)
    held = scene.stored(audit)
    assert held.missing == (first.verdict, second.verdict)
    assert not held.decided
    assert (audit.progress.decided, audit.progress.errors) == (0, 2)
    assert first.title == "missing: statistic “beta”"
    assert first.verdict is not None
    assert first.verdict.severity is Severity.MAJOR


def test_it_is_decided_once_nothing_else_is_missing(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    audit.missing_span(*at(scene, 1, "beta"), "statistic")
    judged = audit.accept()
    assert judged.title.startswith("nothing else is missing: the passage “alpha beta")
    held = audit.standing(1)
    assert held.decided
    assert len(held.missing) == 1
    assert audit.missing_span(*at(scene, 1, "delta"), "statistic").verdict is not None
    assert audit.standing(1).decided
    assert audit.progress.errors == 2


def test_a_span_counts_where_it_begins(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    over = (scene.id_of(1), TEXT.index("epsilon"), TEXT.index("eta theta"))
    assert audit.missing_span(*over, "testimony").verdict is not None
    for where in (at(scene, 1, "theta"), at(scene, 2, "beta")):
        with pytest.raises(Refused):
            audit.missing_span(*where, "statistic")


def test_what_is_there_is_not_missing(scene: ReviewScene) -> None:
    scene.tag(1, "beta")
    audit = scene.audit_of((1, PARAGRAPH))
    with pytest.raises(Refused):
        audit.missing_span(*at(scene, 1, "beta"), "statistic")
    assert audit.missing_span(*at(scene, 1, "beta"), "testimony").verdict is not None


def test_a_missing_span_needs_a_label_and_some_ink(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    with pytest.raises(Refused):
        audit.missing_span(*at(scene, 1, "beta"), None)
    with pytest.raises(Refused):
        audit.missing_span(*at(scene, 1, " "), "statistic")


def test_the_same_is_missing_once(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    audit.missing_span(*at(scene, 1, "beta"), "statistic")
    again = audit.missing_span(*at(scene, 1, "beta "), "statistic")
    assert again.verdict is None
    assert again.title == "already missing: statistic “beta”"


def test_a_missing_link(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    judged = audit.missing_link(at(scene, 1, "beta"), at(scene, 3, "gamma "), EQUAL)
    verdict = scene.commit(audit, judged)
    assert scene.stored(audit).missing == (verdict,)
    assert verdict.amendment.passage is not None
    assert verdict.amendment.other is not None
    assert verdict.amendment.other.quote == "gamma"
    assert judged.title == "missing: link 1 = 3 “beta” and “gamma”"
    partial = audit.missing_link(
        at(scene, 1, "beta"), at(scene, 2, "gamma"), Relation.PARTIAL, more="b"
    )
    assert scene.commit(audit, partial).amendment.more == "b"


def test_what_is_linked_is_not_missing(scene: ReviewScene) -> None:
    beta, gamma, delta = scene.tag(1, "beta"), scene.tag(2, "gamma"), scene.tag(3, "delta")
    scene.link(beta, gamma)
    scene.link(gamma, delta)
    audit = scene.audit_of((1, PARAGRAPH))
    near = at(scene, 1, "beta")
    with pytest.raises(Refused):
        audit.missing_link(near, at(scene, 2, "gamma"), EQUAL)
    with pytest.raises(Refused, match="equivalent already"):
        audit.missing_link(near, at(scene, 3, "delta"), EQUAL)
    with pytest.raises(Refused, match="linked as equivalent"):
        audit.missing_link(near, at(scene, 2, "gamma"), Relation.CONTRADICTS)
    assert audit.pending == ()


def test_links_that_cannot_be_missing(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    near = at(scene, 1, "beta")
    with pytest.raises(Refused):
        audit.missing_link(near, at(scene, 2, "beta"), Relation.DIFFERENT)
    with pytest.raises(Refused):
        audit.missing_link(near, at(scene, 1, "gamma"), EQUAL)
    with pytest.raises(Refused):
        audit.missing_link(at(scene, 1, "theta"), at(scene, 2, "beta"), EQUAL)
    audit.missing_link(near, at(scene, 2, "beta"), EQUAL)
    with pytest.raises(Refused, match="missing already"):
        audit.missing_link(near, at(scene, 2, "beta"), Relation.CONTRADICTS)


def test_only_a_passage_lacks_something(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    with pytest.raises(Refused):
        audit.missing_span(*at(scene, 1, "gamma"), "statistic")
    with pytest.raises(Refused):
        audit.missing_link(at(scene, 1, "beta"), at(scene, 2, "beta"), EQUAL)


def test_one_that_is_missing_is_withdrawn_by_itself(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    first = scene.commit(audit, audit.missing_span(*at(scene, 1, "beta"), "statistic"))
    second = scene.commit(audit, audit.missing_span(*at(scene, 1, "gamma"), "statistic"))
    scene.commit(audit, audit.accept())
    scene.commit(audit, audit.withdraw(first.id))
    held = scene.stored(audit)
    assert held.missing == (second,)
    assert said(held.verdict).judgement is Judgement.ACCEPT
    with pytest.raises(Refused):
        audit.withdraw(first.id)
