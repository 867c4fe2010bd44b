"""A guideline's sections, and which of them is a label's."""

from dataclasses import replace

import pytest
from hypothesis import given

from annotator.domain.guideline import shipped, written
from annotator.domain.guideline_sections import flowed, section_of, sections
from annotator.domain.label import INITIAL_LABELS
from tests.strategies import stored_text

OFFICIAL = next(each for each in INITIAL_LABELS if each.id == "official_statement")
TEXT = """no section
# Rules

of ours
## Official  Statement ##

- one
  two

### C#

- three
## Filler
#no heading
"""


def test_sections_have_what_stands_below_them() -> None:
    found = [(each.level, each.title, each.lines) for each in sections(TEXT)]
    assert found == [
        (1, "Rules", ("of ours",)),
        (2, "Official  Statement", ("- one", "  two")),
        (3, "C#", ("- three",)),
        (2, "Filler", ("#no heading",)),
    ]


@pytest.mark.parametrize(
    ("heading", "is_found"),
    [
        ("## Official  Statement ##", True),
        ("# official_statement", True),
        (f"## Official{' ' * 100_000}statement", True),
        ("## Official statements", False),
        ("##Official Statement", False),
    ],
)
def test_a_label_is_found_by_name_or_id_with_all_that_is_within(
    heading: str, is_found: bool
) -> None:
    lines = section_of(OFFICIAL, f"# Rules\n{heading}\n- one\n\n### Unnamed\n- two\n\n# Filler\n")
    if heading.startswith("# "):
        heading = ""
    assert lines == (("- one", "", "Unnamed", "", "- two") if is_found else ())


def test_a_retired_or_renamed_label_keeps_its_section() -> None:
    renamed = replace(OFFICIAL, name="authority", retired_at="2026-01-01T00:00:00Z")
    assert section_of(renamed, TEXT) == section_of(OFFICIAL, TEXT) != ()
    assert section_of(replace(OFFICIAL, id="x", name="y"), TEXT) == ()


def test_lines_flow_within_paragraphs_and_items() -> None:
    lines = ("a", "  b ", "", "", "- one", "  two", "  - in it", "3. three", "* ", "c", "-d")
    assert list(flowed(lines)) == ["a b", "", "", "- one two", "  - in it", "3. three", "* c -d"]


@given(stored_text())
def test_flowing_loses_no_word(text: str) -> None:
    lines = text.split("\n")
    found = list(flowed(lines))
    assert " ".join(found).split() == text.split()
    assert len(found) <= len(lines)


@given(stored_text())
def test_any_text_has_sections_of_its_own_lines(text: str) -> None:
    lines = text.split("\n")
    for section in sections(text):
        assert 1 <= section.level <= 6
        assert set(section.lines) <= set(lines)


def test_versions_of_one_text_have_one_hash_and_two_ids() -> None:
    one, other = written("a\n", "ada"), written("a\n", "ada")
    assert one.hash == other.hash == shipped("a\n").hash
    assert one.id < other.id
    assert one.is_stored
    assert not shipped("a\n").is_stored
