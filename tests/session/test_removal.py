"""Deleting spans and taking them out of their fact."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.identity import new_id
from annotator.domain.link import Dismissal, Relation
from annotator.session.asking import NeedsAnswer
from annotator.session.plan import Plan, added
from tests.session.scene import Scene

EQUIVALENT, PARTIAL = Relation.EQUIVALENT, Relation.PARTIAL
CONTRADICTS, DIFFERENT = Relation.CONTRADICTS, Relation.DIFFERENT


@pytest.fixture
def scene() -> Scene:
    return Scene()


def hub_of(scene: Scene, *relations: Relation) -> tuple[str, list[str]]:
    """A span of article 1 with a neighbour in each further article."""
    hub = scene.span(1, "beta")
    others = []
    for article, relation in enumerate(relations, 2):
        others.append(scene.span(article, "beta"))
        scene.link(hub, others[-1], relation)
    return hub, others


def test_what_is_not_linked_goes_at_once(scene: Scene) -> None:
    span = scene.span(1, "beta")
    scene.commit(scene.sitting.absence(span, scene.id_of(2)))
    planned = scene.sitting.delete(span)
    assert planned.title == "deleted statistic “beta”"
    assert planned.span is None
    assert scene.content() == {}


def test_a_linked_span_asks_what_becomes_of_the_others(scene: Scene) -> None:
    hub, _ = hub_of(scene, EQUIVALENT, EQUIVALENT)
    before = scene.content()
    with pytest.raises(NeedsAnswer) as asked:
        scene.sitting.delete(hub)
    question = asked.value.question
    assert (question.argument, [each.answer for each in question.choices]) == (
        "keep",
        [True, False],
    )
    assert "2 links" in question.words
    assert scene.content() == before


def test_where_nothing_would_fall_apart_there_is_one_choice(scene: Scene) -> None:
    hub, _ = hub_of(scene, EQUIVALENT)
    with pytest.raises(NeedsAnswer) as asked:
        scene.sitting.delete(hub)
    assert [each.answer for each in asked.value.question.choices] == [False]


@pytest.mark.parametrize(
    ("relations", "becomes"),
    [
        ((EQUIVALENT, EQUIVALENT), EQUIVALENT),
        ((EQUIVALENT, PARTIAL), PARTIAL),
        ((PARTIAL, PARTIAL), PARTIAL),
        ((EQUIVALENT, CONTRADICTS), CONTRADICTS),
        ((PARTIAL, CONTRADICTS), CONTRADICTS),
        ((CONTRADICTS, CONTRADICTS), PARTIAL),
    ],
)
def test_the_relation_follows_through_the_span_that_goes(
    scene: Scene, relations: tuple[Relation, Relation], becomes: Relation
) -> None:
    hub, (one, other) = hub_of(scene, *relations)
    planned = scene.sitting.delete(hub, keep=True)
    link = scene.layer.link_between(one, other)
    assert link is not None
    assert link.relation is becomes
    assert planned.title == f"deleted statistic “beta”; now {link_words(scene, one, other)}"


def link_words(scene: Scene, one: str, other: str) -> str:
    link = scene.layer.link_between(one, other)
    assert link is not None
    numbers = {each.id: each.number for each in scene.documents}
    a, b = (numbers[scene.the(end).document] for end in (link.a, link.b))
    return f"{a} {link.relation.mark} {b}"


def test_which_says_more_is_kept_where_it_follows(scene: Scene) -> None:
    hub, (one, other) = hub_of(scene, EQUIVALENT, EQUIVALENT)
    scene.commit(scene.sitting.link(hub, other, PARTIAL, more=other))
    scene.commit(scene.sitting.delete(hub, keep=True))
    link = scene.layer.link_between(one, other)
    assert link is not None
    assert (link.a if link.more == "a" else link.b) == other
    assert link.more is not None


def test_what_says_more_than_what_says_more_says_more(scene: Scene) -> None:
    hub, (one, other) = hub_of(scene, EQUIVALENT, EQUIVALENT)
    scene.commit(scene.sitting.link(hub, one, PARTIAL, more=one))
    scene.commit(scene.sitting.link(hub, other, PARTIAL, more=hub))
    scene.commit(scene.sitting.delete(hub, keep=True))
    link = scene.layer.link_between(one, other)
    assert link is not None
    assert (link.relation, link.more) == (PARTIAL, "a" if link.a == one else "b")


def test_as_few_links_as_needed_are_drawn_again(scene: Scene) -> None:
    hub, (one, two, three) = hub_of(scene, EQUIVALENT, EQUIVALENT, EQUIVALENT)
    scene.link(one, two)
    planned = scene.sitting.delete(hub, keep=True)
    assert fact_members(scene.layer, one) == {one, two, three}
    assert planned.step is not None
    assert sum(change.before is None for change in planned.step.changes) == 1


def test_neighbours_in_one_article_are_kept_through_another(scene: Scene) -> None:
    hub = scene.span(1, "beta")
    one, two, three = scene.span(2, "beta"), scene.span(2, "gamma"), scene.span(3, "beta")
    for other in (one, two, three):
        scene.link(hub, other)
    scene.commit(scene.sitting.delete(hub, keep=True))
    assert fact_members(scene.layer, one) == {one, two, three}


def test_what_cannot_be_kept_together_is_said(scene: Scene) -> None:
    hub = scene.span(1, "beta")
    one, two = scene.span(2, "beta"), scene.span(2, "gamma")
    scene.link(hub, one)
    scene.link(hub, two, PARTIAL)
    scene.commit(scene.sitting.absence(hub, scene.id_of(3)))
    planned = scene.sitting.delete(hub, keep=True)
    assert planned.title.endswith("; 2 links dropped; apart: 2 “gamma”")
    assert fact_members(scene.layer, one) == {one}
    assert {absence.span for absence in scene.layer.absences.values()} == {one, two}


def test_a_pair_marked_different_is_not_joined_directly(scene: Scene) -> None:
    hub, (one, two, three) = hub_of(scene, EQUIVALENT, EQUIVALENT, PARTIAL)
    scene.commit(scene.sitting.link(one, two, DIFFERENT, anyway=True))
    scene.commit(scene.sitting.delete(hub, keep=True))
    assert fact_members(scene.layer, one) == {one, two, three}
    between = [link for link in scene.layer.links_of(one) if link.other(one) == two]
    assert [link.relation for link in between] == [DIFFERENT]


def test_links_dropped_let_the_others_fall_apart(scene: Scene) -> None:
    hub, (one, other) = hub_of(scene, EQUIVALENT, EQUIVALENT)
    planned = scene.sitting.delete(hub, keep=False)
    assert planned.title.startswith("deleted statistic “beta”; 2 links dropped; apart: ")
    assert not scene.layer.links
    assert set(scene.layer.spans) == {one, other}


def test_notes_that_go_with_links_are_counted(scene: Scene) -> None:
    hub, (one, _) = hub_of(scene, EQUIVALENT, EQUIVALENT)
    scene.commit(scene.sitting.note(scene.link(hub, one, PARTIAL).id, "more detail"))
    assert scene.sitting.delete(hub, keep=True).title.endswith("; 1 note went with them")


def test_an_absence_passes_to_one_that_stays(scene: Scene) -> None:
    hub, others = hub_of(scene, EQUIVALENT, EQUIVALENT)
    scene.commit(scene.sitting.absence(hub, scene.id_of(4)))
    absence = next(iter(scene.layer.absences.values()))
    scene.commit(scene.sitting.note(absence.id, "looked twice"))
    scene.commit(scene.sitting.delete(hub, keep=True))
    (heir,) = scene.layer.absences.values()
    assert heir.span in others
    assert (heir.document, heir.note) == (scene.id_of(4), "looked twice")


def test_an_absence_that_the_others_have_too_is_not_doubled(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    for span in (one, two, three):
        scene.commit(scene.sitting.absence(span, scene.id_of(4)))
    scene.link(one, two)
    scene.link(one, three)
    scene.commit(scene.sitting.delete(one, keep=True))
    assert sorted(absence.span for absence in scene.layer.absences.values()) == [two, three]


def test_each_piece_gets_the_absence_where_the_fact_falls_apart(scene: Scene) -> None:
    hub, others = hub_of(scene, EQUIVALENT, EQUIVALENT)
    scene.commit(scene.sitting.absence(hub, scene.id_of(4)))
    scene.commit(scene.sitting.delete(hub, keep=False))
    assert {absence.span for absence in scene.layer.absences.values()} == set(others)


def test_refused_passages_go_with_their_span(scene: Scene) -> None:
    span = scene.span(1, "beta")
    refused = Dismissal(new_id(), scene.layer.annotator, span, scene.id_of(2), 0, 5, "alpha")
    scene.commit(scene.sitting.do(Plan("refused", (added(refused),))))
    scene.sitting.delete(span)
    assert not scene.layer.dismissals


def test_take_out_leaves_the_span_and_what_it_differs_from(scene: Scene) -> None:
    hub, (one, other) = hub_of(scene, EQUIVALENT, DIFFERENT)
    scene.commit(scene.sitting.absence(hub, scene.id_of(4)))
    planned = scene.sitting.take_out(hub)
    assert planned.span == hub
    assert fact_members(scene.layer, hub) == {hub}
    link = scene.layer.link_between(hub, other)
    assert link is not None
    assert link.relation is DIFFERENT
    assert [absence.span for absence in scene.layer.absences.values()] == [one]


def test_take_out_asks_only_where_the_rest_would_fall_apart(scene: Scene) -> None:
    hub, (one, other) = hub_of(scene, EQUIVALENT, EQUIVALENT)
    with pytest.raises(NeedsAnswer) as asked:
        scene.sitting.take_out(hub)
    assert [each.answer for each in asked.value.question.choices] == [True, False]
    scene.commit(scene.sitting.take_out(hub, keep=True))
    assert fact_members(scene.layer, one) == {one, other}
    assert fact_members(scene.layer, hub) == {hub}


def test_take_out_of_what_is_not_linked_is_refused(scene: Scene) -> None:
    span, other = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(span, other, DIFFERENT)
    with pytest.raises(Refused, match="not linked"):
        scene.sitting.take_out(span)
