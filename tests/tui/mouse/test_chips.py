"""Chips under what was dragged over, and in the dock beside each article."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.link import Relation
from annotator.tui.board.chips import Chip, chip_parts, link_chips, picker_chip, tag_chips
from annotator.tui.widgets.rows import Part
from tests.tui.mouse.hand import click_on, drag, place_in, send
from tests.tui.offers import HERE, ScriptedScoring
from tests.tui.seat import NEEDLE, SMALL, WIDE, Seat, seated

LABELS = LabelSet(INITIAL_LABELS)


def told(parts: list[Part]) -> str:
    """What a row of chips says, a bar between two chips."""
    return "".join(part.text if part.target else "|" for part in parts)


ALL = " t testimony | s statistic | o official statement | f filler | Space all | highlight |"


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (120, ALL),
        (76, " t testimony | s statistic | o official… | f filler | Space all | highlight |"),
        (60, " t tes… | s sta… | o off… | f fil… | Space all | highlight |"),
        (40, " t | s | o | f | Space all | highlight |"),
        (30, " t | s | o | f | Space | hig… |"),
        (6, ""),
    ],
)
def test_words_are_cut_before_labels_are_left_to_the_picker(room: int, shown: str) -> None:
    assert told(chip_parts(tag_chips(LABELS), room)) == shown


def test_relations_have_room_on_a_small_screen() -> None:
    row = told(chip_parts([*link_chips(), picker_chip()], 76))
    assert row == " = equivalent | ~ partial | ! contradicts | - different | Space all |"


@given(
    st.lists(
        st.builds(Chip, st.sampled_from(["", "t", "Space"]), st.text(), st.just("x"), st.booleans())
    ),
    st.integers(0, 120),
)
def test_chips_never_need_more_room_than_there_is(chips: list[Chip], room: int) -> None:
    parts = chip_parts(chips, room)
    assert sum(cell_len(part.text) for part in parts[:-1]) <= room


async def drag_over(at: Seat, words: str) -> None:
    """Drag over the first place in the article with the caret that says so."""
    pane, offset = at.board.pane, at.board.text.index(words)
    pane.reveal(offset)
    send(at, *drag(place_in(pane, offset), place_in(pane, offset + len(words) - 1)))
    await at.settle()


async def test_what_was_dragged_over_is_tagged_by_a_click(seeds: Path) -> None:
    """With any label, by the picker, and as a highlight; a key brings the keys back."""
    async with seated(seeds, SMALL) as at:
        for chip, label in (
            ("testim", "testimony"),
            ("offi", "official_statement"),
            ("high", None),
        ):
            await drag_over(at, NEEDLE)
            await click_on(at, "hints", chip)
            assert at.tags == [(label, NEEDLE)]
            await at.type("u")
        await drag_over(at, NEEDLE)
        await click_on(at, "hints", "Space")
        await click_on(at, "dock", "filler")
        assert at.tags == [("filler", NEEDLE)]
        await at.type("u")
        await drag_over(at, NEEDLE)
        assert "highlight" in at.hint
        await at.type(">")
        assert "grow" in at.hint


async def test_with_a_source_pinned_what_was_dragged_over_is_linked(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.board.go_to_article(at.document(2).id)
        await drag_over(at, "18-hour")
        assert "equivalent" not in at.hint
        await at.tagged(1, NEEDLE)
        await at.press("m")
        await drag_over(at, NEEDLE)
        assert "equivalent" not in at.hint
        at.board.go_to_article(at.document(2).id)
        await drag_over(at, "18-hour")
        await click_on(at, "hints", "contradicts")
        assert at.link.relation is Relation.CONTRADICTS
        assert [span.quote for span in at.spans] == [NEEDLE, "18-hour"]


async def test_the_dock_answers_for_an_article_by_one_click(seeds: Path) -> None:
    """What is outlined is linked, refused or passed over; a member changes; nothing is there."""
    async with seated(seeds, WIDE, scoring=ScriptedScoring(HERE)) as at:
        await at.tagged(1, NEEDLE)
        await at.until(lambda: "“18-hour shifts”" in at.row("dock"))
        assert "~" not in at.row("dock"), "whoever types has the keys"
        await click_on(at, "dock", "1 ●")
        await click_on(at, "dock", "~  !  -  +  0  2")
        assert at.relations() == [Relation.PARTIAL]
        await click_on(at, "dock", "!  -        2")
        assert at.relations() == [Relation.CONTRADICTS]
        await click_on(at, "dock", "-  +  0  3")
        assert len(at.steps()) == 4
        await click_on(at, "dock", "0  4")
        assert "4 ∅ nothing here" in at.row("dock")
        await click_on(at, "dock", "0  4")
        assert "∅" not in at.row("dock")
        assert at.chosen.quote == NEEDLE
