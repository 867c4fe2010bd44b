from pathlib import Path

import pytest
from textual.command import CommandList, CommandPalette
from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.widgets import Input, Static

from annotator.domain.guideline import written
from annotator.session.guideline import shipped_guideline
from annotator.session.preferences import theme
from annotator.tui.command_screen import CommandScreen
from annotator.tui.commands import COMMANDS
from annotator.tui.key_table import DECLARED
from annotator.tui.reading.finding import FindMode
from annotator.tui.screens.help import HelpScreen, key_table, meanings
from annotator.tui.screens.inspect import InspectScreen
from tests.factories import ADA
from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, Seat, seated

ONE = (1, "over 10,000 workers")
FOUR = (4, "around 10,000 North Korean workers")


# Help


def test_the_help_has_every_key_and_every_label() -> None:
    table = key_table().plain
    for command in COMMANDS:
        for sign in DECLARED.signs(command):
            assert sign in table
        assert not command.keys or command.title in table


async def test_help_opens_scrolls_and_closes(seeds: Path) -> None:
    """`?` or `F1`; Esc, `?` and `q` go back, and `q` does not quit from there."""
    async with seated(seeds, SMALL) as at:
        for opens, closes in (("?", "escape"), ("f1", "?"), ("?", "q")):
            await at.press(opens)
            assert isinstance(at.app.screen, HelpScreen)
            await at.press("pagedown", "j")
            assert at.app.screen.query_one("#page").scroll_offset.y > 0
            await at.press(closes)
            assert at.at_board
        assert meanings(at.board.labels).plain.count("takes the") == 4


async def test_tab_goes_to_the_guideline_that_counts_now(seeds: Path) -> None:
    """And around; what another program wrote meanwhile is there, and nothing in it is obeyed."""
    async with seated(seeds, USUAL) as at:
        await at.press("?")
        begins = ("What the tags mean", "The keys", "The mouse", shipped_guideline().short_hash)
        for words in begins:
            await at.until(lambda words=words: words in shown(at))  # type: ignore[misc]
            await at.press("tab")
        assert "What the tags mean" in shown(at)
        await at.press("?")
        ours = written("begins\n\n# Ours [b]\x1b[2J\n\n- one\n  two\n", ADA.id)
        at.app.desk.call(lambda store: store.add_annotator(ADA))
        at.app.desk.call(lambda store: store.add_guidelines([ours]))
        await at.press("?", "shift+tab")
        await at.until(lambda: f"{ours.short_hash} · since {ours.since[:10]}" in shown(at))
        await at.press("G")
        await at.until(lambda: "Ours [b]␛[2J\n\n   - one two" in shown(at))
        assert "begins" in shown(at)


def shown(at: Seat) -> str:
    """The page in view, without what its rows end with."""
    page = at.app.screen.query_one("#page")
    strips = at.app.screen._compositor.render_strips()[: page.outer_size.height]
    return "\n".join(strip.crop(1, page.outer_size.width - 2).text.rstrip() for strip in strips)


# Inspect


async def test_inspecting_the_chosen_span(seeds: Path) -> None:
    """Its links, its history, and the definition that it was tagged under."""
    async with seated(seeds, WIDE) as at:
        await at.linked(ONE, FOUR, key="~")
        await at.type("c?who says⏎")
        await at.type("i")
        assert isinstance(at.app.screen, InspectScreen)
        page = str(at.app.screen.query_one(Static).render())
        for words in (FOUR[1], "?who says", "A quantity with what it counts", "~ 1", "History"):
            assert words in page
        await at.press("i")
        assert at.at_board


async def test_tagging_and_inspecting_in_one_burst(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        at.select(*ONE)
        await at.type("sci⏎i")
        await at.until(lambda: isinstance(at.app.screen, InspectScreen))


# Palette, theme, empty states


async def test_the_palette_runs_a_command_on_the_board(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.select(1, NEEDLE)
        await at.type(":")
        assert isinstance(at.app.screen, CommandPalette)
        await at.pilot.press(*"Shrink")
        await at.pilot.pause(0.3)
        await at.pilot.press("enter")
        await at.until(lambda: at.at_board)
        await at.until(lambda: at.selected != NEEDLE)


async def test_escape_leaves_the_palette(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("ctrl+p")
        await at.pilot.press("escape")
        await at.until(lambda: at.at_board)
        await at.type("w")
        assert at.board.pane.caret > 0


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_a_page_in_a_palette_that_lists_nothing_yet(seeds: Path, key: str) -> None:
    """Its list is filled before there is room for it."""
    async with seated(seeds, USUAL) as at:
        await at.press("ctrl+p")
        palette = at.app.screen
        listed = palette.query_one(CommandList)
        await at.until(lambda: listed.option_count > 1)
        listed.display = False
        await at.until(lambda: not listed.size)
        listed.set_options(list(listed.options))
        listed.highlighted = 0
        await at.pilot.press(key)
        assert at.app.screen is palette
        listed.display = True
        await at.until(lambda: bool(listed.scrollable_content_region))
        await at.pilot.press(key)
        assert (listed.highlighted == 0) is (key == "pageup")


@pytest.mark.parametrize("key", ["colon", "f1", "f6"])
async def test_what_is_closed_twice_leaves_the_board(seeds: Path, key: str) -> None:
    """As by a double click beside the palette."""
    async with seated(seeds, USUAL) as at:
        await at.press(key)
        over = at.app.screen
        assert not at.at_board
        over.dismiss()
        over.dismiss()
        await at.settle()
        assert at.at_board
        assert len(at.app.screen_stack) == 2


@pytest.mark.parametrize("has_begun", [False, True])
async def test_a_palette_that_is_closed_lists_nothing_more(seeds: Path, has_begun: bool) -> None:
    """`:` and Esc in one burst close it before it is shown."""
    async with seated(seeds, USUAL) as at:
        at.app.perform("screen.palette")
        palette = at.app.screen
        if has_begun:
            await at.until(lambda: any(each.node is palette for each in at.app.workers))
        at.app.back_to_board()
        palette.post_message(Input.Changed(Input(), "next"))
        listing = [each for each in at.app.workers if each.node is palette]
        await at.settle()
        assert at.at_board
        assert all(each.is_cancelled or each.is_finished for each in listing)


async def test_what_is_pressed_after_quitting_does_nothing(seeds: Path) -> None:
    """The screens are taken down one after the other, and their widgets before them."""
    async with seated(seeds, USUAL) as at:
        caret = at.board.pane.caret
        at.app.end()
        for event in (Key("w", "w"), Paste("w"), Resize(Size(40, 20), Size(40, 20))):
            await at.app.on_event(event)
        assert at.board.pane.caret == caret
        assert at.app.size.width == USUAL[0]


@pytest.mark.parametrize("key", ["f2", "f3", "f4"])
async def test_an_answer_for_a_screen_that_is_gone_is_not_shown(seeds: Path, key: str) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press(key)
        over = at.app.screen
        await at.press("escape")
        assert at.at_board
        assert isinstance(over, CommandScreen)
        await at.until(lambda: not over.children)
        assert not over.is_there
        over.tell("There is nothing to compare.")


async def test_keys_wait_for_a_screen_that_is_not_there_yet(seeds: Path) -> None:
    """They act in their order, and what comes meanwhile acts behind them."""
    async with seated(seeds, USUAL) as at:
        await at.type("gg")
        board = at.board
        at.app.open_story(board.sitting.story)
        assert not at.board.is_mounted
        for event in (Key("w", "w"), Key("v", "v"), Key("w", "w"), Key("slash", "/"), Paste("x")):
            await at.app.on_event(event)
        await at.until(lambda: at.board.is_mounted)
        await at.settle()
        assert at.board is not board
        assert isinstance(at.board.mode, FindMode)
        await at.press("escape")
        start, end = at.board.pane.selection or (0, 0)
        assert 0 < start < end


async def test_a_key_that_comes_back_waits_for_a_palette_that_is_not_there_yet(
    seeds: Path,
) -> None:
    """A widget of the screen before had no use for it."""
    async with seated(seeds, USUAL) as at:
        back = Key("down", None)
        back._set_forwarded()
        await at.app.on_event(Key("colon", ":"))
        await at.app.on_event(back)
        await at.until(lambda: not at.app._waiting and at.app.screen.is_mounted)
        await at.press("escape")
        assert at.app.screen is at.board


async def test_a_resize_does_not_reach_a_board_that_is_gone(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        panes = at.board.panes
        at.app.open_story(at.board.sitting.story)
        await at.until(lambda: not panes.is_attached)
        panes.on_resize(Resize(Size(40, 20), Size(40, 20)))
        panes.on_resize(Resize(Size(200, 60), Size(200, 60)))
        await at.settle()
        assert at.at_board


async def test_light_and_dark(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        dark = at.app.current_theme.dark
        at.app.perform("theme.toggle")
        await at.settle()
        assert at.app.current_theme.dark is not dark


async def test_an_empty_story_says_what_to_press(seeds: Path) -> None:
    """And the keys that it names do that; once something is tagged it is gone."""
    async with seated(seeds, USUAL) as at:
        await at.until(lambda: "Nothing is tagged yet" in at.row("dock"))
        at.caret(1, NEEDLE)
        await at.press("escape", "t")
        assert "Nothing is tagged yet" not in at.row("dock")
        assert at.spans[0].label == "testimony"


async def test_the_theme_is_remembered(seeds: Path) -> None:
    """Whoever works in light works in light tomorrow."""
    async with seated(seeds, SMALL) as at:
        at.app.perform("theme.toggle")
        assert not at.app.current_theme.dark
        await at.until(lambda: theme(at.app.desk, at.app.annotator.id) == "light")
