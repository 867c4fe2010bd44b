"""Tagging, relabelling, adjusting and noting one span."""

import pytest

from annotator.domain.errors import Refused
from annotator.session.labelling import plan_edit_label, plan_retire_label
from tests.session.scene import WORDS, Scene, extent_of


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_tag_is_a_span_with_the_quote_and_the_revision_in_force(scene: Scene) -> None:
    planned = scene.sitting.tag(scene.id_of(1), *extent_of("beta"), "testimony")
    assert planned.title == "testimony “beta”"
    span = scene.the(planned.span or "")
    assert (span.quote, span.label, span.label_revision) == ("beta", "testimony", 1)
    assert planned.step is not None
    assert (span.step, span.rev) == (planned.step.id, 1)


def test_outer_white_space_is_never_part_of_a_span(scene: Scene) -> None:
    start, end = extent_of("beta")
    span = scene.sitting.tag(scene.id_of(1), start - 1, end + 1, None).span
    assert scene.the(span or "").extent == (start, end)


def test_a_selection_that_runs_backwards_over_the_end_is_put_right(scene: Scene) -> None:
    span = scene.sitting.tag(scene.id_of(1), len(WORDS) + 9, WORDS.index("theta"), None).span
    assert scene.the(span or "").quote == "theta"


@pytest.mark.parametrize("selection", [(5, 5), (5, 6), (99, 120)])
def test_nothing_but_white_space_is_refused(scene: Scene, selection: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="white space"):
        scene.sitting.tag(scene.id_of(1), *selection, "testimony")
    assert scene.sitting.pending == ()


def test_tagging_what_is_tagged_so_names_it_and_does_nothing(scene: Scene) -> None:
    span = scene.span(1, "beta")
    planned = scene.sitting.tag(scene.id_of(1), *extent_of("beta"), "statistic")
    assert (planned.step, planned.span) == (None, span)


def test_highlighting_what_is_tagged_names_the_tag(scene: Scene) -> None:
    span = scene.span(1, "beta")
    planned = scene.sitting.tag(scene.id_of(1), *extent_of("beta"), None)
    assert (planned.step, planned.span) == (None, span)


def test_a_highlight_tagged_again_gets_the_label(scene: Scene) -> None:
    span = scene.span(1, "beta", None)
    planned = scene.commit(scene.sitting.tag(scene.id_of(1), *extent_of("beta"), "testimony"))
    assert planned.span == span
    assert scene.the(span).label == "testimony"
    assert len(scene.layer.spans) == 1


def test_two_labels_on_the_same_words_are_two_spans(scene: Scene) -> None:
    scene.span(1, "beta", "testimony")
    scene.span(1, "beta", "statistic")
    assert len(scene.layer.spans) == 2


def test_a_tag_under_an_earlier_definition_is_confirmed_under_the_present(scene: Scene) -> None:
    span = scene.span(1, "beta")
    scene.sitting.do(plan_edit_label(scene.sitting.labels, "statistic", {"definition": "New."}))
    planned = scene.sitting.relabel(span, "statistic")
    assert planned.step is not None
    assert scene.the(span).label_revision == 2


@pytest.mark.parametrize("label", ["no_such_label", "filler"])
def test_labels_that_cannot_be_given_are_refused(scene: Scene, label: str) -> None:
    scene.sitting.do(plan_retire_label(scene.sitting.labels, "filler"))
    with pytest.raises(Refused, match="label"):
        scene.sitting.tag(scene.id_of(1), *extent_of("beta"), label)


def test_relabel_says_what_it_was(scene: Scene) -> None:
    span = scene.span(1, "beta", "testimony")
    assert scene.sitting.relabel(span, "statistic").title == "statistic (was testimony) “beta”"
    assert scene.sitting.relabel(span, None).title == "highlight (was statistic) “beta”"
    assert scene.the(span).label_revision is None


def test_relabel_onto_a_twin_is_refused(scene: Scene) -> None:
    scene.span(1, "beta", "testimony")
    other = scene.span(1, "beta", "statistic")
    with pytest.raises(Refused, match="already"):
        scene.sitting.relabel(other, "testimony")


def test_adjust_moves_the_bounds_and_keeps_links_and_note(scene: Scene) -> None:
    span, other = scene.span(1, "beta"), scene.span(2, "beta")
    link = scene.link(span, other)
    scene.commit(scene.sitting.note(span, "? sure"))
    start, _ = extent_of("alpha")
    _, end = extent_of("beta")
    scene.commit(scene.sitting.adjust(span, start, end + 1))
    assert (scene.the(span).quote, scene.the(span).note) == ("alpha beta", "? sure")
    assert list(scene.layer.links_of(span)) == [link]


def test_adjust_to_the_same_bounds_does_nothing(scene: Scene) -> None:
    span = scene.span(1, "beta")
    start, end = extent_of("beta")
    assert scene.sitting.adjust(span, start - 1, end).step is None


def test_adjust_onto_a_twin_is_refused(scene: Scene) -> None:
    scene.span(1, "beta")
    other = scene.span(1, "gamma")
    with pytest.raises(Refused, match="already"):
        scene.sitting.adjust(other, *extent_of("beta"))


def test_notes_go_on_spans_links_and_absences(scene: Scene) -> None:
    span, other = scene.span(1, "beta"), scene.span(2, "beta")
    link = scene.link(span, other)
    scene.sitting.absence(span, scene.id_of(3))
    absence = next(iter(scene.layer.absences.values()))
    for record in (span, link.id, absence.id):
        planned = scene.sitting.note(record, " ? is it ")
        assert planned.title == "question “? is it” on “beta”"
        assert planned.step is not None
    assert scene.the(span).flagged
    assert scene.layer.links[link.id].flagged
    assert scene.layer.absences[absence.id].note == "? is it"
    assert scene.sitting.note(span, "? is it").step is None
    assert scene.sitting.note(span, " ").title == "note off “beta”"


def test_what_is_gone_is_refused(scene: Scene) -> None:
    span = scene.span(1, "beta")
    scene.sitting.delete(span)
    with pytest.raises(Refused, match="not there any more"):
        scene.sitting.relabel(span, None)
    with pytest.raises(Refused, match="not there any more"):
        scene.sitting.note(span, "x")
    with pytest.raises(Refused, match="not there any more"):
        scene.sitting.delete(span)


def test_an_article_of_another_story_is_refused(scene: Scene) -> None:
    with pytest.raises(Refused, match="not part of the open story"):
        scene.sitting.tag("another", 0, 5, None)


def test_complete_is_a_toggle_and_the_story_takes_the_rest(scene: Scene) -> None:
    scene.sitting.complete(scene.id_of(2))
    assert scene.layer.is_complete(scene.id_of(2))
    assert scene.sitting.complete_story().title == "story complete: 4 articles"
    assert scene.sitting.progress.complete == 4
    assert scene.sitting.complete_story().step is None
    assert scene.sitting.complete(scene.id_of(2)).title == "article 2 is not complete"
    assert not scene.layer.is_complete(scene.id_of(2))


def test_titles_of_long_quotes_are_short(scene: Scene) -> None:
    planned = scene.sitting.tag(scene.id_of(1), 0, len(WORDS), None)
    assert len(planned.title) <= 60
    assert scene.the(planned.span or "").quote == WORDS
