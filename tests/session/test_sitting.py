"""What a sitting does with commits that fail, and with commits of others."""

from dataclasses import replace

import pytest

from annotator.domain.fact import fact_of
from annotator.domain.link import Relation
from annotator.domain.step import Change, StepKind
from annotator.session.describing import plan_edit_document
from annotator.session.labelling import plan_add_label
from tests.factories import make_document, make_link, make_span, make_step
from tests.session.scene import WORDS, Scene, extent_of


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_an_act_is_in_the_layer_before_it_is_committed(scene: Scene) -> None:
    planned = scene.sitting.tag(scene.id_of(1), *extent_of("beta"), None)
    assert planned.span in scene.layer.spans
    assert [step.id for step in scene.sitting.pending] == [planned.step.id if planned.step else 0]
    scene.commit(planned)
    assert scene.sitting.pending == ()


def test_taking_back_takes_what_came_after_too(scene: Scene) -> None:
    kept = scene.span(1, "alpha")
    before = scene.content()
    one = scene.sitting.tag(scene.id_of(1), *extent_of("beta"), None)
    two = scene.sitting.link_passage(
        one.span or "", scene.id_of(2), *extent_of("beta"), Relation.EQUIVALENT
    )
    three = scene.sitting.relabel(kept, "filler")
    assert one.step is not None
    taken = scene.sitting.take_back(one.step)
    assert taken == [three.step, two.step, one.step]
    assert scene.content() == before
    assert scene.sitting.pending == ()
    assert scene.sitting.take_back(taken[0]) == []
    assert scene.sitting.undo().title == "undid: statistic “alpha”"


def test_a_number_that_was_taken_back_is_given_again(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    lost = scene.sitting.link(one, two, Relation.EQUIVALENT)
    assert lost.step is not None
    scene.sitting.take_back(lost.step)
    scene.link(two, three)
    fact = fact_of(scene.layer, two)
    assert fact is not None
    assert fact.number == 1


def test_taking_back_an_undo_makes_it_undoable_again(scene: Scene) -> None:
    scene.span(1, "beta")
    after = scene.content()
    planned = scene.sitting.undo()
    assert planned.step is not None
    scene.sitting.take_back(planned.step)
    assert scene.content() == after
    assert scene.sitting.undo().title == planned.title


def test_labels_and_documents_are_taken_back(scene: Scene) -> None:
    planned = scene.sitting.do(plan_edit_document(scene.documents[0], title="Strike"))
    scene.sitting.do(plan_add_label(scene.sitting.labels, "claim"))
    assert planned.step is not None
    scene.sitting.take_back(planned.step)
    assert scene.sitting.documents[0].title == ""
    assert "claim" not in scene.sitting.labels


def test_another_session_s_steps_are_taken_in_once(scene: Scene) -> None:
    other = scene.reopened("other window")
    span = other.span(1, "beta")
    other.commit(other.sitting.complete(other.id_of(2)))
    for _ in range(2):
        assert scene.sitting.absorb(other.committed)
        assert scene.content() == other.content()
    assert scene.sitting.seq == 2
    scene.commit(scene.sitting.relabel(span, "filler"))
    assert scene.the(span).rev == 2


def test_own_steps_are_not_taken_in_again(scene: Scene) -> None:
    span = scene.span(1, "beta")
    scene.sitting.relabel(span, "filler")
    assert scene.sitting.absorb(scene.committed)
    assert scene.the(span).label == "filler"


def test_steps_of_other_annotators_and_stories_pass_by(scene: Scene) -> None:
    elsewhere = make_document(WORDS, story="flood", key="flood/1")
    changes = [
        Change(None, make_span(scene.documents[0], WORDS, 0, 5, annotator="ben")),
        Change(None, make_span(elsewhere, WORDS, 0, 5)),
    ]
    assert scene.sitting.absorb([replace(make_step(changes, annotator="ben"), seq=7)])
    assert scene.content() == {}
    assert scene.sitting.seq == 7


def test_a_row_that_is_changed_here_too_needs_opening_anew(scene: Scene) -> None:
    span = scene.span(1, "beta")
    other = scene.reopened("other window")
    scene.sitting.relabel(span, "filler")
    other.commit(other.sitting.relabel(span, "testimony"))
    assert not scene.sitting.absorb(other.committed)
    assert scene.the(span).label == "filler"


def test_a_new_article_needs_opening_anew(scene: Scene) -> None:
    document = make_document(WORDS, number=5, key="strike/5")
    step = replace(make_step([Change(None, document)], kind=StepKind.IMPORT), seq=9)
    assert not scene.sitting.absorb([step])
    moved = replace(scene.documents[0], story="flood")
    step = replace(make_step([Change(scene.documents[0], moved)]), seq=9)
    assert not scene.sitting.absorb([step])


def test_a_link_into_another_story_needs_opening_anew(scene: Scene) -> None:
    span = scene.the(scene.span(1, "beta"))
    elsewhere = make_document(WORDS, story="flood", key="flood/1")
    other = make_span(elsewhere, WORDS, 0, 5)
    step = make_step([Change(None, make_link(span, other))], kind=StepKind.IMPORT)
    assert not scene.sitting.absorb([replace(step, seq=9)])


def test_labels_and_sources_from_elsewhere_are_taken_in(scene: Scene) -> None:
    other = scene.reopened("other window")
    other.commit(other.sitting.do(plan_add_label(other.sitting.labels, "claim", key="y")))
    other.commit(other.sitting.do(plan_edit_document(other.documents[0], source="The Paper")))
    assert scene.sitting.absorb(other.committed)
    assert scene.sitting.labels.by_key("y") is not None
    assert scene.sitting.documents[0].name == "The Paper"


def test_a_copy_of_the_draft_goes_its_own_way(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    gone = scene.link(one, two)
    scene.commit(scene.sitting.take_out(one))
    shown = scene.sitting.draft.copy()
    planned = scene.sitting.link(one, two, Relation.PARTIAL)
    assert planned.step is not None
    assert not shown.layer.links
    shown.apply(planned.step.changes)
    assert dict(shown.layer.links) == dict(scene.layer.links)
    (link,) = shown.layer.links
    assert shown.layer.link_number(link) == scene.layer.link_number(link) == 2
    assert shown.layer.link_number(gone.id) == 1


def test_open_items_are_worked_out_once_for_each_state(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    assert scene.sitting.open_items is scene.sitting.open_items
    before = scene.sitting.progress
    scene.link(one, two)
    assert (before.links, scene.sitting.progress.links) == (0, 1)
