from pathlib import Path

import pytest

from annotator.storage.store import Store
from annotator.tui import app as app_module
from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, Seat, seated


def reading(at: Seat) -> dict[int, tuple[int, int]]:
    """Caret and top row's code point of each article in view."""
    return {
        document.number: (pane.caret, pane.top_offset) for document, pane in at.board.panes.in_view
    }


async def wander(at: Seat) -> dict[int, tuple[int, int]]:
    """Go to a place of one's own in three articles."""
    at.caret(1, NEEDLE)
    await at.press("tab", "pagedown", "tab")
    at.caret(3, "two days off")
    await at.press("tab", "G")
    return reading(at)


async def leave(at: Seat) -> None:
    """Quit."""
    at.send("q")
    await at.until(lambda: not at.app.is_running)


async def test_quit_and_come_back_to_the_same_place(seeds: Path) -> None:
    """The same article, carets and scroll, and all that was tagged."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        left = await wander(at)
        window = [document.number for document, _ in at.board.panes.in_view]
        await leave(at)
    async with seated(seeds, SMALL) as at:
        assert at.article == 4
        assert [document.number for document, _ in at.board.panes.in_view] == window
        assert reading(at) == left
        assert [span.quote for span in at.spans] == [NEEDLE]
        await at.press("tab", "tab")
        assert (at.article, at.board.text[at.board.pane.caret :][: len(NEEDLE)]) == (1, NEEDLE)


async def test_a_selection_is_there_again(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(3, "two days off")
        await leave(at)
    async with seated(seeds, SMALL) as at:
        assert (at.article, at.selected) == (3, "two days off")


async def test_a_crash_loses_no_more_than_two_seconds_of_the_place(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app_module.PLACE_EVERY <= 2
    monkeypatch.setattr(app_module, "PLACE_EVERY", 0.02)
    async with seated(seeds, SMALL) as at:
        left = await wander(at)
        await at.until(lambda: _stored_place(seeds) == at.board.panes.place("seeds").to_json())
    async with seated(seeds, SMALL) as at:
        assert at.article == 4
        assert reading(at) == left


async def test_each_annotator_has_a_place_and_a_layer(seeds: Path) -> None:
    """And sees nothing of the other's."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(3, "two days off")
        await leave(at)
    async with seated(seeds, SMALL, name="Bo") as at:
        assert (at.article, at.board.pane.caret, at.spans) == (1, 0, [])
        assert "Bo · 0 spans" in at.status
        at.caret(2, "登录")
        await leave(at)
    async with seated(seeds, SMALL, name="ada") as at:
        assert at.article == 3
        assert [span.quote for span in at.spans] == ["two days off"]


async def test_a_place_from_a_wider_screen_fits_a_narrow_one(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.press("shift+tab")
        at.caret(5, "Accounts from individuals")
        await leave(at)
    async with seated(seeds, SMALL) as at:
        assert at.article == 5
        assert [document.number for document, _ in at.board.panes.in_view] == [4, 5]
        assert at.board.text[at.board.pane.caret :].startswith("Accounts from individuals")


async def test_named_documents_are_the_ones_that_are_read(seeds: Path) -> None:
    """`annotator 2 4` reads these two; a place that was left elsewhere does not matter."""
    async with seated(seeds, USUAL) as at:
        ids = [at.document(4).id, at.document(2).id]
        await at.press("tab", "tab")
        await leave(at)
    async with seated(seeds, USUAL, documents=ids) as at:
        assert [document.number for document, _ in at.board.panes.in_view] == [2, 4]
        assert at.article == 2
        await at.press("tab", "tab")
        assert at.article == 2


async def test_an_article_that_came_in_since_is_read_too(seeds: Path) -> None:
    """While one that was left out stays out."""
    from annotator.session.importing import ImportOptions, import_paths

    async with seated(seeds, WIDE) as at:
        ids = [at.document(number).id for number in (1, 2, 3, 4)]
        at.app.open_story("seeds", ids)
        await at.settle()
        ada = at.board.annotator
        await leave(at)
    article = seeds.parent / "late.txt"
    article.write_text("A sixth article came in late.", encoding="utf-8")
    with Store.open(seeds) as store:
        import_paths(store, [article], ada, ImportOptions(story="seeds"))
    async with seated(seeds, WIDE) as at:
        assert [document.number for document in at.board.panes.documents] == [1, 2, 3, 4, 6]


async def test_a_place_that_says_nothing_opens_at_the_start(seeds: Path) -> None:
    with Store.open(seeds) as store:
        store.save_place("ada", '{"panes": 3}', "seeds")
    async with seated(seeds, SMALL) as at:
        assert (at.article, at.board.pane.caret) == (1, 0)


def _stored_place(database: Path) -> str | None:
    with Store.open(database) as store:
        return store.place("ada", "seeds")
