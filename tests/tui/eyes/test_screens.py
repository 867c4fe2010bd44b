"""What is on the screens, text by text: it can be read, and without colour too."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.style import Style

from annotator.session.desk import Desk
from tests import sample
from tests.tui.eyes.contrast import contrast_in, shown_in
from tests.tui.seat import USUAL, Seat, seated

DRAWINGS = {" ", *map(chr, range(0x2500, 0x25A0))}
"""What has a shape and is no letter: lines, blocks."""

ONE_OF_EACH = ("light", "dark-16")
"""A light theme and a dark one, of many colours and of few; the shades have tests of their own."""

STATES: dict[str, tuple[str, ...]] = {
    "a linked span in hand": ("n", "apostrophe"),
    "labels to pick": ("escape", "space"),
    "a find field": ("escape", "slash", "w"),
    "letters to jump by": ("escape", "comma"),
    "a question": ("escape", "n", "d"),
    "the matrix": ("escape", "M"),
    "the stories": ("escape", "S"),
    "the guideline": ("escape", "question_mark"),
}
"""Keys from the state before."""


@asynccontextmanager
async def at_work(path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Seat]:
    """An annotator with work of their own on a terminal of many colours."""
    for name, value in (("COLORTERM", "truecolor"), ("TERM", "xterm-256color")):
        monkeypatch.setenv(name, value)
    sample.take_in(path)
    with Desk.open(path) as desk:
        sample.annotate(desk)
    async with seated(path, USUAL, name=sample.ANNOTATOR) as at:
        yield at


def texts(at: Seat) -> list[tuple[str, Style]]:
    """Every stretch of text on the screen, with the style it has after all filters."""
    return [
        (segment.text, segment.style)
        for strip in at.app.screen._compositor.render_strips()
        for segment in strip
        if segment.style is not None and set(segment.text) - DRAWINGS
    ]


async def test_all_text_can_be_read(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with at_work(database_path, monkeypatch) as at:
        for state, keys in STATES.items():
            await at.press(*keys)
            for theme in ONE_OF_EACH:
                at.app.theme = theme
                await at.pilot.pause()
                seen = {style: text for text, style in texts(at)}
                assert len(seen) > 2, state
                for style, text in seen.items():
                    assert style.color is not None
                    assert style.bgcolor is not None
                    for terminal in shown_in(theme):
                        ratio = contrast_in(terminal, style.color, style.bgcolor)
                        assert ratio >= terminal.least, (state, theme, terminal.name, text, style)


async def test_nothing_has_a_colour_where_none_is_wanted(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_work(database_path, monkeypatch) as at:
        for state, keys in STATES.items():
            await at.press(*keys)
            for text, style in texts(at):
                colours = {each.is_default for each in (style.color, style.bgcolor) if each}
                assert colours <= {True}, (state, text, style)
        at.app.perform("theme.toggle")
        assert at.app.theme == "plain"
