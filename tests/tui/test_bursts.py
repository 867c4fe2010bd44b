"""Keys of one burst are applied in their order, whichever screen or field they open."""

from pathlib import Path

from annotator.tui.screens.matrix import MatrixScreen
from tests.tui.seat import NEEDLE, USUAL, WIDE, seated

TIMES = 25


async def test_tag_and_pin(seeds: Path) -> None:
    """`sm`: the span is made and pinned."""
    async with seated(seeds, USUAL) as at:
        for _ in range(TIMES):
            at.select(1, NEEDLE)
            await at.type("sm")
            (span,) = at.spans
            assert at.board.source == span.id
            await at.type("mu")
            assert at.board.source is None
            assert at.spans == []


async def test_space_and_a_label(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        for _ in range(TIMES):
            at.select(1, NEEDLE)
            await at.press("space", "t")
            assert [span.label for span in at.spans] == ["testimony"]
            await at.type("u")


async def test_the_matrix_and_enter(seeds: Path) -> None:
    """`F6` opens the matrix; Enter behind it goes to the fact, not to a span on the board."""
    async with seated(seeds, WIDE) as at:
        one, four = await at.linked((1, NEEDLE), (4, "18-hour days"))
        for _ in range(TIMES):
            at.board.choose(four.id)
            await at.press("f6", "enter")
            assert at.at_board
            assert at.board.chosen == one.id
        await at.press("f6", "right", "right", "right", "right", "enter")
        assert at.board.chosen == four.id


async def test_a_screen_and_back_and_on(seeds: Path) -> None:
    """The keys behind Escape are the board's again."""
    async with seated(seeds, USUAL) as at:
        for _ in range(10):
            at.select(1, NEEDLE)
            await at.press("question_mark", "j", "escape", "s", "u")
            assert at.at_board
            assert at.spans == []
        assert len(at.steps()) == 20


async def test_a_burst_across_articles(seeds: Path) -> None:
    """Find, tag, pin, find in another article, link: one write."""
    async with seated(seeds, USUAL) as at:
        await at.type(f"/{NEEDLE}⏎sm⇥⇥⇥/18-hour days⏎~~ccheck⏎")
        assert [span.quote for span in at.spans] == [NEEDLE, "18-hour days"]
        assert at.link.relation == "partial"
        assert at.link.more is not None
        assert at.spans[1].note == "check"
        assert at.stored() == at.spans


async def test_escape_and_a_letter_in_one_write_are_two_keys(seeds: Path) -> None:
    """Terminals send Alt+letter as Escape and the letter."""
    async with seated(seeds, USUAL) as at:
        at.select(1, NEEDLE)
        await at.press("alt+w")
        assert at.selected == ""
        assert at.board.pane.caret > 0


async def test_the_matrix_is_open_while_it_has_not_been_left(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("M", "j", "k")
        assert isinstance(at.app.screen, MatrixScreen)
