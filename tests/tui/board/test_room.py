from pathlib import Path

import pytest

from tests.tui.seat import NEEDLE, SMALL, seated


@pytest.mark.parametrize("size", [(30, 24), (80, 8), (10, 3)])
async def test_too_small_a_screen_says_so_and_recovers(seeds: Path, size: tuple[int, int]) -> None:
    """Keys do nothing meanwhile, and nothing is lost."""
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.pilot.resize_terminal(*size)
        await at.settle()
        shown = [widget.id for widget in at.app.screen.children if widget.display]
        assert shown == ["too-small"]
        await at.type("sG")
        assert at.spans == []
        await at.pilot.resize_terminal(*SMALL)
        await at.settle()
        assert at.app.screen.query_one("#too-small").display is False
        assert at.selected == NEEDLE
        await at.type("s")
        assert [span.quote for span in at.spans] == [NEEDLE]


async def test_quitting_works_on_too_small_a_screen(seeds: Path) -> None:
    async with seated(seeds, (30, 8)) as at:
        at.send("q")
        await at.until(lambda: not at.app.is_running)
