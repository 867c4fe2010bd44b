"""Which dismissals belong to the story that is open."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.layer import LayerRecord
from annotator.domain.link import Dismissal, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.step import Change
from annotator.session.plan import Plan, added, removed
from tests.factories import BEN
from tests.session.scene import Scene


def refused(scene: Scene, *dismissals: LayerRecord) -> set[str]:
    """Take the dismissals in, as committed by another program, and say which the layer has."""
    scene.sitting.draft.apply([Change(None, each) for each in dismissals])
    return set(scene.layer.dismissals)


def test_a_pair_is_of_the_story_of_either_passage() -> None:
    scene = Scene()
    here, far = QuotedPassage(scene.id_of(1), 0, 5, "alpha"), QuotedPassage("far", 0, 5, "alpha")
    ana = scene.layer.annotator
    assert refused(scene, refused_pair("p1", ana, here, far)) == {"p1"}
    assert refused(scene, refused_pair("p2", ana, replace(far, document="afar"), far)) == {"p1"}
    assert refused(scene, refused_pair("p3", BEN.id, here, far)) == {"p1"}


def test_what_was_refused_for_a_span_is_of_the_spans_story() -> None:
    """Wherever the passage is."""
    scene = Scene()
    span = scene.span(1, "beta")
    ana = scene.layer.annotator
    assert refused(scene, Dismissal("m1", ana, span, "far", 0, 5, "alpha")) == {"m1"}
    elsewhere = Dismissal("m2", ana, "span of another story", scene.id_of(2), 0, 5, "alpha")
    assert refused(scene, elsewhere) == {"m1"}


def test_a_refusal_far_away_comes_back_with_its_span() -> None:
    scene = Scene()
    span = scene.span(1, "beta")
    row = Dismissal(new_id(), scene.layer.annotator, span, "far", 0, 5, "alpha")
    scene.commit(scene.sitting.do(Plan("refused", (added(row),))))
    before = scene.content()
    scene.commit(scene.sitting.delete(span))
    assert not scene.layer.dismissals
    scene.commit(scene.sitting.undo())
    assert scene.content() == before
    scene.commit(scene.sitting.redo())
    assert not scene.layer.dismissals


def test_a_pair_stays_when_a_span_on_it_goes() -> None:
    scene = Scene()
    span = scene.span(1, "alpha")
    ends = (QuotedPassage(scene.id_of(each), 0, 5, "alpha") for each in (1, 2))
    row = refused_pair(new_id(), scene.layer.annotator, *ends)
    scene.commit(scene.sitting.do(Plan("refused", (added(row),))))
    scene.commit(scene.sitting.delete(span))
    assert set(scene.layer.dismissals) == {row.id}


def test_a_passage_that_was_refused_again_meanwhile_does_not_come_back_twice() -> None:
    scene = Scene()
    span = scene.span(1, "alpha")
    ana = scene.layer.annotator
    ends = [QuotedPassage(scene.id_of(each), 6, 10, "beta") for each in (2, 3)]
    rows: dict[str, Callable[[], Dismissal]] = {
        "of a span": lambda: Dismissal(new_id(), ana, span, scene.id_of(2), 0, 5, "alpha"),
        "of a pair": lambda: refused_pair(new_id(), ana, *ends),
    }
    for name, make in rows.items():
        row = make()
        scene.commit(scene.sitting.do(Plan(name, (added(row),))))
        scene.commit(
            scene.sitting.do(Plan("taken back", (removed(scene.layer.dismissals[row.id]),)))
        )
        taken_back = scene.committed[-1]
        scene.sitting.draft.apply([Change(None, make())])
        with pytest.raises(Refused, match="refused already"):
            scene.sitting.undo()
        assert taken_back.title == "taken back"
