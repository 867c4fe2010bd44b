"""Linking spans and passages, and what is absent."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.link import Relation
from annotator.session.asking import NeedsAnswer
from annotator.session.labelling import plan_retire_label
from tests.session.scene import Scene, extent_of

EQUIVALENT, PARTIAL = Relation.EQUIVALENT, Relation.PARTIAL
CONTRADICTS, DIFFERENT = Relation.CONTRADICTS, Relation.DIFFERENT


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_link_has_its_ends_in_order_and_chooses_the_target(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(3, "beta")
    planned = scene.sitting.link(other, one, EQUIVALENT)
    link = scene.layer.link_between(one, other)
    assert link is not None
    assert (link.a, link.b) == tuple(sorted((one, other)))
    assert (planned.title, planned.span) == ("link 3 = 1 “beta”", one)


def test_a_span_is_not_linked_to_itself(scene: Scene) -> None:
    one = scene.span(1, "beta")
    with pytest.raises(Refused, match="itself"):
        scene.sitting.link(one, one, EQUIVALENT)


def test_linking_again_changes_the_relation(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    link = scene.link(one, other)
    assert scene.link(other, one, CONTRADICTS).id == link.id
    assert scene.layer.links[link.id].relation is CONTRADICTS
    assert scene.sitting.link(one, other, CONTRADICTS).step is None


def test_partial_again_turns_which_says_more(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    titles = [scene.sitting.link(one, other, PARTIAL).title for _ in range(4)]
    assert titles == [
        "link 1 ~ 2 “beta”, which says more is open",
        "link 1 ~ 2 “beta”, 1 says more",
        "link 1 ~ 2 “beta”, 2 says more",
        "link 1 ~ 2 “beta”, which says more is open",
    ]


def test_partial_turns_from_the_side_it_is_said_from(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, other, PARTIAL)
    assert scene.sitting.link(other, one, PARTIAL).title == "link 2 ~ 1 “beta”, 2 says more"
    assert scene.sitting.link(one, other, PARTIAL).title.endswith("which says more is open")


def test_the_end_that_says_more_can_be_given(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    scene.sitting.link(one, other, PARTIAL, more=other)
    link = scene.layer.link_between(one, other)
    assert link is not None
    assert (link.a if link.more == "a" else link.b) == other
    assert scene.sitting.link(one, other, PARTIAL, more=other).step is None


def test_another_relation_than_partial_has_no_side(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    scene.sitting.link(one, other, PARTIAL, more=one)
    assert scene.link(one, other, EQUIVALENT).more is None


def test_in_the_same_article_it_is_refused_without_a_member_elsewhere(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(1, "gamma")
    with pytest.raises(Refused, match="same article") as refusal:
        scene.sitting.link(one, other, EQUIVALENT)
    assert "another article first" in refusal.value.remedy


@pytest.mark.parametrize(
    ("elsewhere", "said", "becomes"),
    [
        (EQUIVALENT, EQUIVALENT, EQUIVALENT),
        (EQUIVALENT, PARTIAL, PARTIAL),
        (EQUIVALENT, CONTRADICTS, CONTRADICTS),
        (PARTIAL, EQUIVALENT, PARTIAL),
        (CONTRADICTS, EQUIVALENT, CONTRADICTS),
        (PARTIAL, PARTIAL, PARTIAL),
        (CONTRADICTS, CONTRADICTS, PARTIAL),
    ],
)
def test_in_the_same_article_it_joins_through_the_member_elsewhere(
    scene: Scene, elsewhere: Relation, said: Relation, becomes: Relation
) -> None:
    source, member, target = scene.span(1, "beta"), scene.span(2, "beta"), scene.span(1, "gamma")
    scene.link(source, member, elsewhere)
    scene.commit(scene.sitting.link(source, target, said))
    link = scene.layer.link_between(member, target)
    assert link is not None
    assert link.relation is becomes
    assert scene.layer.link_between(source, target) is None
    assert fact_members(scene.layer, source) == {source, member, target}


def test_in_the_same_article_the_equivalent_member_is_preferred(scene: Scene) -> None:
    source, target = scene.span(1, "beta"), scene.span(1, "gamma")
    weak, strong = scene.span(2, "beta"), scene.span(3, "beta")
    scene.link(source, weak, PARTIAL)
    scene.link(source, strong, EQUIVALENT)
    scene.sitting.link(source, target, EQUIVALENT)
    assert scene.layer.link_between(strong, target) is not None
    assert scene.layer.link_between(weak, target) is None


def test_different_in_the_same_article_is_refused(scene: Scene) -> None:
    source, target, member = scene.span(1, "beta"), scene.span(1, "gamma"), scene.span(2, "beta")
    scene.link(source, member)
    with pytest.raises(Refused, match="same article"):
        scene.sitting.link(source, target, DIFFERENT)


def test_a_link_that_joins_what_is_marked_different_asks_first(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.link(one, two)
    scene.link(one, three, DIFFERENT)
    before = scene.content()
    with pytest.raises(NeedsAnswer, match="different") as asked:
        scene.sitting.link(two, three, EQUIVALENT)
    assert asked.value.question.argument == "anyway"
    assert [choice.answer for choice in asked.value.question.choices] == [True]
    assert scene.content() == before
    scene.sitting.link(two, three, EQUIVALENT, anyway=True)
    assert fact_members(scene.layer, one) == {one, two, three}


def test_equivalent_to_what_an_equal_contradicts_asks_first(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.link(one, two)
    scene.link(one, three, CONTRADICTS)
    with pytest.raises(NeedsAnswer, match="contradicts"):
        scene.sitting.link(two, three, EQUIVALENT)
    scene.sitting.link(two, three, PARTIAL)


def test_a_passage_becomes_a_span_with_the_source_s_label_in_one_step(scene: Scene) -> None:
    source = scene.span(1, "beta", "testimony")
    start, end = extent_of("gamma")
    planned = scene.sitting.link_passage(source, scene.id_of(2), start - 1, end, PARTIAL)
    assert planned.step is not None
    assert len(planned.step.changes) == 2
    target = scene.the(planned.span or "")
    assert (target.quote, target.label, target.label_revision) == ("gamma", "testimony", 1)
    assert planned.title.endswith("new testimony “gamma”")


def test_a_passage_of_a_retired_label_becomes_a_highlight(scene: Scene) -> None:
    source = scene.span(1, "beta", "testimony")
    scene.sitting.do(plan_retire_label(scene.sitting.labels, "testimony"))
    planned = scene.sitting.link_passage(source, scene.id_of(2), *extent_of("beta"), EQUIVALENT)
    assert scene.the(planned.span or "").label is None


def test_a_passage_that_is_a_span_is_used(scene: Scene) -> None:
    source = scene.span(1, "beta", "testimony")
    other = scene.span(2, "beta", "statistic")
    planned = scene.sitting.link_passage(source, scene.id_of(2), *extent_of("beta"), EQUIVALENT)
    assert planned.span == other
    same = scene.span(3, "beta", "statistic"), scene.span(3, "beta", "testimony")
    planned = scene.sitting.link_passage(source, scene.id_of(3), *extent_of("beta"), EQUIVALENT)
    assert planned.span == same[1]


def test_a_refused_passage_leaves_nothing_behind(scene: Scene) -> None:
    source = scene.span(1, "beta")
    before = scene.content()
    with pytest.raises(Refused, match="same article"):
        scene.sitting.link_passage(source, scene.id_of(1), *extent_of("gamma"), EQUIVALENT)
    assert scene.content() == before
    assert list(scene.layer.spans_of(scene.id_of(1))) == [scene.the(source)]


def test_a_passage_in_the_same_article_joins_the_member_elsewhere(scene: Scene) -> None:
    source, member = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(source, member)
    planned = scene.sitting.link_passage(source, scene.id_of(1), *extent_of("gamma"), EQUIVALENT)
    assert scene.layer.link_between(member, planned.span or "") is not None


def test_an_absence_is_a_toggle_for_the_whole_fact(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, two)
    assert scene.sitting.absence(one, scene.id_of(3)).title == "nothing in 3 of “beta”"
    assert scene.sitting.absence(two, scene.id_of(3)).title == "open again in 3: “beta”"
    assert not scene.layer.absences


def test_an_absence_is_refused_where_the_fact_has_a_member(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, two)
    with pytest.raises(Refused, match="article 1 itself"):
        scene.sitting.absence(one, scene.id_of(1))
    with pytest.raises(Refused, match="has a member in article 2"):
        scene.sitting.absence(one, scene.id_of(2))


def test_a_link_into_an_absent_article_takes_the_absence_away(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.commit(scene.sitting.absence(one, scene.id_of(2)))
    scene.commit(scene.sitting.absence(two, scene.id_of(3)))
    scene.link(one, three, DIFFERENT)
    assert len(scene.layer.absences) == 2
    planned = scene.sitting.link(one, two, EQUIVALENT)
    assert planned.step is not None
    assert len(planned.step.changes) == 2
    assert [absence.document for absence in scene.layer.absences.values()] == [scene.id_of(3)]


def test_joining_two_facts_takes_the_absences_of_both_where_they_meet(scene: Scene) -> None:
    one, two, three, four = (scene.span(article, "beta") for article in (1, 2, 3, 4))
    scene.link(one, two)
    scene.link(three, four)
    scene.commit(scene.sitting.absence(two, scene.id_of(4)))
    scene.commit(scene.sitting.absence(four, scene.id_of(1)))
    scene.link(one, three)
    assert not scene.layer.absences
