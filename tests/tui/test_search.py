from pathlib import Path
from threading import Event

import pytest

from annotator.domain.document import Annotator
from annotator.session import searching
from annotator.session.importing import ImportOptions, import_paths
from annotator.storage.store import Store
from annotator.tui.screens.hits import HitsScreen
from tests.tui.seat import NEEDLE, PATIENCE, SMALL, USUAL, WIDE, Seat, seated


def other_story(seeds: Path, *texts: str) -> None:
    """A second story, with an article for each text."""
    folder = seeds.parent / "strike"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Store.open(seeds) as store:
        import_paths(store, [folder], Annotator("ada", "Ada"), ImportOptions(story="strike"))


async def done(at: Seat) -> None:
    """Wait until the search is over and its hits are on the screen."""
    await at.until(lambda: isinstance(at.app.screen, HitsScreen))
    await at.settle()
    await at.until(lambda: "still looking" not in at.row("titles"))
    await at.settle()


def listed(at: Seat) -> list[str]:
    return [" ".join(row.split()) for row in at.row("list").split("\n") if row.strip()]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_hits_of_all_stories_are_listed(seeds: Path, size: tuple[int, int]) -> None:
    """Story, article, line and the words around; the one in hand in full below."""
    other_story(seeds, "A strike.\nThey worked 18-hour shifts too, they say.", "Nothing.")
    async with seated(seeds, size) as at:
        await at.type("/18-HOUR  shifts⇥⏎")
        await done(at)
        assert "“18-HOUR  shifts” in the whole database · 2 hits" in at.row("titles")
        first, second = listed(at)
        assert first.startswith("▸ seeds 2 001_fac7")
        assert second.startswith("strike 1 0.txt 2 ")
        assert "18-hour shifts too" in second
        await at.press("down")
        assert "strike · 1 · 0.txt · line 2" in at.row("dock")
        assert "They worked 18-hour shifts too, they say." in at.row("dock")


async def test_tab_switches_where_to_look(seeds: Path) -> None:
    other_story(seeds, "A strike.")
    async with seated(seeds, USUAL) as at:
        await at.type("/Jin")
        assert "whole database" in at.hint
        await at.press("tab")
        assert "Find in the whole database Jin" in at.hint
        assert "these articles" in at.hint
        await at.type("⇥⏎")
        assert at.at_board
        assert at.selected == "Jin"
        await at.type("/strike⇥⏎")
        await done(at)
        assert len(listed(at)) == 3


async def test_enter_opens_the_story_at_the_hit(seeds: Path) -> None:
    """The hit is selected and in view; the story that is left can be come back to."""
    text = "\n".join(["They walk on."] * 200 + ["Two hundred walked out."] + ["The end."] * 50)
    other_story(seeds, "The strike goes on.", text)
    async with seated(seeds, SMALL) as at:
        caret = at.caret(3, "two days off")
        await at.type("/hundred walked⇥⏎")
        await done(at)
        await at.type("⏎")
        await at.until(lambda: at.at_board and at.board.sitting.story == "strike")
        await at.settle()
        assert (at.article, at.selected) == (2, "hundred walked")
        start, end = at.board.pane.view_extent
        assert start < at.board.pane.caret < end
        await at.type("/Tae⇥⏎")
        await done(at)
        await at.type("⏎")
        await at.until(lambda: at.at_board and at.board.sitting.story == "seeds")
        await at.settle()
        assert at.selected == "Tae"
        reading = at.board.panes.place("seeds").readings[at.document(3).id]
        assert reading is not None
        assert reading.caret == caret


async def test_a_hit_in_the_open_story_needs_no_opening(seeds: Path) -> None:
    """Backspace goes back to where the search began."""
    async with seated(seeds, SMALL) as at:
        caret = at.caret(2, "登录密码")
        board = at.board
        await at.type(f"/{NEEDLE}⇥⏎")
        await done(at)
        await at.type("⏎")
        await at.settle()
        assert at.board is board
        assert (at.article, at.selected) == (1, NEEDLE)
        await at.type("⌫")
        assert (at.article, at.board.pane.caret) == (2, caret)


async def test_an_article_that_is_not_read_is_read_then(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        read = [at.document(number).id for number in (2, 3)]
    async with seated(seeds, SMALL, documents=read) as at:
        await at.type(f"/{NEEDLE}⇥⏎")
        await done(at)
        await at.type("⏎")
        await at.until(lambda: at.at_board and len(at.board.panes.documents) == 3)
        await at.settle()
        assert [each.number for each in at.board.panes.documents] == [1, 2, 3]
        assert (at.article, at.selected) == (1, NEEDLE)


async def test_a_burst_goes_nowhere_that_was_not_seen(seeds: Path) -> None:
    """Enter behind the field's Enter would open what nobody has read yet."""
    other_story(seeds, "A strike.")
    async with seated(seeds, USUAL) as at:
        await at.type("/strike⇥⏎⏎s↓")
        await done(at)
        assert at.board.sitting.story == "seeds"
        assert at.spans == []
        await at.type("⎋")
        assert at.at_board


async def test_the_key_behind_enter_means_the_hit(seeds: Path) -> None:
    """`⏎s` in one write: the hit is tagged, in the story that is being opened."""
    other_story(seeds, "A strike.", "Two hundred walked out.")
    async with seated(seeds, USUAL) as at:
        await at.type("/two hundred⇥⏎")
        await done(at)
        at.send("enter", "s")
        await at.until(lambda: at.at_board and at.board.sitting.story == "strike")
        await at.settle()
        assert at.tags == [("statistic", "Two hundred")]


async def test_nothing_found_is_told(seeds: Path) -> None:
    """The field can be opened again from the list."""
    async with seated(seeds, SMALL) as at:
        await at.type("/no such words⇥⏎")
        await done(at)
        assert listed(at) == ["No article says “no such words”."]
        await at.type("⏎↓G")
        assert not at.at_board
        await at.type("/Jin⏎")
        await done(at)
        assert "“Jin” in the whole database" in at.row("titles")
        await at.type("q")
        assert at.at_board


async def test_the_palette_finds_everywhere_too(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.app.perform("search.everywhere")
        await at.type("Jin⏎")
        await done(at)
        assert len(listed(at)) > 1


async def test_only_so_many_hits_are_listed(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out is counted; and the search ends where counting makes no sense any more."""
    other_story(seeds, "walk " * 3_000)
    async with seated(seeds, SMALL) as at:
        await at.type("/walk⇥⏎")
        await done(at)
        assert "3,000 hits" in at.row("titles")
        assert "the first 500 are listed" in at.row("titles")
        await at.type("G")
        assert "strike · 1 · 0.txt" in at.row("dock")
        await at.press("pageup", "k", "g", "j", "pagedown", "escape")
        monkeypatch.setattr(searching, "COUNTED", 2_000)
        monkeypatch.setattr("annotator.tui.screens.search.COUNTED", 2_000)
        await at.type("/walk⇥⏎")
        await done(at)
        assert "2,000 hits or more" in at.row("titles")


async def test_the_screen_waits_for_no_search(seeds: Path) -> None:
    """The list is there before its first hit, and can be left."""
    async with seated(seeds, SMALL) as at:
        free = Event()
        at.app.desk.submit(lambda store: free.wait(PATIENCE))
        at.send(*"/Jin", "tab", "enter")
        await at.until(lambda: isinstance(at.app.screen, HitsScreen))
        await at.until(lambda: listed(at) == ["Looking …"])
        at.send("escape")
        await at.until(lambda: at.at_board)
        free.set()
        await at.settle()


async def test_the_mouse_takes_and_opens(seeds: Path) -> None:
    """One click takes a hit in hand, a second opens it."""
    async with seated(seeds, USUAL) as at:
        await at.type("/Jin⇥⏎")
        await done(at)
        second = listed(at)[1]
        await at.pilot.click("#list", offset=(30, 1))
        await at.settle()
        assert listed(at)[1] == f"▸ {second}"
        await at.pilot.click("#list", offset=(30, 1))
        await at.until(lambda: at.at_board)
        assert at.selected == "Jin"
