"""Agreeing with corrections: one step makes it so, and its undo opens it again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.link import Absence, Relation
from annotator.domain.span import Span
from annotator.domain.verdict import Reason
from annotator.session.asking import NeedsAnswer
from annotator.session.feedback.agreeing import plan_agree
from annotator.session.feedback.corrections import Correction, State, corrections
from annotator.session.labelling import plan_edit_label
from annotator.session.opening import open_story
from annotator.session.plan import Plan, added
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from tests.factories import ADA, BEN
from tests.session.reviewing.scene import PARAGRAPH, Drawn, ReviewScene, extent_of

EQUAL, PARTIAL, AGAINST = Relation.EQUIVALENT, Relation.PARTIAL, Relation.CONTRADICTS

Case = tuple[Drawn, Callable[[Audit], Judged]]


def label(scene: ReviewScene) -> Case:
    return scene.tag(1, "beta"), lambda audit: audit.relabel("testimony")


def bounds(scene: ReviewScene) -> Case:
    return scene.tag(1, "beta"), lambda audit: audit.adjust(*extent_of("beta gamma"))


def both(scene: ReviewScene) -> Case:
    def act(audit: Audit) -> Judged:
        scene.commit(audit, audit.relabel("testimony"))
        return audit.adjust(*extent_of("beta gamma"))

    return scene.tag(1, "beta"), act


def a_span_too_many(scene: ReviewScene) -> Case:
    return scene.tag(1, "beta"), lambda audit: audit.spurious(Reason.VAGUE)


def a_link_too_many(scene: ReviewScene) -> Case:
    link = scene.link(scene.tag(1, "beta"), scene.tag(2, "beta"))
    return link, lambda audit: audit.spurious(Reason.NOT_THIS)


def an_absence_too_many(scene: ReviewScene) -> Case:
    absence = scene.absence(scene.tag(1, "beta"), 2)
    return absence, lambda audit: audit.spurious(Reason.NOT_THIS)


def relation(scene: ReviewScene) -> Case:
    link = scene.link(scene.tag(1, "beta"), scene.tag(2, "beta"))
    return link, lambda audit: audit.relate(AGAINST)


def no_relation(scene: ReviewScene) -> Case:
    link = scene.link(scene.tag(1, "beta"), scene.tag(2, "beta"))
    return link, lambda audit: audit.relate(Relation.DIFFERENT)


def partial(scene: ReviewScene) -> Case:
    link = scene.link(scene.tag(1, "beta"), scene.tag(2, "beta"))
    return link, lambda audit: audit.relate(PARTIAL, more="b")


def the_other_says_more(scene: ReviewScene) -> Case:
    one, other = scene.tag(1, "beta"), scene.tag(2, "beta")
    scene.link(one, other, PARTIAL)
    link = scene.link(one, other, PARTIAL)
    side = "b" if link.more == "a" else "a"
    return link, lambda audit: audit.relate(PARTIAL, more=side)


def said_there(scene: ReviewScene) -> Case:
    absence = scene.absence(scene.tag(1, "beta"), 2)
    there = (scene.id_of(2), *extent_of("gamma"))
    return absence, lambda audit: audit.relate(PARTIAL, more="a", passage=there)


def said_there_where_it_is_tagged(scene: ReviewScene) -> Case:
    scene.tag(2, "gamma", "testimony")
    return said_there(scene)


def a_missing_span(scene: ReviewScene) -> Case:
    where = (scene.id_of(1), *extent_of("beta"))
    return (1, PARAGRAPH), lambda audit: audit.missing_span(*where, "statistic")


def a_label_for_a_highlight(scene: ReviewScene) -> Case:
    scene.tag(1, "beta", None)
    return a_missing_span(scene)


def a_missing_link(scene: ReviewScene) -> Case:
    near, far = ((scene.id_of(number), *extent_of("beta")) for number in (1, 2))
    return (1, PARAGRAPH), lambda audit: audit.missing_link(near, far, PARTIAL, more="b")


def a_missing_link_of_spans(scene: ReviewScene) -> Case:
    scene.tag(1, "beta", "testimony")
    scene.tag(2, "beta", "statistic")
    return a_missing_link(scene)


CASES = (
    label,
    bounds,
    both,
    a_span_too_many,
    a_link_too_many,
    an_absence_too_many,
    relation,
    no_relation,
    partial,
    the_other_says_more,
    said_there,
    said_there_where_it_is_tagged,
    a_missing_span,
    a_label_for_a_highlight,
    a_missing_link,
    a_missing_link_of_spans,
)


def corrected(scene: ReviewScene, case: Callable[[ReviewScene], Case]) -> Correction:
    drawn, act = case(scene)
    audit = scene.audit_of(drawn)
    scene.commit(audit, act(audit))
    return only(scene)


def only(scene: ReviewScene) -> Correction:
    (found,) = scene.desk.call(lambda store: corrections(store, ADA.id))
    return found


@pytest.mark.parametrize("case", CASES)
def test_one_step_makes_it_so_and_its_undo_opens_it_again(
    scene: ReviewScene, case: Callable[[ReviewScene], Case]
) -> None:
    correction = corrected(scene, case)
    assert correction.state is State.OPEN
    before = len(scene.desk.call(lambda store: store.steps()))
    plan = plan_agree(scene.sitting.draft, correction)
    planned = scene.plan(plan)
    assert planned.title.startswith("agreed: ")
    steps = scene.desk.call(lambda store: store.steps())
    assert len(steps) == before + 1
    assert steps[0].annotator == ADA.id
    agreed = only(scene)
    assert agreed.state is State.AGREED
    assert plan_agree(scene.sitting.draft, agreed).changes == ()
    scene.done(scene.sitting.undo())
    assert only(scene).state is State.OPEN
    scene.done(scene.sitting.redo())
    assert only(scene).state is State.AGREED


@pytest.mark.parametrize("case", CASES)
def test_what_was_deleted_since_is_put_right_too(
    scene: ReviewScene, case: Callable[[ReviewScene], Case]
) -> None:
    correction = corrected(scene, case)
    for span in list(scene.sitting.layer.spans.values()):
        scene.done(scene.sitting.delete(span.id, keep=False))
    again = only(scene)
    assert again.mine == correction.mine
    if again.state is State.OPEN:
        scene.plan(plan_agree(scene.sitting.draft, again))
    assert only(scene).state is State.AGREED


def test_a_label_keeps_what_the_bounds_became(scene: ReviewScene) -> None:
    correction = corrected(scene, label)
    span = next(iter(scene.sitting.layer.spans.values()))
    scene.done(scene.sitting.adjust(span.id, *extent_of("beta gamma delta")))
    scene.plan(plan_agree(scene.sitting.draft, correction))
    now = scene.sitting.layer.spans[span.id]
    assert (now.label, now.quote, now.label_revision) == ("testimony", "beta gamma delta", 1)


def test_a_span_that_says_it_already_takes_the_place(scene: ReviewScene) -> None:
    correction = corrected(scene, both)
    right = scene.tag(1, "beta gamma", "testimony")
    assert only(scene).state is State.OPEN
    scene.plan(plan_agree(scene.sitting.draft, correction))
    assert list(scene.sitting.layer.spans.values()) == [right]
    assert only(scene).state is State.AGREED


def test_a_linked_span_asks_before_it_goes(scene: ReviewScene) -> None:
    beta, gamma, delta = scene.tag(1, "beta"), scene.tag(2, "gamma"), scene.tag(3, "delta")
    scene.link(beta, gamma)
    scene.link(beta, delta)
    audit = scene.audit_of(beta)
    scene.commit(audit, audit.spurious(Reason.DUPLICATE))
    correction = only(scene)
    with pytest.raises(NeedsAnswer) as asked:
        plan_agree(scene.sitting.draft, correction)
    assert asked.value.question.argument == "keep"
    scene.plan(plan_agree(scene.sitting.draft, correction, keep=True))
    assert scene.sitting.layer.link_between(gamma.id, delta.id) is not None
    assert only(scene).state is State.AGREED


def test_a_link_that_conflicts_asks_first(scene: ReviewScene) -> None:
    beta, gamma, delta = scene.tag(1, "beta"), scene.tag(2, "gamma"), scene.tag(3, "delta")
    link = scene.link(beta, gamma, AGAINST)
    scene.link(gamma, delta)
    audit = scene.audit_of(link)
    scene.commit(audit, audit.relate(EQUAL))
    scene.done(scene.sitting.link(beta.id, delta.id, AGAINST, anyway=True))
    correction = only(scene)
    with pytest.raises(NeedsAnswer) as asked:
        plan_agree(scene.sitting.draft, correction)
    assert asked.value.question.argument == "anyway"
    scene.plan(plan_agree(scene.sitting.draft, correction, anyway=True))
    assert only(scene).state is State.AGREED


def test_a_missing_span_that_was_marked_is_agreed(scene: ReviewScene) -> None:
    corrected(scene, a_missing_span)
    scene.tag(1, "beta")
    assert only(scene).state is State.AGREED


def test_a_wrong_span_that_is_made_anew_is_wrong_again(scene: ReviewScene) -> None:
    corrected(scene, a_span_too_many)
    span = next(iter(scene.sitting.layer.spans.values()))
    scene.done(scene.sitting.delete(span.id))
    assert only(scene).state is State.AGREED
    scene.tag(1, "beta")
    assert only(scene).state is State.OPEN


def test_a_link_that_should_not_be_there_may_become_different(scene: ReviewScene) -> None:
    corrected(scene, a_link_too_many)
    (link,) = scene.sitting.layer.links.values()
    scene.done(scene.sitting.link(link.a, link.b, AGAINST))
    assert only(scene).state is State.OPEN
    scene.done(scene.sitting.link(link.a, link.b, Relation.DIFFERENT))
    assert only(scene).state is State.AGREED


def test_an_absence_beside_the_link_goes_too(scene: ReviewScene) -> None:
    correction = corrected(scene, said_there)
    scene.plan(plan_agree(scene.sitting.draft, correction))
    judged = correction.about.record
    assert isinstance(judged, Absence)
    left = replace(judged, id=new_id())
    scene.plan(Plan("as only another program does", (added(left),)))
    assert only(scene).state is State.OPEN
    scene.plan(plan_agree(scene.sitting.draft, only(scene)))
    assert not scene.sitting.layer.absences
    assert only(scene).state is State.AGREED


def test_another_label_is_given_under_the_definition_in_force(scene: ReviewScene) -> None:
    correction = corrected(scene, label)
    changed = {"definition": "What somebody lived through."}
    scene.plan(plan_edit_label(scene.sitting.labels, "testimony", changed))
    scene.plan(plan_agree(scene.sitting.draft, correction))
    assert [span.label_revision for span in scene.sitting.layer.spans.values()] == [2]


def test_a_new_span_has_the_label_of_the_one_it_is_linked_to(scene: ReviewScene) -> None:
    scene.tag(1, "beta", "testimony")
    correction = corrected(scene, a_missing_link)
    scene.plan(plan_agree(scene.sitting.draft, correction))
    labels = {span.label for span in scene.sitting.layer.spans.values()}
    assert labels == {"testimony"}


def test_the_end_that_says_more_is_the_one_that_was_meant(scene: ReviewScene) -> None:
    correction = corrected(scene, a_missing_link)
    scene.plan(plan_agree(scene.sitting.draft, correction))
    (link,) = scene.sitting.layer.links.values()
    more: Span = scene.sitting.layer.spans[link.b if link.more == "b" else link.a]
    assert more.document == scene.id_of(2)


def test_somebody_else_s_correction_is_refused(scene: ReviewScene) -> None:
    correction = corrected(scene, label)
    draft = open_story(scene.desk, BEN.id, "strike").sitting.draft
    with pytest.raises(Refused, match="somebody else"):
        plan_agree(draft, correction)


def test_a_question_is_not_agreed_with(scene: ReviewScene) -> None:
    correction = corrected(scene, lambda it: (it.tag(1, "beta"), lambda audit: audit.note("? so")))
    assert correction.state is State.OPEN
    assert correction.reason == "? so"
    with pytest.raises(Refused):
        plan_agree(scene.sitting.draft, correction)
    span = next(iter(scene.sitting.layer.spans.values()))
    scene.done(scene.sitting.relabel(span.id, "testimony"))
    assert only(scene).state is State.AGREED
