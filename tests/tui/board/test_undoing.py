from pathlib import Path

import pytest

from tests.tui.seat import NEEDLE, SMALL, WIDE, seated

ONE = (1, "over 10,000 workers")
FOUR = (4, "around 10,000 North Korean workers")


@pytest.mark.parametrize(("undo", "redo"), [("u", "U"), ("u", "ctrl+r")])
async def test_undo_and_redo_say_what_and_show_where(seeds: Path, undo: str, redo: str) -> None:
    """Also in an article that is out of view."""
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(*FOUR)
        at.caret(1, "CharlieH")
        await at.press(undo)
        assert at.spans == []
        assert "undid: statistic “around 10,000" in at.status
        assert (at.article, at.board.pane.caret) == (4, span.start)
        at.caret(1, "CharlieH")
        await at.press(redo)
        assert [each.id for each in at.spans] == [span.id]
        assert "redid: statistic" in at.status
        assert (at.article, at.board.pane.caret) == (4, span.start)
        assert at.board.chosen == span.id


async def test_one_undo_takes_back_one_act(seeds: Path) -> None:
    """A link with its new span, a deletion with its links."""
    async with seated(seeds, WIDE) as at:
        await at.linked(ONE, FOUR)
        before = at.spans, at.shown.links
        await at.type("d⏎")
        await at.press("u")
        assert [span.id for span in at.spans] == [span.id for span in before[0]]
        assert len(at.shown.links) == 1
        await at.press("u")
        assert [span.quote for span in at.spans] == [ONE[1]]
        assert at.relations() == []


async def test_a_burst_of_undo_and_redo(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("tofuuuUU")
        assert [span.label for span in at.spans] == ["official_statement"]
        assert at.stored() == at.spans


async def test_nothing_to_undo_or_redo(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("u")
        assert "There is nothing to undo" in at.hint
        await at.type("U")
        assert "nothing" in at.hint.lower()


async def test_something_new_ends_the_redo(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("u")
        await at.tagged(*ONE)
        await at.type("U")
        assert [span.quote for span in at.spans] == [ONE[1]]


async def test_undo_asks_before_it_goes_into_another_sitting(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.tagged(*ONE)
    async with seated(seeds, SMALL) as at:
        await at.type("u")
        assert "in another sitting" in at.question
        assert len(at.spans) == 2
        await at.type("⎋")
        assert len(at.spans) == 2
        await at.type("u⏎")
        assert [span.quote for span in at.spans] == [NEEDLE]
        await at.type("u")
        assert at.spans == []


async def test_a_burst_note_and_undo(seeds: Path) -> None:
    """`c`, the text, Enter, `u` in one write: the note is set and taken back."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        for number in range(50):
            await at.type(f"cumq {number}⏎u")
            assert at.spans[0].note == ""
        assert len(at.steps()) == 101
