"""Undo and redo, in one sitting and over several."""

from dataclasses import replace

import pytest

from annotator.domain.errors import Refused
from annotator.domain.label import Unit
from annotator.domain.layer import LayerRecord
from annotator.domain.link import Relation
from annotator.domain.step import Change, Step, StepKind
from annotator.session.asking import NeedsAnswer
from annotator.session.describing import plan_edit_document
from annotator.session.labelling import plan_add_label, plan_edit_label
from annotator.session.plan import Plan, added
from tests.factories import ADA, make_adjudication, make_document, make_span, make_step
from tests.session.scene import WORDS, Scene, extent_of


@pytest.fixture
def scene() -> Scene:
    return Scene()


def undo(scene: Scene, *, anyway: bool = False) -> str:
    return scene.commit(scene.sitting.undo(anyway=anyway)).title


def redo(scene: Scene, *, anyway: bool = False) -> str:
    return scene.commit(scene.sitting.redo(anyway=anyway)).title


def test_undo_goes_back_act_by_act_and_redo_forth(scene: Scene) -> None:
    states = [scene.content()]
    span, other = scene.span(1, "beta"), scene.span(2, "beta")
    states.append(scene.content())
    scene.link(span, other, Relation.PARTIAL)
    scene.commit(scene.sitting.relabel(span, "testimony"))
    states.append(scene.content())
    scene.commit(scene.sitting.delete(other, keep=False))
    states.append(scene.content())
    assert undo(scene) == "undid: deleted statistic “beta”; 1 link dropped"
    assert scene.content() == states[2]
    undo(scene)
    undo(scene)
    assert scene.content() == states[1]
    undo(scene)
    undo(scene)
    assert scene.content() == states[0]
    with pytest.raises(Refused, match="nothing to undo"):
        undo(scene)
    assert redo(scene) == "redid: statistic “beta”"
    for _ in range(4):
        redo(scene)
    assert scene.content() == states[3]
    with pytest.raises(Refused, match="nothing to redo"):
        redo(scene)


def test_undo_and_redo_many_times_over(scene: Scene) -> None:
    scene.span(1, "beta")
    after = scene.content()
    for _ in range(3):
        undo(scene)
        assert scene.content() == {}
        redo(scene)
        assert scene.content() == after


def test_the_step_of_an_undo_names_what_it_is_about(scene: Scene) -> None:
    scene.span(1, "beta")
    done = scene.committed[-1]
    planned = scene.sitting.undo()
    assert planned.step is not None
    assert (planned.step.kind, planned.step.target) == (StepKind.UNDO, done.id)
    again = scene.sitting.redo()
    assert again.step is not None
    assert (again.step.kind, again.step.target) == (StepKind.REDO, done.id)


def test_a_new_act_ends_what_can_be_redone(scene: Scene) -> None:
    scene.span(1, "beta")
    undo(scene)
    scene.span(1, "gamma")
    undo(scene)
    redo(scene)
    with pytest.raises(Refused, match="nothing to redo"):
        redo(scene)
    assert [span.quote for span in scene.layer.spans.values()] == ["gamma"]


def test_what_is_not_committed_yet_can_be_undone(scene: Scene) -> None:
    scene.sitting.tag(scene.id_of(1), *extent_of("beta"), None)
    scene.sitting.undo()
    assert scene.content() == {}
    assert len(scene.sitting.pending) == 2


def test_an_undo_shows_where(scene: Scene) -> None:
    span, other = scene.span(2, "gamma"), scene.span(3, "gamma")
    place = scene.id_of(2), extent_of("gamma")[0]
    scene.link(span, other)
    linked = scene.sitting.undo()
    assert linked.step is not None
    assert scene.sitting.place_of(linked.step) in (place, (scene.id_of(3), place[1]))
    scene.sitting.undo()
    tagged = scene.sitting.undo()
    assert tagged.step is not None
    assert scene.sitting.place_of(tagged.step) == place
    assert tagged.span is None
    assert scene.sitting.redo().span == span


def test_an_earlier_sitting_is_asked_about_once(scene: Scene) -> None:
    scene.span(1, "beta")
    scene.span(1, "gamma")
    later = scene.reopened()
    later.span(1, "delta")
    undo(later)
    with pytest.raises(NeedsAnswer, match=r"another sitting.*gamma") as asked:
        undo(later)
    assert asked.value.question.argument == "anyway"
    undo(later, anyway=True)
    undo(later)
    assert later.content() == {}


def test_an_undo_of_an_earlier_sitting_can_be_redone_here(scene: Scene) -> None:
    scene.span(1, "beta")
    later = scene.reopened()
    undo(later, anyway=True)
    redo(later)
    assert [span.quote for span in later.layer.spans.values()] == ["beta"]


def test_what_was_redone_here_is_undone_here(scene: Scene) -> None:
    """Whoever has redone it is looking at it, on whatever day it was done first."""
    scene.span(1, "beta")
    tuesday = scene.reopened("tuesday")
    undo(tuesday, anyway=True)
    wednesday = tuesday.reopened("wednesday")
    redo(wednesday, anyway=True)
    undo(wednesday)
    redo(wednesday)
    thursday = wednesday.reopened("thursday")
    with pytest.raises(NeedsAnswer, match=r"another sitting.*\): statistic “beta”"):
        undo(thursday)


def test_redo_in_the_next_sitting_is_asked_about(scene: Scene) -> None:
    scene.span(1, "beta")
    undo(scene)
    later = scene.reopened()
    with pytest.raises(NeedsAnswer, match="beta"):
        redo(later)
    redo(later, anyway=True)
    assert len(later.layer.spans) == 1


def test_another_story_is_asked_about_by_name_and_undone_from_the_log(scene: Scene) -> None:
    document = make_document("elsewhere, beta", number=1, story="flood", key="flood/1")
    span = make_span(document, "elsewhere, beta", 11, 15)
    step = replace(
        make_step([Change(None, span)], title="statistic “beta”"), seq=1, sitting="today"
    )
    scene = Scene(committed=[step])
    with pytest.raises(NeedsAnswer, match="story “elsewhere”: statistic “beta”"):
        undo(scene)
    planned = scene.sitting.undo(anyway=True)
    assert planned.step is not None
    (change,) = planned.step.changes
    assert change.removed
    assert change.after.rev == span.rev + 1
    assert scene.sitting.place_of(planned.step) == (document.id, 11)
    assert not scene.layer.spans


def test_what_was_changed_since_by_someone_else_is_not_undone(scene: Scene) -> None:
    span = scene.the(scene.span(1, "beta"))
    theirs = make_step(
        [Change(span, replace(span, note="theirs"))], kind=StepKind.MERGE, annotator="ben"
    )
    assert scene.sitting.absorb([replace(theirs, seq=2)])
    with pytest.raises(Refused, match="the span was changed since"):
        undo(scene)
    assert scene.the(span.id).note == "theirs"


def test_what_was_deleted_since_by_someone_else_is_not_undone(scene: Scene) -> None:
    span = scene.the(scene.span(1, "beta"))
    theirs = make_step(
        [Change(span, replace(span, deleted_at="then"))], kind=StepKind.MERGE, annotator="ben"
    )
    assert scene.sitting.absorb([replace(theirs, seq=2)])
    with pytest.raises(Refused, match="changed since"):
        undo(scene)


def test_a_span_that_another_program_linked_since_is_not_undone(scene: Scene) -> None:
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    elsewhere = scene.reopened("other")
    elsewhere.link(one, other)
    imported = replace(elsewhere.committed[-1], kind=StepKind.IMPORT)
    assert scene.sitting.absorb([imported])
    with pytest.raises(Refused, match="has been linked since"):
        undo(scene)


def test_imports_are_not_undone(scene: Scene) -> None:
    text = WORDS
    span = make_span(scene.documents[0], text, 0, 5)
    step = replace(make_step([Change(None, span)], kind=StepKind.IMPORT), seq=1)
    scene = Scene(committed=[step], records=[span])
    with pytest.raises(Refused, match="nothing to undo"):
        undo(scene)


def test_older_steps_are_read_when_they_are_needed() -> None:
    scene = Scene()
    for _ in range(40):
        scene.span(1, "beta")
        scene.span(2, "beta")
        undo(scene)
        undo(scene)
    scene.span(3, "gamma")
    later = scene.reopened()
    for _ in range(40):
        later.commit(later.sitting.tag(later.id_of(1), *extent_of("zeta"), "testimony"))
        undo(later)
    undo(later, anyway=True)
    assert later.content() == {}
    with pytest.raises(Refused, match="nothing to undo"):
        undo(later)


def test_what_others_committed_first_comes_before_what_is_not_committed_yet(scene: Scene) -> None:
    mine = scene.sitting.tag(scene.id_of(1), *extent_of("beta"), None)
    other = scene.reopened("other window")
    other.span(2, "gamma")
    assert scene.sitting.absorb(other.committed)
    planned = scene.sitting.undo()
    assert planned.title == f"undid: {mine.title}"
    with pytest.raises(NeedsAnswer, match="gamma"):
        scene.sitting.undo()


def test_label_and_document_edits_are_undone(scene: Scene) -> None:
    before = scene.sitting.labels["filler"]
    scene.commit(
        scene.sitting.do(
            plan_edit_label(scene.sitting.labels, "filler", {"unit": Unit.CLAUSE, "key": "y"})
        )
    )
    document = scene.sitting.documents[1]
    scene.commit(scene.sitting.do(plan_edit_document(document, source="The Paper")))
    assert scene.sitting.documents[1].name == "The Paper"
    assert undo(scene) == "undid: article 2: source “The Paper”"
    assert scene.sitting.documents[1].source == ""
    undo(scene)
    filler = scene.sitting.labels["filler"]
    assert (filler.unit, filler.key) == (before.unit, before.key)
    assert filler.revision == 3, "a revision stands for one definition, for good"
    redo(scene)
    assert scene.sitting.labels["filler"].unit is Unit.CLAUSE
    undo(scene)
    assert scene.sitting.labels["filler"].unit is before.unit


def test_a_label_that_was_added_is_retired_by_undo(scene: Scene) -> None:
    scene.commit(scene.sitting.do(plan_add_label(scene.sitting.labels, "claim", key="c")))
    undo(scene)
    assert scene.sitting.labels["claim"].retired_at is not None
    assert scene.sitting.labels.by_key("c") is None
    redo(scene)
    assert scene.sitting.labels.by_key("c") is not None


def test_steps_of_others_are_not_undone(scene: Scene) -> None:
    span = make_span(scene.documents[0], WORDS, 0, 5, annotator="ben")
    step: Step = replace(make_step([Change(None, span)], annotator="ben"), seq=1)
    assert scene.sitting.absorb([step])
    assert not scene.layer.spans
    with pytest.raises(Refused, match="nothing to undo"):
        undo(scene)


def test_a_decision_is_undone_with_what_was_taken(scene: Scene) -> None:
    """It shows where the span is; without one, in its article."""
    document = scene.documents[1]
    taken, theirs = (make_span(document, WORDS, *extent_of("beta"), id=each) for each in "ts")
    decision = make_adjudication(theirs, None, annotator=ADA.id)
    cases: list[tuple[list[LayerRecord], int]] = [
        ([decision, taken], extent_of("beta")[0]),
        ([decision], 0),
    ]
    for rows, place in cases:
        before = scene.content()
        planned = scene.commit(scene.sitting.do(Plan("took A", tuple(map(added, rows)))))
        assert planned.step is not None
        assert scene.sitting.place_of(planned.step) == (document.id, place)
        assert set(scene.content()) == {each.id for each in rows}
        undo(scene)
        assert scene.content() == before
        redo(scene)
        assert scene.layer.adjudications[decision.id].a == decision.a
        undo(scene)
