"""Whatever a hint names can be clicked on, in every mode and on every screen."""

from pathlib import Path

from textual.geometry import Offset
from textual.widgets import DataTable

from annotator.domain.label import Label, LabelSet, Unit
from annotator.tui.reading.picking import PickMode
from tests.tui.mouse.hand import click, click_on, send
from tests.tui.seat import NEEDLE, USUAL, seated


async def test_modes_take_clicks_on_their_keys(seeds: Path) -> None:
    """The ends of a span that is adjusted, a field, the list of labels."""
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await click_on(at, "hints", "adjust")
        await click_on(at, "hints", "[")
        assert at.selected == f"working {NEEDLE}"
        await click_on(at, "hints", "Esc")
        assert (at.board.mode, at.chosen.quote) == (None, NEEDLE)
        await at.press("a")
        await click_on(at, "hints", "<")
        await click_on(at, "hints", "keep")
        assert at.tags == [("statistic", "18-plus hour")]
        await at.type("cunsure")
        await click_on(at, "hints", "Enter")
        assert at.chosen.note == "unsure"
        await at.type("cmore")
        await click_on(at, "hints", "leaves")
        assert (at.board.mode, at.chosen.note) == (None, "unsure")
        await at.press("space")
        await click_on(at, "hints", "↓")
        await click_on(at, "hints", "Enter")
        assert at.tags == [("official_statement", "18-plus hour")]


def test_a_click_picks_a_label_that_no_key_picks() -> None:
    labels = LabelSet(
        [
            Label(
                id=f"l{n:02}",
                name=f"label {n}",
                key=None,
                colour="red",
                unit=Unit.CLAUSE,
                definition="",
            )
            for n in range(12)
        ]
    )
    picked: list[str | None] = []
    mode = PickMode(labels, lambda: None, picked.append)
    for row in mode.list_rows(80, 20)[:12]:
        mode.press(row[1].target.partition(":")[2], None)
    assert picked == [f"l{n:02}" for n in range(12)]


async def test_screens_take_clicks_on_their_keys_and_rows(seeds: Path) -> None:
    """A second click on a cell of the matrix goes there."""
    async with seated(seeds, USUAL) as at:
        one, _ = await at.linked((1, NEEDLE), (4, "18-hour days"))
        await at.press("f6")
        table = at.app.screen.query_one(DataTable)
        cell = table.region.offset + Offset(14, 1)
        send(at, *click(cell))
        await at.settle()
        send(at, *click(cell))
        await at.settle()
        assert (at.at_board, at.board.chosen) == (True, one.id)
        for key in ("f1", "f2", "f6", "i"):
            await at.press(key)
            await click_on(at, "hints", "back")
            assert at.at_board
        await at.press("f1")
        await click_on(at, "hints", "PgDn")
        page = at.app.screen.query_one("#page")
        await at.until(lambda: page.scroll_offset.y > 0)
        await click_on(at, "hints", "back")
        await at.press("slash")
        await click_on(at, "hints", "whole database")
        assert "Find in the whole database" in at.hint
        await click_on(at, "hints", "leaves")
        assert at.board.mode is None
