from pathlib import Path

from textual.command import CommandPalette
from textual.widgets import DataTable, Static

from annotator.domain.document import Annotator
from annotator.session.importing import ImportOptions, import_paths
from annotator.storage.store import Store
from annotator.tui.commands import COMMANDS, key_sign
from annotator.tui.screens.help import HelpScreen, guideline, key_table
from annotator.tui.screens.inspect import InspectScreen
from annotator.tui.screens.matrix import MatrixScreen
from annotator.tui.screens.stories import StoriesScreen
from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, Seat, seated

ONE = (1, "over 10,000 workers")
FOUR = (4, "around 10,000 North Korean workers")
THREE = (3, "over 13,000 North Koreans")


def cells(at: Seat, table: str) -> list[list[str]]:
    """The rows of a table as they are shown."""
    widget = at.app.screen.query_one(f"#{table}", DataTable)
    return [[str(cell) for cell in widget.get_row_at(row)] for row in range(widget.row_count)]


async def other_story(seeds: Path) -> None:
    """A second story with one article."""
    article = seeds.parent / "strike.txt"
    article.write_text("The strike goes on. Two hundred walked out.", encoding="utf-8")
    with Store.open(seeds) as store:
        import_paths(store, [article], Annotator("ada", "Ada"), ImportOptions(story="strike"))


# Help


def test_the_help_has_every_key_and_every_label() -> None:
    table = key_table().plain
    for command in COMMANDS:
        for key in command.keys:
            assert key_sign(key) in table
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
        assert guideline(at.board.labels).plain.count("takes the") == 4


# Matrix


async def test_the_matrix_has_a_row_a_fact_and_a_column_an_article(seeds: Path) -> None:
    """The cell is an excerpt with its relation; facts whose numbers differ are flagged."""
    async with seated(seeds, WIDE) as at:
        await at.linked(ONE, FOUR, THREE)
        await at.linked((1, "Tae"), (3, "Jin"), key="!")
        await at.press("f6")
        rows = cells(at, "matrix")
        assert [row[0] for row in rows] == ["1 ≠", "3"]
        assert "over 10,000 workers" in rows[0][1]
        assert rows[0][2] == ""
        assert "13,000" in rows[0][3]
        assert "10,000 North" in rows[0][4]
        assert "!" in rows[1][3]
        assert "2 facts · 1 with figures that differ" in at.row("titles")
        assert "13,000" in at.row("dock")


async def test_enter_in_the_matrix_goes_there(seeds: Path) -> None:
    """To the member under the cursor; Backspace goes back to where it was opened."""
    async with seated(seeds, SMALL) as at:
        await at.linked(ONE, FOUR)
        caret = at.caret(2, "登录")
        await at.press("M", "right", "right", "right", "right", "enter")
        assert at.at_board
        assert (at.article, at.chosen.quote) == FOUR
        await at.type("⌫")
        assert (at.article, at.board.pane.caret) == (2, caret)


async def test_the_matrix_sorts_by_size_label_and_place(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked((1, "Tae"), (3, "Jin"))
        await at.linked(ONE, FOUR, THREE)
        at.board.choose(at.spans[0].id)
        await at.type("t")
        await at.press("f6")
        orders = []
        for _ in range(3):
            orders.append([row[0].split()[0] for row in cells(at, "matrix")])
            await at.press("tab")
        assert orders[0] == ["2", "1"]
        assert len(orders) == 3
        assert orders[2] == ["1", "2"] or orders[1] == ["1", "2"]
        assert [row[0].split()[0] for row in cells(at, "matrix")] == orders[0]


async def test_an_empty_matrix_says_how_a_fact_is_made(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f6", "enter")
        assert isinstance(at.app.screen, MatrixScreen)
        assert "No fact yet" in at.row("dock")
        await at.press("f6")
        assert at.at_board


async def test_the_matrix_shows_what_is_saved(seeds: Path) -> None:
    """An act typed right before `F6` is in it."""
    async with seated(seeds, WIDE) as at:
        await at.tagged(*ONE)
        await at.type("m")
        at.select(*FOUR)
        await at.press("=", "f6")
        assert [row[0] for row in cells(at, "matrix")] == ["1"]


# Stories and documents


async def test_stories_have_a_row_each(seeds: Path) -> None:
    """Articles, complete, spans, links, open, flagged, last touched; then the articles."""
    await other_story(seeds)
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("c?⏎")
        await at.type("E")
        await at.press("f2")
        rows = {row[0]: row[1:7] for row in cells(at, "stories")}
        assert rows == {
            "seeds": ["5", "1/5", "1", "0", "1", "1"],
            "strike": ["1", "0/1", "0", "0", "0", "0"],
        }
        assert [row[1] for row in cells(at, "documents")] == ["1", "2", "3", "4", "5"]


async def test_opening_another_story_and_coming_back(seeds: Path) -> None:
    """Each is as it was left."""
    await other_story(seeds)
    async with seated(seeds, USUAL) as at:
        caret = at.caret(3, "two days off")
        await at.press("f2", "down", "enter")
        await at.until(lambda: at.board.sitting.story == "strike")
        await at.settle()
        assert at.row("titles").strip().startswith("1 · strike.txt")
        await at.type("w")
        await at.press("S", "up", "enter")
        await at.until(lambda: at.board.sitting.story == "seeds")
        await at.settle()
        assert (at.article, at.board.pane.caret) == (3, caret)


async def test_undo_asks_before_it_goes_into_another_story(seeds: Path) -> None:
    """It names the story; the span goes there, out of sight."""
    await other_story(seeds)
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.press("f2", "down", "enter")
        await at.until(lambda: at.board.sitting.story == "strike")
        await at.settle()
        await at.type("u")
        assert "in the story “seeds”" in at.question
        await at.type("⏎")
        assert "undid" in at.status
        await at.press("f2", "up", "enter")
        await at.until(lambda: at.board.sitting.story == "seeds")
        await at.settle()
        assert at.spans == []


async def test_choosing_which_articles_to_read(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.press("f2", "tab", "down", "space")
        assert [row[0] for row in cells(at, "documents")] == ["✓", "", "✓", "✓", "✓"]
        await at.press("down", "space", "enter")
        await at.until(lambda: at.at_board)
        await at.settle()
        assert [document.number for document, _ in at.board.panes.in_view] == [1, 4, 5]
        await at.press("f2", "tab", "space")
        assert [row[0] for row in cells(at, "documents")] == ["", "", "", "✓", "✓"]
        await at.press("space", "down", "space", "down", "space", "enter")
        await at.until(lambda: len(at.board.panes.documents) == 5)


async def test_one_article_at_least_is_read(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", *["space", "down"] * 5)
        assert "One article at least is read" in at.hint
        assert [row[0] for row in cells(at, "documents")] == ["", "", "", "", "✓"]


async def test_giving_an_article_its_outlet_and_title(seeds: Path) -> None:
    """The pane is called by them then; `u` takes it back."""
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", "a")
        assert "Outlet" in at.hint
        await at.type("The Times⏎Toil in Russia⏎2025-08-12⏎⏎")
        assert cells(at, "documents")[0][2:5] == ["The Times", "Toil in Russia", "2025-08-12"]
        await at.press("escape")
        assert at.row("titles").startswith(" 1 · The Times · Toil in Russia")
        await at.type("u")
        assert at.row("titles").startswith(" 1 · 000_950917598fa7dac1.txt")


async def test_escape_leaves_an_article_as_it_was(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", "a")
        await at.type("The Times⏎⎋")
        assert cells(at, "documents")[0][2] == ""
        assert isinstance(at.app.screen, StoriesScreen)
        await at.paste("x")
        assert cells(at, "documents")[0][2] == ""


async def test_an_article_moved_to_another_story_leaves_the_board(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", "down", "a")
        await at.type("⏎⏎⏎")
        await at.press("ctrl+u")
        await at.type("aside⏎")
        assert [row[0] for row in cells(at, "stories")] == ["aside", "seeds"]
        await at.press("escape")
        await at.settle()
        assert at.at_board
        await at.until(lambda: [each.number for each in at.board.panes.documents] == [1, 3, 4, 5])
        await at.settle()
        await at.type("u")
        assert "in the story “aside”" in at.question
        await at.type("⏎")
        await at.until(lambda: len(at.board.panes.documents) == 5)
        await at.settle()
        assert "undid" in at.status


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


async def test_light_and_dark(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        dark = at.app.current_theme.dark
        at.app.perform("theme.toggle")
        await at.settle()
        assert at.app.current_theme.dark is not dark


async def test_an_empty_story_says_what_to_press(seeds: Path) -> None:
    """And the keys that it names do that; once something is tagged it is gone."""
    async with seated(seeds, USUAL) as at:
        dock = at.row("dock")
        assert "Nothing is tagged yet" in dock
        at.caret(1, NEEDLE)
        await at.press("escape", "t")
        assert "Nothing is tagged yet" not in at.row("dock")
        assert at.spans[0].label == "testimony"
