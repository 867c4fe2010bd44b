"""Where the panes open on articles that nobody has read."""

from pathlib import Path

import pytest

from annotator.session.place import Reading
from annotator.tui.board import acting
from annotator.tui.widgets.document_pane import DocumentPane
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


def forget(at: Seat) -> DocumentPane:
    """Have everything be as right after the first paint; returns the pane of article 2."""
    panes = at.board.panes
    panes._unread.is_known, panes._readings = False, {}
    panes._fill()
    pane = panes.pane_showing(at.document(2).id)
    assert pane is not None
    return pane


async def test_a_pane_is_empty_until_it_is_known_where_it_begins(seeds: Path) -> None:
    """A thread finds that out; one that begins at its top anyway is there at once."""
    async with seated(seeds, USUAL) as at:
        pane = forget(at)
        assert not pane.render_line(0).text.strip()
        assert at.board.pane.render_line(0).text.strip()
        at.board.panes._look_into_unread()
        await at.until(lambda: top_of(at, 2).startswith(LEAD))
        assert "Thousands" in pane.render_line(0).text


async def test_a_key_in_an_empty_pane_finds_it_begun(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        forget(at)
        await at.type("⇥x")
        assert at.selected == "Thousands"


async def test_what_was_gone_to_meanwhile_stays(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        pane = forget(at)
        at.caret(2, "Read more")
        await at.type("x")
        assert at.selected == "Read"
        assert not pane.is_veiled
