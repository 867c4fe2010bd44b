from pathlib import Path

from annotator.tui.screens.matrix import MatrixScreen
from tests.tui.seat import SMALL, WIDE, seated

ONE = (1, "over 10,000 workers")
FOUR = (4, "around 10,000 North Korean workers")
THREE = (3, "over 13,000 North Koreans")


async def test_the_matrix_has_a_row_a_fact_and_a_column_an_article(seeds: Path) -> None:
    """The cell is an excerpt with its relation; facts whose numbers differ are flagged."""
    async with seated(seeds, WIDE) as at:
        await at.linked(ONE, FOUR, THREE)
        await at.linked((1, "Tae"), (3, "Jin"), key="!")
        await at.press("f6")
        rows = at.cells("matrix")
        assert [row[0] for row in rows] == ["1 ≠", "3"]
        assert "over 10,000 workers" in rows[0][1]
        assert rows[0][2] == ""
        assert "13,000" in rows[0][3]
        assert "10,000 North" in rows[0][4]
        assert "!" in rows[1][3]
        assert "2 facts · 1 with figures that differ" in at.row("titles")
        assert "13,000" in at.row("dock")


async def test_enter_in_the_matrix_goes_there(seeds: Path) -> None:
    """To the member under the cursor; Backspace goes back to where it was opened."""
    async with seated(seeds, SMALL) as at:
        await at.linked(ONE, FOUR)
        caret = at.caret(2, "登录")
        await at.press("M", "right", "right", "right", "right", "enter")
        assert at.at_board
        assert (at.article, at.chosen.quote) == FOUR
        await at.type("⌫")
        assert (at.article, at.board.pane.caret) == (2, caret)


async def test_the_matrix_sorts_by_size_label_and_place(seeds: Path) -> None:
    """By articles; by label, testimony before statistic; by where a fact is first told."""
    async with seated(seeds, WIDE) as at:
        small = await at.linked((3, "18 hours"), (4, "18-hour days"))
        for span in small:
            at.board.choose(span.id)
            await at.type("t")
        await at.linked(FOUR, THREE, (5, "minimal wages"))
        await at.press("f6")
        orders = {}
        for _ in range(3):
            word = at.hint.split("sorted by ")[1].split(":")[0]
            orders[word] = [row[0].split()[0] for row in at.cells("matrix")]
            await at.press("tab")
        assert orders == {"size": ["2", "1"], "label": ["1", "2"], "place": ["1", "2"]}
        assert "sorted by size" in at.hint


async def test_an_empty_matrix_says_how_a_fact_is_made(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("f6", "enter")
        assert isinstance(at.app.screen, MatrixScreen)
        told = at.row("dock").splitlines()
        assert told[0].startswith(" No fact yet")
        assert told[-1].endswith("press = there.")
        assert max(map(len, told)) < SMALL[0]
        await at.press("f6")
        assert at.at_board


async def test_the_matrix_shows_what_is_saved(seeds: Path) -> None:
    """An act typed right before `F6` is in it."""
    async with seated(seeds, WIDE) as at:
        await at.tagged(*ONE)
        await at.type("m")
        at.select(*FOUR)
        await at.press("=", "f6")
        assert [row[0] for row in at.cells("matrix")] == ["1"]
