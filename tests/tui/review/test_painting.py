"""What is on the panes after any walk is what a screen that is painted anew would show."""

import asyncio
import random
from pathlib import Path

import pytest
from textual.strip import Strip

from annotator.domain.batch import ItemKind
from tests.tui.review.auditor import Auditor, reviewing
from tests.tui.seat import USUAL, WIDE

KEYS = [
    *("n", "n", "n", "N", "full_stop", "enter", "tab", "y", "u", "U", "z", "apostrophe"),
    *("t", "s", "V", "m", "=", "j", "j", "w", "G", "g"),
]
"""Those that change what the panes show."""

QUIET = 0.04
"""Seconds after which the next item is drawn ahead."""


def shown(at: Auditor) -> list[list[Strip]]:
    """The rows of the panes in view."""
    return [pane.render_lines(pane.size.region) for _, pane in at.review.panes.in_view]


def anew(at: Auditor) -> list[list[Strip]]:
    """The same, with nothing that was drawn or laid out before."""
    for document, pane in at.review.panes.in_view:
        sight, draft = at.review._sight, at.review.draft
        pane.set_marks(at.review._painter.marks_for(sight, draft, document.id, pane))
    return shown(at)


@pytest.mark.parametrize(("seed", "size"), [(1, USUAL), (2, WIDE), (3, (72, 24))])
async def test_nothing_stays_of_what_was_shown_before(
    database_path: Path, seed: int, size: tuple[int, int]
) -> None:
    dice = random.Random(seed)
    async with reviewing(database_path, tuple(ItemKind), size) as at:
        for _ in range(40):
            await at.press(*(dice.choice(KEYS) for _ in range(dice.randrange(1, 5))))
            if dice.random() < 0.5:
                await asyncio.sleep(QUIET)
            assert shown(at) == anew(at)


async def test_what_is_drawn_ahead_is_what_is_shown_then(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        for _ in range(22):
            at.review.draw_ahead()
            await at.type("n")
            assert shown(at) == anew(at)


async def test_another_theme_is_painted_everywhere(database_path: Path) -> None:
    """On what was laid aside too."""
    async with reviewing(database_path) as at:
        await at.type("nn")
        before = shown(at)
        await at.type("nnnnnn")
        at.app.toggle_theme()
        await at.settle()
        await at.type("NNNNNN")
        assert shown(at) == anew(at)
        assert shown(at) != before
