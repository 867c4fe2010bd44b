"""Judging how two passages stand to one another."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.domain.verdict import Amendment, Judgement, Severity
from annotator.session.reviewing.audit_item import Judged
from tests.session.reviewing.scene import PARAGRAPH, ReviewScene, extent_of

EQUAL, PARTIAL, AGAINST = Relation.EQUIVALENT, Relation.PARTIAL, Relation.CONTRADICTS


def amended(judged: Judged) -> Amendment:
    assert judged.verdict is not None
    assert judged.verdict.judgement is Judgement.WRONG_RELATION
    assert judged.verdict.severity is Severity.MAJOR
    return judged.verdict.amendment


def test_another_relation_of_a_link(scene: ReviewScene) -> None:
    link = scene.link(scene.tag(1, "beta"), scene.tag(3, "beta"))
    audit = scene.audit_of(link)
    judged = audit.relate(AGAINST)
    assert scene.commit(audit, judged) == scene.stored(audit).verdict
    assert amended(judged) == Amendment(relation=AGAINST)
    assert judged.title == "should be 1 ! 3: link 1 = 3 “beta”"
    assert amended(audit.relate(Relation.DIFFERENT)).relation is Relation.DIFFERENT


def test_the_relation_that_a_link_has_is_right(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.link(scene.tag(1, "beta"), scene.tag(2, "beta")))
    audit.relate(AGAINST)
    verdict = audit.relate(EQUAL).verdict
    assert verdict is not None
    assert verdict.judgement is Judgement.ACCEPT


def test_partial_again_turns_which_end_says_more(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.link(scene.tag(1, "beta"), scene.tag(2, "beta")))
    sides = [amended(scene_act).more for scene_act in (audit.relate(PARTIAL) for _ in range(4))]
    assert sides == [None, "a", "b", None]
    for verdict in audit.pending:
        scene.commit(audit, Judged(verdict, "", 1))
    assert len(scene.desk.call(lambda store: store.verdicts(audit.batch.id))) == 4


def test_partial_of_a_partial_link_is_right_and_again_turns_it(scene: ReviewScene) -> None:
    one, other = scene.tag(1, "beta"), scene.tag(2, "beta")
    scene.link(one, other, PARTIAL)
    link = scene.link(one, other, PARTIAL)
    assert link.more is not None
    audit = scene.audit_of(link)
    first = audit.relate(PARTIAL).verdict
    assert first is not None
    assert first.judgement is Judgement.ACCEPT
    turned = amended(audit.relate(PARTIAL))
    assert turned == Amendment(relation=PARTIAL, more="b" if link.more == "a" else None)


def test_which_end_says_more_can_be_said(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.link(scene.tag(1, "beta"), scene.tag(2, "beta")))
    judged = audit.relate(PARTIAL, more="b")
    assert amended(judged).more == "b"
    assert "says more" in judged.title
    with pytest.raises(ValueError, match="partial"):
        audit.relate(EQUAL, more="a")


def test_where_an_article_does_say_something(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta")
    audit = scene.audit_of(scene.absence(span, 3))
    start, end = extent_of("gamma")
    judged = audit.relate(EQUAL, passage=(scene.id_of(3), start, end + 1))
    assert scene.commit(audit, judged) == scene.stored(audit).verdict
    amendment = amended(judged)
    assert amendment.passage is not None
    assert amendment.passage.quote == "gamma"
    assert judged.title == "is said there: 1 = 3 “gamma”: nothing in 3 of “beta”"


def test_the_passage_of_an_absence_stays_when_the_relation_changes(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.absence(scene.tag(1, "beta"), 3))
    there = (scene.id_of(3), *extent_of("gamma"))
    first = amended(audit.relate(EQUAL, passage=there))
    again = [amended(audit.relate(relation)) for relation in (PARTIAL, PARTIAL, AGAINST)]
    assert {each.passage for each in again} == {first.passage}
    assert [(each.relation, each.more) for each in again] == [
        (PARTIAL, None),
        (PARTIAL, "a"),
        (AGAINST, None),
    ]


def test_an_absence_is_wrong_only_by_a_passage_of_its_article(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.absence(scene.tag(1, "beta"), 3))
    with pytest.raises(Refused):
        audit.relate(EQUAL)
    with pytest.raises(Refused):
        audit.relate(EQUAL, passage=(scene.id_of(2), *extent_of("gamma")))
    with pytest.raises(Refused):
        audit.relate(Relation.DIFFERENT, passage=(scene.id_of(3), *extent_of("gamma")))
    with pytest.raises(Refused):
        audit.relate(EQUAL, passage=(scene.id_of(3), *extent_of(" ")))
    assert audit.pending == ()


def test_a_span_and_a_passage_have_no_relation(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"), (1, PARAGRAPH))
    for _ in range(2):
        with pytest.raises(Refused):
            audit.relate(EQUAL)
        audit.next()
