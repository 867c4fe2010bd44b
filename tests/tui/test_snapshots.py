"""What three screens look like. Renew with `make test ARGS="--snapshot-update"` after a look."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.tui.app import AnnotatorApp
from tests import sample
from tests.tui.seat import PATIENCE

Compare = Callable[..., bool]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AnnotatorApp]:
    """The board on the annotated seeds, in the colours of a good terminal."""
    for name, value in (("COLORTERM", "truecolor"), ("TERM", "xterm-256color")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    database = tmp_path / "annotations.db"
    sample.take_in(database)
    with Desk.open(database) as desk:
        sample.annotate(desk)
        annotator = desk.call(lambda store: known_annotator(store, sample.ANNOTATOR))
        yield AnnotatorApp(desk, annotator, open_story(desk, annotator.id))


def test_board(app: AnnotatorApp, snap_compare: Compare) -> None:
    """Three articles, a chosen span, its fact in the dock, badges in the gutters."""
    assert snap_compare(app, press=["n", "apostrophe"], terminal_size=(120, 40))


def test_picker_on_a_small_screen(app: AnnotatorApp, snap_compare: Compare) -> None:
    """The labels with the definition of the current one, over two articles."""

    async def pick(pilot: Pilot[None]) -> None:
        app.guidance.look().result(PATIENCE)
        await pilot.press("n", "space", "down")

    assert snap_compare(app, run_before=pick, terminal_size=(80, 24))


def test_matrix(app: AnnotatorApp, snap_compare: Compare) -> None:
    """A row a fact, a column an article, figures that differ flagged."""
    assert snap_compare(app, press=["f6"], terminal_size=(120, 30))
