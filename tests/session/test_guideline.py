"""The guideline that ships, and writing another one."""

import re
from pathlib import Path

import pytest

from annotator.domain.errors import Refused, UnusableInput
from annotator.domain.guideline import LONGEST
from annotator.domain.guideline_sections import section_of
from annotator.domain.label import FILLER, INITIAL_LABELS
from annotator.session.guideline import (
    find_version,
    guideline_in_force,
    guideline_versions,
    shipped_guideline,
    write_guideline,
)
from annotator.storage.store import Store
from annotator.suggest.filler import proposed_filler
from annotator.text.quantities import quantities
from tests.factories import ADA, BEN

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def flat(text: str) -> str:
    return " ".join(text.split())


def quoted(text: str) -> list[str]:
    return re.findall("“([^“”]*)”", flat(text))


def examples(label_id: str, begin: str) -> list[str]:
    """What a label's section quotes in the item that begins so."""
    label = next(each for each in INITIAL_LABELS if each.id == label_id)
    items = "\n".join(section_of(label, shipped_guideline().text)).split("\n- ")
    return quoted(next(each for each in items if each.removeprefix("- ").startswith(begin)))


def test_its_examples_are_the_seeds_own_words() -> None:
    seeds = [flat(path.read_text(encoding="utf-8")) for path in SEEDS]
    found = quoted(shipped_guideline().text)
    assert len(found) > 60
    assert [each for each in found if not any(each in seed for seed in seeds)] == []


def test_it_has_two_pages_and_a_section_for_each_label() -> None:
    lines = shipped_guideline().text.split("\n")
    assert 80 < len(lines) < 140
    assert max(map(len, lines)) <= 80
    assert all(section_of(label, shipped_guideline().text) for label in INITIAL_LABELS)


def test_it_agrees_with_what_is_proposed() -> None:
    """A statistic has a quantity, years and dates are none, and what it calls filler is."""
    counted = examples("statistic", "Number words") + examples("statistic", "An amount")
    assert [each for each in counted if not quantities(each, 0, len(each))] == []
    others = examples("statistic", "Not where there is no number")
    others += [each for each in examples("statistic", "Not years") if "hour" not in each]
    assert [each for each in others if quantities(each, 0, len(each))] == []
    filler = [
        flat(text[slice(*extent)])
        for text in (path.read_text(encoding="utf-8") for path in SEEDS)
        for extent in proposed_filler(text)
    ]
    for begin, is_filler in (("Part of", True), ("Captions", True), ("Not a headline", False)):
        for each in examples(FILLER, begin):
            assert any(each in passage for passage in filler) is is_filler, each


def test_a_version_counts_from_when_it_is_written(fresh_store: Store) -> None:
    ships = guideline_in_force(fresh_store)
    assert ships is shipped_guideline()
    first = write_guideline(fresh_store, "# Ours\r\n\n- one\n\n\n", ADA, ships)
    assert first is not None
    assert first.text == "# Ours\n\n- one\n"
    assert guideline_in_force(fresh_store) == first
    assert write_guideline(fresh_store, first.text, BEN, first) is None
    with pytest.raises(Refused, match="ada has written another"):
        write_guideline(fresh_store, "# Mine\n", BEN, ships)
    again = write_guideline(fresh_store, ships.text, BEN, first)
    assert again is not None
    assert (again.hash, again.annotator) == (ships.hash, BEN.id)
    assert guideline_versions(fresh_store) == [ships, first, again]
    assert find_version(fresh_store, ships.hash[:6].upper()).text == ships.text
    assert find_version(fresh_store, first.hash) == first
    for given in ("", "x"):
        with pytest.raises(Refused, match="guideline list"):
            find_version(fresh_store, given)


@pytest.mark.parametrize("text", ["", " \n\u00a0", "a\x00b", "a\ud800", "x" * (LONGEST + 1)])
def test_a_text_that_is_none_is_refused(fresh_store: Store, text: str) -> None:
    with pytest.raises(UnusableInput):
        write_guideline(fresh_store, text, ADA, shipped_guideline())
    assert (fresh_store.guidelines(), fresh_store.annotators()) == ([], [])
