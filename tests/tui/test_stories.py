from pathlib import Path

import pytest

from annotator.domain.document import Annotator
from annotator.session.importing import ImportOptions, import_paths
from annotator.storage.store import Store
from annotator.tui import answers
from annotator.tui.queue.listing import CURRENT
from annotator.tui.screens.stories import StoriesScreen
from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, Seat, seated

ONE = (1, "over 10,000 workers")


async def other_story(seeds: Path) -> None:
    """A second story with one article."""
    article = seeds.parent / "strike.txt"
    article.write_text("The strike goes on. Two hundred walked out.", encoding="utf-8")
    with Store.open(seeds) as store:
        import_paths(store, [article], Annotator("ada", "Ada"), ImportOptions(story="strike"))


def listed(at: Seat) -> list[list[str]]:
    """The words of each row of the list of stories; no name has a space."""
    return [row.replace(CURRENT, "").split() for row in at.row("stories").splitlines()]


async def test_stories_have_a_row_each(seeds: Path) -> None:
    """Articles that are complete, spans, links, open, flagged, last touched; then the articles."""
    await other_story(seeds)
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("c?⏎")
        await at.type("E")
        await at.press("f2")
        rows = {name: figures[:5] for name, *figures in listed(at)}
        assert rows == {
            "seeds": ["1/5", "1", "0", "1", "1"],
            "strike": ["0/1", "0", "0", "0", "0"],
        }
        assert [row[1] for row in at.cells("documents")] == ["1", "2", "3", "4", "5"]


async def test_opening_another_story_and_coming_back(seeds: Path) -> None:
    """Each is as it was left."""
    await other_story(seeds)
    async with seated(seeds, USUAL) as at:
        caret = at.caret(3, "two days off")
        await at.press("f2", "down", "enter")
        await at.until(lambda: at.board.sitting.story == "strike")
        await at.until(lambda: at.row("titles").strip().startswith("1 · strike.txt"))
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
        assert [row[0] for row in at.cells("documents")] == ["✓", "", "✓", "✓", "✓"]
        await at.press("down", "space", "enter")
        await at.until(lambda: at.at_board)
        await at.settle()
        assert [document.number for document, _ in at.board.panes.in_view] == [1, 4, 5]
        await at.press("f2", "tab", "space")
        assert [row[0] for row in at.cells("documents")] == ["", "", "", "✓", "✓"]
        await at.press("space", "down", "space", "down", "space", "enter")
        await at.until(lambda: len(at.board.panes.documents) == 5)


async def test_one_article_at_least_is_read(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", *["space", "down"] * 4, "space")
        assert "One article at least is read" in at.hint
        assert [row[0] for row in at.cells("documents")] == ["", "", "", "", "✓"]
        await at.press("up")
        assert "Enter" in at.hint, "a sentence is past with the next key"
        await at.paste("x")
        assert "Pasted text does not run as commands" in at.hint


async def test_giving_an_article_its_outlet_and_title(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pane is called by them then; `u` takes it back."""
    monkeypatch.setattr(answers, "PATIENCE", 0.0)
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", "a")
        assert "Outlet" in at.hint
        assert at.app.cursor_position.y == USUAL[1] - 1, "the cursor is in the field"
        await at.type("The Times⏎Toil in Russia⏎2025-08-12⏎⏎")
        given = ["The Times", "Toil in Russia", "2025-08-12"]
        await at.until(lambda: at.cells("documents")[0][2:5] == given)
        assert "title “Toil in Russia”" in at.hint, "the list has come later, and that stays said"
        await at.press("escape")
        assert at.row("titles").startswith(" 1 · The Times · Toil in Russia")
        await at.type("u")
        assert at.row("titles").startswith(" 1 · 000_950917598fa7dac1.txt")


async def test_escape_leaves_an_article_as_it_was(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", "a")
        await at.type("The Times⏎⎋")
        assert at.cells("documents")[0][2] == ""
        assert isinstance(at.app.screen, StoriesScreen)
        await at.paste("x")
        assert at.cells("documents")[0][2] == ""


async def test_an_article_moved_to_another_story_leaves_the_board(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f2", "tab", "down", "a")
        await at.type("⏎⏎⏎")
        await at.press("ctrl+u")
        await at.type("aside⏎")
        assert [name for name, *_ in listed(at)] == ["aside", "seeds"]
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


async def test_which_stories_are_listed(seeds: Path) -> None:
    """By state and by name; Esc lists all again, then goes back."""
    await other_story(seeds)
    async with seated(seeds, SMALL) as at:
        await at.tagged(*ONE)
        await at.type("c?⏎")
        await at.press("f2")
        assert at.row("titles").endswith("  0 of 2 stories complete · 1 open · 1 flagged")
        states = " ".join(at.row("filters").split("story")[0].split())
        assert states == "all 2 begun 1 untouched 1 open 1 flagged 1 complete 0"

        async def listing(*keys: str) -> list[str]:
            await at.press(*keys)
            return [name for name, *_ in listed(at)]

        assert await listing("right") == ["seeds"]
        assert await listing("right") == ["strike"]
        assert [row[6] for row in at.cells("documents")] == ["strike.txt"]
        assert await listing("left", "left") == ["seeds", "strike"]
        assert await listing("left") == [], "none is complete"
        assert "No story is among these. Esc lists all." in at.hint
        assert await listing("enter", "space", "a") == []
        assert isinstance(at.app.screen, StoriesScreen), "there is nothing to open"
        assert await listing("right", *"/TRI", "enter") == ["strike"]
        assert "“TRI” 1" in at.row("filters")
        await at.paste("x")
        assert await listing("escape") == ["seeds", "strike"]
        assert await listing(*"/s", "escape") == ["seeds", "strike"]
        await at.pilot.click("#filters", offset=(at.row("filters").index("untouched"), 0))
        assert await listing() == ["strike"]
        await at.press("escape")
        await at.pilot.click("#stories", offset=(4, 0))
        assert len(at.cells("documents")) == 5
        await at.pilot.click("#stories", offset=(4, 1))
        assert [row[6] for row in at.cells("documents")] == ["strike.txt"]
        await at.pilot.click("#stories", offset=(4, 1))
        await at.until(lambda: at.board.sitting.story == "strike")
