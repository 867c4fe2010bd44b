from pathlib import Path

import pytest

from tests.tui.seat import NEEDLE, SMALL, WIDE, seated


@pytest.mark.parametrize("keep", ["a", "enter"])
async def test_the_ends_of_the_chosen_span_move_by_words(seeds: Path, keep: str) -> None:
    """`a`, then `<` `>` `[` `]`; `a` or Enter keeps."""
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type("a>>[")
        assert at.selected == f"working {NEEDLE}. Others, like"
        await at.type("<<")
        await at.press(keep)
        assert at.tags == [("statistic", "working 18-plus hour days")]
        assert at.chosen.id == span.id
        assert at.board.mode is None
        assert at.selected == ""


async def test_escape_drops_the_adjusting(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type("a>>⎋")
        assert at.tags == [("statistic", NEEDLE)]
        assert at.board.chosen == span.id
        assert (at.board.mode, at.selected, at.board.anchored) == (None, "", False)
        await at.type("w")
        assert at.selected == ""


async def test_moves_carry_the_end_while_adjusting(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("a")
        await at.press("w", "right", "left", "left", "a")
        assert at.tags == [("statistic", f"{NEEDLE}.")]


async def test_adjusting_keeps_links_and_note(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        spans = await at.linked(
            (1, "over 10,000 workers"), (4, "around 10,000 North Korean workers")
        )
        at.board.choose(spans[0].id)
        await at.type("c?sure⏎a[⏎")
        span = at.shown.spans[spans[0].id]
        assert span.quote == "this, over 10,000 workers"
        assert span.note == "?sure"
        assert len(at.shown.links) == 1


async def test_other_keys_do_nothing_while_adjusting(seeds: Path) -> None:
    """So that a slip does not delete or leave half an adjustment behind."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("a>")
        await at.type("dtuq/⇥")
        assert at.tags == [("statistic", NEEDLE)]
        assert at.article == 1
        await at.type("a")
        assert at.tags == [("statistic", f"{NEEDLE}. Others")]
