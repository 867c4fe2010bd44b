from pathlib import Path

from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, seated

ONE = (1, "over 10,000 workers")
FOUR = (4, "around 10,000 North Korean workers")


async def test_next_and_previous_span_choose(seeds: Path) -> None:
    """In the order of the text, around the end, each nested span once."""
    async with seated(seeds, SMALL) as at:
        outer = await at.tagged(1, "over 10,000 workers were sent", "o")
        inner = await at.tagged(1, "over 10,000 workers", "s")
        first = await at.tagged(1, NEEDLE)
        at.caret(1, "CharlieH")
        seen = []
        for _ in range(4):
            await at.type("n")
            seen.append(at.board.chosen)
        assert seen == [first.id, outer.id, inner.id, first.id]
        assert "From the other end" in at.hint
        seen = []
        for _ in range(3):
            await at.type("N")
            seen.append(at.board.chosen)
        assert seen == [inner.id, outer.id, first.id]
        assert at.board.pane.caret == first.start


async def test_n_goes_on_from_the_caret(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        later = await at.tagged(*ONE)
        at.caret(1, "Despite this")
        await at.type("n")
        assert at.board.chosen == later.id


async def test_n_without_spans_says_what_to_press(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("n")
        assert "Select text and press a label key" in at.hint


async def test_the_next_open_item(seeds: Path) -> None:
    """`.` chooses the next span with an article neither linked nor absent, across articles."""
    async with seated(seeds, SMALL) as at:
        one = await at.tagged(*ONE)
        four = await at.tagged(*FOUR)
        await at.tagged(5, "International bodies", "f")
        at.caret(1, "CharlieH")
        seen = []
        for _ in range(3):
            await at.type(".")
            seen.append(at.board.chosen)
        assert seen == [one.id, four.id, one.id]
        assert "2 open" in at.hint


async def test_nothing_open_says_so(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type(".")
        assert "Nothing is open" in at.hint


async def test_an_item_with_a_member_in_every_article_is_not_open(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked(
            ONE, (2, "North Koreans"), (3, "50,000 North Koreans"), FOUR, (5, "workers")
        )
        await at.type(".")
        assert "Nothing is open" in at.hint


async def test_backspace_goes_back_jump_by_jump(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.tagged(*ONE)
        start = at.caret(1, "Living conditions")
        await at.type("n")
        await at.type("G")
        await at.type("⌫")
        assert at.board.pane.caret == at.spans[1].start
        await at.type("⌫")
        assert at.board.pane.caret == start
        await at.type("⌫")
        assert "No jump to go back from" in at.hint


async def test_backspace_restores_article_and_scroll(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        one, _ = await at.linked(ONE, FOUR)
        at.board.choose(one.id)
        at.board.pane.scroll_rows(4)
        await at.settle()
        was = at.board.pane.caret, at.board.pane.top
        await at.type("'")
        assert at.article == 4
        await at.type("⌫")
        assert at.article == 1
        assert (at.board.pane.caret, at.board.pane.top) == was


async def test_complete_and_complete_again(seeds: Path) -> None:
    """`E` marks the article; twice in a row the story; `u` takes it back."""
    async with seated(seeds, USUAL) as at:
        await at.type("E")
        assert "1/5 complete" in at.status
        assert at.row("titles").startswith(" ✓ 1")
        assert "Again: the whole story" in at.hint
        await at.press("f8")
        assert "5/5 complete" in at.status
        await at.type("u")
        assert "1/5 complete" in at.status
        await at.type("u")
        assert "0/5 complete" in at.status


async def test_complete_apart_takes_it_back(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.type("E")
        await at.type("j")
        await at.type("E")
        assert "0/5 complete" in at.status
