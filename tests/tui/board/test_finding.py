from pathlib import Path

import pytest

from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, seated


async def test_the_hit_becomes_the_selection(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("/18-PLUS hour⏎")
        assert at.selected == "18-plus hour"
        start, end = at.board.pane.view_extent
        assert start <= at.board.pane.caret <= end


async def test_a_burst_finds_and_tags(seeds: Path) -> None:
    """What is typed into the field never runs as commands, and the key behind Enter does."""
    async with seated(seeds, USUAL) as at:
        for _ in range(50):
            await at.type(f"/{NEEDLE}⏎s")
            assert [(span.label, span.quote) for span in at.spans] == [("statistic", NEEDLE)]
            await at.type("ug")
            assert at.spans == []


async def test_find_goes_on_through_the_other_articles(seeds: Path) -> None:
    """From the caret through the focused article, then the others in turn, also out of view."""
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Thousands")
        found = []
        for _ in range(7):
            await at.type("/50,000⏎")
            assert at.selected == "50,000"
            found.append(at.article)
        assert found == [3, 4, 1, 2, 3, 4, 1]


async def test_find_again_begins_after_the_hit(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("/Jin⏎")
        first = at.article, at.board.pane.caret
        await at.type("/")
        assert "Enter finds “Jin” again" in at.hint
        await at.type("⏎")
        assert (at.article, at.board.pane.caret) != first
        assert at.selected == "Jin"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"slave-like."', '"slave-like."'),
        ("“slave-like.”", '"slave-like."'),
        ("'worked like slaves'", "‘worked like slaves’"),
        ('loyalty fees" and', "loyalty fees” and"),
        ("RUSSIA’S DECISION", "Russia’s decision"),
        ("russia's decision", "Russia’s decision"),
        ("two days  off", "two days off"),
    ],
)
async def test_case_quotes_and_white_space_do_not_matter(
    seeds: Path, typed: str, found: str
) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type(f"/{typed}⏎")
        assert at.selected == found


async def test_a_no_break_space_is_a_space(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("slash")
        await at.paste("18-plus\u00a0hour\u00a0days")
        await at.press("enter")
        assert at.selected == NEEDLE


async def test_a_miss_says_so_and_moves_nothing(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        caret = at.caret(1, NEEDLE)
        await at.type("/no such words⏎")
        assert "“no such words” is in none of these articles" in at.hint
        assert (at.article, at.board.pane.caret, at.selected) == (1, caret, "")


async def test_escape_leaves_the_field(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("/qqq⎋")
        assert at.board.mode is None
        assert at.selected == ""
        await at.type("/⏎")
        assert at.selected == ""


async def test_the_field_edits_like_a_field(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("/", *"xin", "home", "delete", "J", "end", "z", "backspace")
        assert "Find Jin" in at.hint
        await at.press("enter")
        assert at.selected == "Jin"


async def test_find_lets_go_of_the_chosen_span(seeds: Path) -> None:
    """So that the key behind it tags the hit."""
    async with seated(seeds, WIDE) as at:
        await at.tagged(1, "Tae")
        await at.type(f"/{NEEDLE}⏎t")
        assert sorted(span.quote for span in at.spans) == [NEEDLE, "Tae"]


async def test_back_from_a_hit(seeds: Path) -> None:
    """`Backspace` goes back to where the find began."""
    async with seated(seeds, SMALL) as at:
        at.caret(2, "登录密码")
        caret = at.board.pane.caret
        await at.type("/18-day⏎⌫")
        await at.type(f"/{NEEDLE}⏎⌫")
        assert (at.article, at.board.pane.caret) == (2, caret)
