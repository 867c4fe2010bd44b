from pathlib import Path

import pytest

from tests.tui.seat import NEEDLE, SMALL, USUAL, seated

OFFICIAL = "Russian official Sergei Shoigu admitted plans to use 5,000 North Koreans"


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("t", "testimony"),
        ("s", "statistic"),
        ("o", "official_statement"),
        ("f", "filler"),
    ],
)
async def test_a_label_key_tags_the_selection(seeds: Path, key: str, label: str) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.type(key)
        assert at.tags == [(label, NEEDLE)]
        assert at.selected == ""
        assert at.stored() == at.spans


@pytest.mark.parametrize(
    ("key", "begins", "ends"),
    [
        ("s", "only two days off a year", "a year"),
        ("t", "Workers, closely monitored", "two days off a year."),
        ("f", "Interviews with former workers", "akin to prisoners."),
    ],
)
async def test_a_label_key_takes_its_unit_at_the_caret(
    seeds: Path, key: str, begins: str, ends: str
) -> None:
    """Statistic: the clause with the quantity; testimony: the sentence; filler: the paragraph."""
    async with seated(seeds, SMALL) as at:
        at.caret(3, "two days off")
        await at.type(key)
        (span,) = at.spans
        assert span.quote.startswith(begins)
        assert span.quote.endswith(ends)


async def test_statistic_finds_the_quantity_from_elsewhere_in_the_sentence(seeds: Path) -> None:
    """The caret may stand at the start of the sentence; the clause with the number is taken."""
    async with seated(seeds, SMALL) as at:
        at.caret(1, "Despite this, over 10,000")
        await at.type("s")
        (span,) = at.spans
        assert "over 10,000 workers" in span.quote
        assert not span.quote.startswith("Despite")


async def test_outer_white_space_is_never_part_of_a_span(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, f" {NEEDLE}")
        await at.type("s")
        at.select(2, "登录密码\n")
        await at.type("f")
        assert at.tags == [("statistic", NEEDLE), ("filler", "登录密码")]


async def test_white_space_alone_is_refused(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, " hour")
        await at.press("shift+left", "shift+left", "shift+left", "shift+left", "s")
        assert at.spans == []
        assert "Select some words first" in at.hint


async def test_the_new_span_is_the_chosen_one_and_a_label_key_changes_it(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type("t")
        assert at.tags == [("testimony", NEEDLE)]
        assert at.chosen.id == span.id
        assert "testimony (was statistic)" in at.status


async def test_a_caret_move_lets_go_of_the_chosen_span(seeds: Path) -> None:
    """The next label key then tags anew, at the caret."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("l")
        assert at.board.chosen is None
        await at.type("t")
        assert [label for label, _ in at.tags].count("statistic") == 1
        assert len(at.spans) == 2


@pytest.mark.parametrize("keys", ["h", "j", "w", ")", "}", "G", "x", "v", "V"])
async def test_every_move_and_selection_lets_go(seeds: Path, keys: str) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type(keys)
        assert at.board.chosen is None


async def test_a_caret_that_stands_inside_a_span_does_not_choose_it(seeds: Path) -> None:
    """A label key there tags the unit at the caret, inside or around the span."""
    async with seated(seeds, SMALL) as at:
        at.caret(1, OFFICIAL)
        await at.type("o")
        at.caret(1, "plans to use 5,000")
        assert at.board.chosen is None
        await at.type("s")
        assert sorted(label or "" for label, _ in at.tags) == ["official_statement", "statistic"]
        outer, inner = sorted(at.spans, key=lambda span: span.start)
        assert outer.start <= inner.start < inner.end <= outer.end


async def test_a_move_in_another_article_does_not_let_go(seeds: Path) -> None:
    """The chosen span stays in the dock while its counterpart is looked for elsewhere."""
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.press("tab", "w")
        assert at.board.chosen == span.id
        await at.press("shift+tab", "w")
        assert at.board.chosen is None


async def test_a_label_key_in_another_article_tags_there(seeds: Path) -> None:
    """What is chosen elsewhere keeps its label."""
    async with seated(seeds, USUAL) as at:
        span = await at.tagged(1, NEEDLE)
        at.caret(3, "two days off")
        at.board.chosen = span.id
        await at.type("t")
        assert sorted(label or "" for label, _ in at.tags) == ["statistic", "testimony"]


async def test_enter_takes_the_span_at_the_caret_then_the_next_outwards(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        inner = await at.tagged(1, "5,000 North Koreans")
        outer = await at.tagged(1, OFFICIAL, "o")
        at.caret(1, "5,000 North Koreans", at=2)
        await at.press("enter")
        assert at.board.chosen == inner.id
        await at.press("enter")
        assert at.board.chosen == outer.id


async def test_the_same_tag_again_says_so_and_makes_no_second_one(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.tagged(1, NEEDLE)
        assert len(at.spans) == 1
        assert "already statistic" in at.status
        assert len(at.steps()) == 1
