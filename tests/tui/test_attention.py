"""Keys and the mouse tell how long somebody is at work on which article."""

from pathlib import Path

import pytest

from annotator.domain.time_spent import TimeKey
from annotator.session.attention import Attention
from annotator.storage.store import Store
from annotator.tui import app
from tests.tui.seat import USUAL, seated


class Watch:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_time_is_kept_of_the_article_with_the_caret(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Screens that lie over the board count with it, but for those of a review."""
    # However long this takes, nothing is saved before it is asked for.
    monkeypatch.setattr(app, "PLACE_EVERY", 3_600.0)
    async with seated(seeds, USUAL) as at:
        watch = Watch()
        sitting = at.board.sitting.id
        first, second, *_ = (each.id for each in at.board.panes.documents)
        at.app._attention = Attention("ada", sitting, watch)

        async def after(seconds: float, *keys: str) -> None:
            watch.now += seconds
            await at.press(*keys)

        await after(5.0, "w")
        await after(1.0, "w")
        await after(2.0, "tab")
        await after(10.0, "f2")
        await after(3.0, "escape")
        await at.settle()
        watch.now += 0.5
        await at.click(at.board.pane.caret)
        await after(4.0, "R")
        await at.settle()
        await after(30.0, "j")
        await after(20.0, "escape")
        await at.settle()
        await after(0.25, "w")
        expected = {first: 3.0, second: 10.0 + 3.0 + 0.5 + 4.0 + 0.25}
        times = at.app._attention.unsaved()
        assert times == {TimeKey("ada", each, sitting): told for each, told in expected.items()}
        at.app.save_place()
        at.app.desk.call(lambda store: None)
        assert at.app._attention.unsaved() == {}
        watch.now += 7.0
        at.app.end()
    with Store.open(seeds) as store:
        rows = store._rows("SELECT document_id, seconds FROM times ORDER BY seconds")
        assert list(rows) == [(first, 3.0), (second, expected[second] + 7.0)]
