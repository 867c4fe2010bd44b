"""The notes that begin with a question mark, of all stories in one list."""

from pathlib import Path

from annotator.domain.document import Annotator
from annotator.session.importing import ImportOptions, import_paths
from annotator.storage.store import Store
from annotator.tui.screens.flagged import FlaggedScreen
from tests.tui.seat import NEEDLE, SMALL, seated


async def test_they_are_listed_and_gone_to(seeds: Path) -> None:
    article = seeds.parent / "strike.txt"
    article.write_text("The strike goes on.\n\nTwo hundred walked out.", encoding="utf-8")
    with Store.open(seeds) as store:
        import_paths(store, [article], Annotator("ada", "Ada"), ImportOptions(story="strike"))
    async with seated(seeds, SMALL) as at:
        await at.press(":")
        await at.type("flagged notes")
        await at.press("enter")
        assert "A note that begins with ? flags its span." in at.row("list")
        await at.press("escape")
        span = await at.tagged(1, NEEDLE)
        await at.type("c? [b]which\x1b[2J year⏎")
        await at.press("f2", "down", "enter")
        await at.until(lambda: at.board.sitting.story == "strike")
        await at.settle()
        await at.type("Gxs")
        await at.type("c?⏎")
        elsewhere = at.board.chosen
        await at.type("gxs")
        await at.type("cnothing to ask⏎")

        await at.press("f2")
        flagged = at.row("titles").index("2 flagged")
        await at.pilot.click("#titles", offset=(flagged, 0))
        await at.settle()
        assert isinstance(at.app.screen, FlaggedScreen)
        assert at.row("titles") == " Flagged · 2 notes with a ? at the beginning"
        rows = at.row("list").splitlines()
        assert "? [b]which" in rows[0]
        assert "\x1b" not in at.row("list")
        await at.press("down", "enter")
        await at.settle()
        assert (at.at_board, at.board.chosen) == (True, elsewhere)

        at.app.perform("notes.flagged")
        await at.settle()
        await at.press("enter")
        await at.until(lambda: at.board.sitting.story == "seeds")
        await at.settle()
        assert at.board.chosen == span.id
        assert at.board.pane.caret == span.start
        await at.press("c")
        assert "which" in at.hint, "its note can be worked on at once"
