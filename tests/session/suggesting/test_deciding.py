"""Refusing and accepting what is suggested, and what later links take back."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.link import Dismissal, Relation
from annotator.session.asking import NeedsAnswer
from annotator.session.labelling import plan_retire_label
from annotator.suggest.passage import Passage
from tests.session.scene import Scene, extent_of

EQUIVALENT, DIFFERENT = Relation.EQUIVALENT, Relation.DIFFERENT


@pytest.fixture
def scene() -> Scene:
    return Scene()


def passage(scene: Scene, article: int, word: str) -> Passage:
    """A word of an article."""
    return Passage(scene.id_of(article), *extent_of(word))


def refused(scene: Scene) -> list[Dismissal]:
    """The live dismissals, oldest first."""
    return sorted(scene.layer.dismissals.values(), key=lambda each: each.id)


def test_a_refused_passage_is_kept_with_its_span(scene: Scene) -> None:
    span = scene.span(1, "beta")
    planned = scene.commit(scene.sitting.refuse(span, passage(scene, 3, "gamma")))
    assert (planned.title, planned.span) == ("refused in 3: “gamma”", span)
    (dismissal,) = refused(scene)
    assert (dismissal.span, dismissal.near) == (span, None)
    assert (dismissal.document, dismissal.quote) == (scene.id_of(3), "gamma")
    scene.commit(scene.sitting.undo())
    assert not refused(scene)


def test_refusing_again_does_nothing_for_the_whole_fact(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, two)
    scene.commit(scene.sitting.refuse(one, passage(scene, 3, "gamma")))
    again = scene.sitting.refuse(two, passage(scene, 3, "gamma"))
    assert (again.step, again.title) == (None, "already refused in 3: “gamma”")


def test_outer_white_space_is_no_part_of_what_is_refused(scene: Scene) -> None:
    span = scene.span(1, "beta")
    start, end = extent_of("gamma")
    scene.commit(scene.sitting.refuse(span, Passage(scene.id_of(3), start - 1, end + 1)))
    assert refused(scene)[0].quote == "gamma"
    with pytest.raises(Refused, match="white space"):
        scene.sitting.refuse(span, Passage(scene.id_of(3), end, end + 1))


def test_what_is_marked_different_is_refused_already(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "gamma")
    scene.link(one, two, DIFFERENT)
    assert scene.sitting.refuse(one, passage(scene, 2, "gamma")).step is None


def test_a_member_of_the_fact_is_not_refused(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, two)
    start, end = extent_of("beta")
    before = scene.content()
    with pytest.raises(Refused, match="in the fact: 2") as refusal:
        scene.sitting.refuse(one, Passage(scene.id_of(2), start, end + 3))
    assert "Take it out" in refusal.value.remedy
    with pytest.raises(Refused, match="other articles"):
        scene.sitting.refuse(one, passage(scene, 1, "gamma"))
    with pytest.raises(Refused, match="not part of the open story"):
        scene.sitting.refuse(one, Passage("nowhere", 0, 3))
    assert scene.content() == before


def test_a_link_by_hand_to_what_was_refused_takes_the_refusal_back(scene: Scene) -> None:
    one = scene.span(1, "beta")
    start, end = extent_of("gamma")
    scene.commit(scene.sitting.refuse(one, Passage(scene.id_of(2), start, end + 6)))
    scene.commit(scene.sitting.refuse(one, passage(scene, 2, "theta")))
    planned = scene.commit(scene.sitting.link_passage(one, scene.id_of(2), start, end, EQUIVALENT))
    assert planned.title.startswith("link 1 = 2 “gamma”, no longer refused, new statistic")
    assert [each.quote for each in refused(scene)] == ["theta"]
    scene.commit(scene.sitting.undo())
    assert [each.quote for each in refused(scene)] == ["gamma delta", "theta"]


def test_what_is_different_stays_refused(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "gamma")
    scene.commit(scene.sitting.refuse(one, passage(scene, 2, "gamma")))
    scene.link(one, two, DIFFERENT)
    assert refused(scene)


def test_joining_two_facts_takes_back_what_one_refused_of_the_other(scene: Scene) -> None:
    one, two, three, four = (scene.span(article, "beta") for article in (1, 2, 3, 4))
    scene.link(one, two)
    scene.link(three, four)
    scene.commit(scene.sitting.refuse(two, passage(scene, 4, "beta")))
    scene.link(one, three)
    assert not refused(scene)


def test_a_refused_pair_of_the_queue_needs_no_span(scene: Scene) -> None:
    a, b = passage(scene, 1, "beta"), passage(scene, 2, "gamma")
    planned = scene.commit(scene.sitting.refuse_pair(a, b))
    assert planned.title == "refused: 1 and 2, “gamma”"
    (dismissal,) = refused(scene)
    assert dismissal.span is None
    assert dismissal.near is not None
    ends = {(each.document, each.quote) for each in (dismissal.near, dismissal)}
    assert ends == {(scene.id_of(1), "beta"), (scene.id_of(2), "gamma")}
    assert not scene.layer.spans
    assert scene.sitting.refuse_pair(b, a).step is None
    scene.commit(scene.sitting.undo())
    assert not refused(scene)


@pytest.mark.parametrize("marked", [1, 2])
def test_a_refused_pair_is_refused_for_the_span_that_is_there(scene: Scene, marked: int) -> None:
    span = scene.span(marked, "beta")
    scene.commit(scene.sitting.refuse_pair(passage(scene, 1, "beta"), passage(scene, 2, "beta")))
    (dismissal,) = refused(scene)
    assert (dismissal.span, dismissal.document) == (span, scene.id_of(3 - marked))


def test_a_pair_in_one_article_or_of_one_fact_is_not_refused(scene: Scene) -> None:
    with pytest.raises(Refused, match="same article"):
        scene.sitting.refuse_pair(passage(scene, 1, "beta"), passage(scene, 1, "gamma"))
    scene.link(scene.span(1, "beta"), scene.span(2, "beta"))
    with pytest.raises(Refused, match="in the fact"):
        scene.sitting.refuse_pair(passage(scene, 1, "beta"), passage(scene, 2, "beta"))


def test_an_accepted_pair_is_two_spans_and_a_link_in_one_step(scene: Scene) -> None:
    a, b = passage(scene, 1, "beta"), passage(scene, 3, "gamma")
    planned = scene.commit(scene.sitting.accept_pair(a, b, Relation.PARTIAL, "statistic"))
    assert planned.title == "link 1 ~ 3 “gamma”, which says more is open, statistic in 1 and 3"
    assert planned.step is not None
    assert len(planned.step.changes) == 3
    one, three = sorted(scene.layer.spans.values(), key=lambda span: span.quote)
    assert (one.label, three.label, one.label_revision) == ("statistic", "statistic", 1)
    assert planned.span == three.id
    link = scene.layer.link_between(one.id, three.id)
    assert link is not None
    assert link.relation is Relation.PARTIAL
    scene.commit(scene.sitting.undo())
    assert scene.content() == {}


def test_an_accepted_pair_uses_the_spans_that_are_there(scene: Scene) -> None:
    tagged, plain = scene.span(1, "beta", "testimony"), scene.span(2, "beta", None)
    a, b = passage(scene, 1, "beta"), passage(scene, 2, "beta")
    planned = scene.commit(scene.sitting.accept_pair(a, b, EQUIVALENT, "statistic"))
    assert planned.title == "link 1 = 2 “beta”, statistic in 2"
    assert scene.layer.link_between(tagged, plain) is not None
    assert (scene.the(tagged).label, scene.the(plain).label) == ("testimony", "statistic")


def test_an_accepted_pair_without_a_label_is_two_highlights(scene: Scene) -> None:
    planned = scene.sitting.accept_pair(
        passage(scene, 1, "beta"), passage(scene, 2, "beta"), EQUIVALENT, None
    )
    assert planned.title == "link 1 = 2 “beta”, highlight in 1 and 2"
    assert {span.label for span in scene.layer.spans.values()} == {None}


def test_an_accepted_pair_that_cannot_be_leaves_nothing_behind(scene: Scene) -> None:
    scene.commit(scene.sitting.do(plan_retire_label(scene.sitting.labels, "testimony")))
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.link(one, two)
    scene.link(one, three, DIFFERENT)
    before = scene.content()
    two_, three_ = passage(scene, 2, "beta"), passage(scene, 3, "beta")
    with pytest.raises(Refused, match="retired"):
        scene.sitting.accept_pair(two_, three_, EQUIVALENT, "testimony")
    with pytest.raises(Refused, match="same article"):
        scene.sitting.accept_pair(two_, passage(scene, 2, "gamma"), EQUIVALENT, None)
    with pytest.raises(NeedsAnswer):
        scene.sitting.accept_pair(two_, three_, EQUIVALENT, None)
    assert scene.content() == before
    assert scene.sitting.accept_pair(two_, three_, EQUIVALENT, None, anyway=True).step is not None


def test_accepting_a_refused_pair_takes_the_refusal_back(scene: Scene) -> None:
    a, b = passage(scene, 1, "beta"), passage(scene, 2, "gamma")
    scene.commit(scene.sitting.refuse_pair(a, b))
    planned = scene.commit(scene.sitting.accept_pair(b, a, EQUIVALENT, None))
    assert ", no longer refused" in planned.title
    assert not refused(scene)
    scene.commit(scene.sitting.undo())
    assert [each.near for each in refused(scene)] != [None]


def test_nothing_in_several_articles_is_one_step(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, two)
    everywhere = [scene.id_of(article) for article in (1, 2, 3, 4, 3)]
    planned = scene.commit(scene.sitting.absent_in(one, everywhere))
    assert planned.title == "nothing in 3, 4 of “beta”"
    assert planned.step is not None
    assert len(planned.step.changes) == 2
    again = scene.sitting.absent_in(two, everywhere)
    assert (again.step, again.title) == (None, "nothing is open there of “beta”")
    scene.commit(scene.sitting.undo())
    assert not scene.layer.absences
    with pytest.raises(Refused, match="open story"):
        scene.sitting.absent_in(one, ["nowhere"])


def test_a_link_fills_what_was_marked_absent_all_at_once(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.commit(scene.sitting.absent_in(one, [scene.id_of(2), scene.id_of(3)]))
    scene.link(one, two)
    assert [each.document for each in scene.layer.absences.values()] == [scene.id_of(3)]
