"""Adding, editing and retiring labels, and describing documents."""

from dataclasses import replace
from typing import Any

import pytest

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.label import COLOURS, INITIAL_LABELS, Label, LabelSet, Unit
from annotator.session.describing import plan_edit_document
from annotator.session.labelling import plan_add_label, plan_edit_label, plan_retire_label
from annotator.session.plan import Plan
from tests.factories import make_document

LABELS = LabelSet(INITIAL_LABELS)


def label_of(plan: Plan) -> Label:
    (change,) = plan.changes
    assert isinstance(change.after, Label)
    return change.after


def with_retired(label: str) -> LabelSet:
    return LabelSet(
        replace(each, retired_at="then") if each.id == label else each for each in INITIAL_LABELS
    )


def test_a_new_label_is_last_and_has_a_colour_of_its_own() -> None:
    label = label_of(plan_add_label(LABELS, "  Expert  claim ", key="y", definition=" Says. "))
    assert (label.id, label.name, label.key) == ("expert_claim", "Expert claim", "y")
    assert (label.position, label.revision, label.definition) == (5, 1, "Says.")
    assert label.colour in COLOURS
    assert label.colour not in {each.colour for each in INITIAL_LABELS}


@pytest.mark.parametrize("name", ["", "   ", "x" * 65, "a\x1bb", "…"])
def test_names_that_are_none_are_refused(name: str) -> None:
    with pytest.raises(Refused, match="label"):
        plan_add_label(LABELS, name)


@pytest.mark.parametrize("name", ["filler", "Official statement", "official-statement"])
def test_a_name_in_use_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="already"):
        plan_add_label(LABELS, name)


def test_a_retired_name_says_how_to_bring_it_back() -> None:
    with pytest.raises(Refused, match="retired") as refusal:
        plan_add_label(with_retired("filler"), "filler")
    assert "labels edit" in refusal.value.remedy


@pytest.mark.parametrize("key", ["ab", " ", "\t", "\x7f"])
def test_keys_that_are_none_are_refused(key: str) -> None:
    with pytest.raises(Refused, match="one visible character"):
        plan_add_label(LABELS, "claim", key=key)


def test_a_key_in_use_is_refused_unless_its_label_is_retired() -> None:
    with pytest.raises(Refused, match="“filler” already"):
        plan_add_label(LABELS, "claim", key="f")
    with pytest.raises(Refused, match="“filler” already"):
        plan_edit_label(LABELS, "statistic", {"key": "f"})
    assert label_of(plan_add_label(with_retired("filler"), "claim", key="f")).key == "f"


def test_a_command_key_is_taken_and_said() -> None:
    plan = plan_add_label(LABELS, "claim", key="n", reserved={"n", "N"})
    assert label_of(plan).key == "n"
    assert plan.title == (
        "label claim added; n is also a command, so it sets the label after Space only"
    )
    assert "Space" in plan_edit_label(LABELS, "filler", {"key": "n"}, reserved={"n"}).title
    assert "Space" not in plan_edit_label(LABELS, "filler", {"key": "y"}, reserved={"n"}).title


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(Refused, match="mauve"):
        plan_add_label(LABELS, "claim", colour="mauve")


@pytest.mark.parametrize(
    ("values", "revision"),
    [
        ({"name": "chrome"}, 1),
        ({"key": "y"}, 1),
        ({"key": ""}, 1),
        ({"colour": "sky"}, 1),
        ({"definition": "Text that is no reporting."}, 2),
        ({"unit": Unit.SENTENCE}, 2),
        ({"unit": Unit.SENTENCE, "definition": "New.", "name": "chrome"}, 2),
    ],
)
def test_only_a_new_definition_or_unit_is_a_new_revision(
    values: dict[str, Any], revision: int
) -> None:
    label = label_of(plan_edit_label(LABELS, "filler", values))
    assert (label.id, label.revision) == ("filler", revision)
    for name, value in values.items():
        assert getattr(label, name) == (value or None)


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    filler = LABELS["filler"]
    same = {"name": "filler", "key": "f", "unit": filler.unit, "definition": filler.definition}
    assert plan_edit_label(LABELS, "filler", same).changes == ()
    assert plan_edit_label(LABELS, "FILLER", {"name": None}).changes == ()


def test_a_name_of_another_label_is_refused() -> None:
    with pytest.raises(Refused, match="“testimony” already"):
        plan_edit_label(LABELS, "filler", {"name": "Testimony"})


def test_an_edit_brings_a_retired_label_back_if_its_key_is_free() -> None:
    retired = with_retired("filler")
    assert label_of(plan_edit_label(retired, "filler", {})).retired_at is None
    taken = LabelSet([*retired, label_of(plan_add_label(retired, "claim", key="f"))])
    with pytest.raises(Refused, match="“claim” already"):
        plan_edit_label(taken, "filler", {})
    assert label_of(plan_edit_label(taken, "filler", {"key": "y"})).key == "y"


def test_retire_is_once_and_says_what_there_is() -> None:
    assert label_of(plan_retire_label(LABELS, "filler")).retired_at is not None
    assert plan_retire_label(with_retired("filler"), "filler").changes == ()
    with pytest.raises(Refused, match="no label “nope”") as refusal:
        plan_retire_label(LABELS, "nope")
    assert "official statement" in refusal.value.remedy


def edited(document: Document, **values: Any) -> Document:
    (change,) = plan_edit_document(document, **values).changes
    assert isinstance(change.after, Document)
    return change.after


def test_a_document_gets_title_source_and_day() -> None:
    document = make_document("Text.", number=2)
    after = edited(document, title=" The  strike ", source="The Paper", published="2026-11-22")
    assert (after.title, after.source, after.published) == ("The strike", "The Paper", "2026-11-22")
    assert (after.story, after.number) == (document.story, 2)
    assert edited(after, source="").source == ""


def test_another_story_gives_the_number_it_is_told() -> None:
    document = make_document("Text.", number=2)
    after = edited(document, story="flood", next_number=7)
    assert (after.story, after.number) == ("flood", 7)
    assert plan_edit_document(document, story="strike", next_number=7).changes == ()
    with pytest.raises(Refused, match="needs a name"):
        plan_edit_document(document, story=" ")
