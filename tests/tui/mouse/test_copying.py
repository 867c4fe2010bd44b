"""What goes to the clipboard of the terminal, and what never does."""

import base64
import re
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Input

from annotator.tui.reading import copying
from tests.tui.mouse.hand import drag, send
from tests.tui.seat import NEEDLE, USUAL, Seat, seated

CLIPBOARD = re.compile("\x1b]52;c;([^\a]*)\a")


def listened(at: Seat, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to the terminal from now on."""
    driver, written = at.app._driver, list[str]()
    assert driver is not None
    monkeypatch.setattr(driver, "write", written.append)
    return written


def copied(written: list[str]) -> list[str]:
    """What of it went to the clipboard."""
    return [base64.b64decode(each).decode() for each in CLIPBOARD.findall("".join(written))]


async def test_the_selection_goes_before_the_chosen_span(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(seeds, USUAL) as at:
        written = listened(at, monkeypatch)
        at.app.perform("span.copy")
        assert "nothing to copy" in at.hint
        await at.tagged(1, NEEDLE)
        at.board.go_to_article(at.document(2).id)
        at.app.perform("span.copy")
        at.select(3, "more than 50,000")
        at.app.perform("span.copy")
        assert copied(written) == [NEEDLE, "more than 50,000"]
        assert "Copied, if your terminal lets programs copy: “more than" in at.hint
        monkeypatch.setattr(copying, "MOST_BYTES", len("more than 50,000") - 1)
        at.app.perform("span.copy")
        assert "Select less" in at.hint
        assert len(copied(written)) == 2


async def test_nothing_else_copies(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what is dragged over on a page nor what is marked in a field."""
    async with seated(seeds, USUAL) as at:
        written = listened(at, monkeypatch)
        await at.press("question_mark")
        start = at.app.screen.query_one("#page").region.offset
        send(at, *drag(start + Offset(4, 3), start + Offset(40, 6)))
        await at.settle()
        at.app.screen.action_copy_text()
        await at.press("q", "colon")
        await at.until(lambda: bool(at.app.screen.query(Input)))
        field = at.app.screen.query_one(Input)
        field.value = "zoom"
        field.select_all()
        field.action_copy()
        field.action_cut()
        await at.press("escape")
        at.app.copy_to_clipboard("zoom")
        assert copied(written) == []
