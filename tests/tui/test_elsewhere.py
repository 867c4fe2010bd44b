from pathlib import Path

import pytest

from annotator.session.suggesting.scoring import Scoring
from annotator.session.suggesting.worker import InThread
from annotator.storage.store import Store
from annotator.tui import overlays
from annotator.tui.screens.elsewhere import ElsewhereScreen
from tests.tui.seat import NEEDLE, SMALL, USUAL, Seat, seated
from tests.tui.test_search import listed, other_story

STRIKE = """Workers at the shipyard say that they are made to work eighteen hours.
North Korean workers in Russia work 18-plus hour days, as two of them recounted.
The strike goes on."""


@pytest.fixture(autouse=True)
def in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine works in this process."""
    monkeypatch.setattr(overlays, "Scoring", lambda: Scoring(InThread))


async def asked(at: Seat) -> None:
    """Ask for the same elsewhere, and wait for the answer."""
    at.app.scoring = Scoring(InThread)
    at.app.perform("suggest.elsewhere")
    await at.settle()
    assert isinstance(at.app.screen, ElsewhereScreen)
    await at.until(lambda: "Comparing" not in at.row("list"))
    await at.settle()


def indexed(seeds: Path) -> Path:
    with Store.open(seeds) as store:
        while store.index_texts(100):
            pass
    return seeds


async def test_what_other_stories_say_alike_is_listed(seeds: Path) -> None:
    """Best first, with why; Enter opens that story there, and the story's own are not in it."""
    other_story(seeds, STRIKE, "Nothing of the sort: a cake recipe with three eggs.")
    async with seated(indexed(seeds), USUAL) as at:
        await at.tagged(1, NEEDLE)
        await asked(at)
        rows = listed(at)
        assert rows
        assert all(" strike 1 0.txt" in row for row in rows)
        assert "18-plus hour days" in rows[0]
        assert f"“{NEEDLE}” elsewhere · " in at.row("titles")
        assert "18" in at.row("dock").split("\n")[0].split("line 2")[1]
        await at.type("⏎")
        await at.until(lambda: at.at_board and at.board.sitting.story == "strike")
        await at.settle()
        assert "18-plus hour days" in at.selected


async def test_nothing_alike_is_told(seeds: Path) -> None:
    other_story(seeds, "A cake recipe with three eggs.")
    async with seated(indexed(seeds), SMALL) as at:
        await at.tagged(1, NEEDLE)
        await asked(at)
        assert listed(at) == ["No article of another story says anything close."]
        await at.type("⎋")
        assert at.at_board


async def test_a_span_is_needed(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.app.scoring = Scoring(InThread)
        at.app.perform("suggest.elsewhere")
        await at.settle()
        assert at.at_board
        assert "No span is chosen" in at.hint
