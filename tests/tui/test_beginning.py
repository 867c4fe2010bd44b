"""Where the panes open on articles that nobody has read."""

from pathlib import Path

import pytest

from annotator.session.place import Reading
from annotator.tui.board import acting
from tests.tui.seat import USUAL, Seat, seated

LEAD = "Thousands of North Koreans are reportedly"
"""What article 2 reports first, below a log-in form and an appeal."""


def unwanted(text: str) -> Reading:
    """Stands for what nobody should ask."""
    raise AssertionError(text[:20])


def top_of(at: Seat, article: int) -> str:
    """What stands at the top of an article's pane."""
    document = at.document(article)
    pane = at.board.panes.pane_showing(document.id)
    assert pane is not None
    return at.board.texts[document.id][pane.top_offset :].lstrip()


async def test_a_pane_opens_on_what_its_article_reports_and_then_as_it_was_left(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(seeds, USUAL) as at:
        panes = at.board.panes
        assert top_of(at, 2).startswith(LEAD)
        unread = panes.place("seeds").readings[at.document(5).id]
        assert unread is None
        at.caret(2, "用户名")
        at.app.save_place()
    # What has been read opens as it was left: nothing is looked for in it.
    monkeypatch.setattr(acting, "first_reading", unwanted)
    async with seated(seeds, USUAL) as at:
        assert top_of(at, 2).startswith("用户名")


async def test_an_article_that_comes_into_view_later_opens_so_too(seeds: Path) -> None:
    async with seated(seeds, (40, 24)) as at:
        assert [document.number for document, _ in at.board.panes.in_view] == [1]
        await at.press("tab")
        assert top_of(at, 2).startswith(LEAD)


async def test_what_was_gone_to_before_is_left_alone(seeds: Path) -> None:
    """Such as by a key before the texts were looked into."""
    async with seated(seeds, USUAL) as at:
        panes = at.board.panes
        panes._begins, panes._readings = False, {}
        caret = at.caret(2, "Read more")
        at.board.panes.place("seeds")
        await at.press("x")
        assert at.selected == "Read"
        assert at.board.pane.anchor == caret
