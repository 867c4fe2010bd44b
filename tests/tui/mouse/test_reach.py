"""Everything is in reach of the mouse: the palette from every screen, and by it every command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.command import CommandList, CommandPalette
from textual.geometry import Offset

from annotator.session.annotators import known_annotator
from annotator.session.demonstration import make_demonstration
from annotator.storage.store import Store
from annotator.tui.command_screen import CommandScreen
from annotator.tui.commands import BY_ID, COMMANDS
from annotator.tui.compare.home import CompareScreen
from annotator.tui.compare.screen import DisagreementScreen
from annotator.tui.feedback.screen import FeedbackScreen
from annotator.tui.queue.screen import QueueScreen
from annotator.tui.review.screen import ReviewScreen
from annotator.tui.review_home.home import ReviewHomeScreen
from annotator.tui.review_home.setup import SetupScreen
from annotator.tui.review_home.sign_off import SignOffScreen
from annotator.tui.review_home.summary import SummaryScreen
from annotator.tui.screens.help import HelpScreen
from annotator.tui.screens.matrix import MatrixScreen
from annotator.tui.screens.stories import StoriesScreen
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import width_of
from tests.tui.mouse.hand import click, click_on, send, wheel
from tests.tui.offers import ScriptedScoring
from tests.tui.seat import SMALL, Seat, seated

PALETTE = "screen.palette"

WAYS: list[tuple[type[CommandScreen], str]] = [
    (HelpScreen, "screen.help"),
    (StoriesScreen, "screen.stories"),
    (MatrixScreen, "screen.matrix"),
    (QueueScreen, "screen.queue"),
    (FeedbackScreen, "screen.feedback"),
    (ReviewHomeScreen, "screen.review"),
    (SetupScreen, "review.new"),
    (ReviewScreen, "choose"),
    (SummaryScreen, "review.summary"),
    (SignOffScreen, "review.sign"),
    (CompareScreen, "screen.compare"),
    (DisagreementScreen, "choose"),
]
"""Screens, and the commands that lead to each from the one before or from the board."""


@asynccontextmanager
async def at_the_demonstration(path: Path) -> AsyncIterator[Seat]:
    """Seated on a small screen at work that two others have done."""
    with Store.open(path, create=True) as store:
        make_demonstration(store, known_annotator(store, "Ada"))
    async with seated(path, SMALL, scoring=ScriptedScoring({})) as at:
        yield at


def palette_place(at: Seat) -> Offset | None:
    """Where the screen on top has what opens the palette, on a cell that can be hit."""
    for hints in at.app.screen.query(HintRows):
        y = hints.size.height - 1
        parts = hints.parts_at(y)
        for index, part in enumerate(parts):
            x = max(width_of(parts[:index]), part.column or 0) + 1
            if part.target == PALETTE and x < hints.size.width:
                return hints.region.offset + Offset(x, y)
    return None


async def reached(at: Seat, screen: type[CommandScreen]) -> None:
    """Wait until a screen of this kind is shown with the way to the palette; that leads back."""
    await at.until(lambda: isinstance(at.app.screen, screen))
    await at.settle()
    await at.until(lambda: palette_place(at) is not None)
    assert at.app.can("select.clear")


async def test_every_command_is_in_reach(database_path: Path) -> None:
    """From each screen the palette is, and what the screens can do is all that there is."""
    async with at_the_demonstration(database_path) as at:
        assert palette_place(at) is not None
        able = {each.id for each in COMMANDS if at.app.can(each.id)}
        for screen, command in WAYS:
            at.app.perform(command)
            await reached(at, screen)
            able |= {each.id for each in COMMANDS if at.app.can(each.id)}
        assert set(BY_ID) - able - {"tour.undo"} == set()


async def test_the_palette_runs_what_is_clicked_on(seeds: Path) -> None:
    """Its list goes on under the wheel; a click above it leaves it."""
    async with seated(seeds, SMALL) as at:
        await click_on(at, "hints", " : ")
        assert isinstance(at.app.screen, CommandPalette)
        send(at, *click(Offset(1, 0)))
        await at.until(lambda: at.at_board)
        await click_on(at, "hints", " : ")
        able = [each for each in COMMANDS if at.app.can(each.id) and each.id != PALETTE]
        listed = at.app.screen.query_one(CommandList)
        await at.until(lambda: listed.option_count == len(able))
        lines = [str(option.prompt) for option in listed.options]
        assert [line.partition("  (")[0] for line in lines] == [each.title for each in able]
        while (y := shown_at(listed, "Help and guideline")) is None:
            send(at, wheel(listed.region.offset))
            await at.settle()
            await at.until(lambda: listed.scroll_offset.y == listed.scroll_target_y)
        send(at, *click(listed.content_region.offset + Offset(5, y)))
        await reached(at, HelpScreen)
        await click_on(at, "hints", "back")
        assert at.at_board


def shown_at(listed: CommandList, words: str) -> int | None:
    """The row of a list that shows some words, from its top; none where none in view does."""
    rows = range(listed.size.height)
    return next((y for y in rows if words in listed.render_line(y).text), None)
