from pathlib import Path

import pytest

from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, seated


@pytest.mark.parametrize(
    ("keys", "twins"),
    [
        (["right", "right"], ["l", "l"]),
        (["down", "down", "left"], ["j", "j", "h"]),
        (["down", "up", "down"], ["j", "k", "j"]),
        (["w", "w", "b"], ["ctrl+right", "ctrl+right", "ctrl+left"]),
        (["}"], ["ctrl+down"]),
        (["}", "}", "{"], ["ctrl+down", "ctrl+down", "ctrl+up"]),
        (["G"], ["ctrl+end"]),
        (["G", "g", "w"], ["ctrl+end", "ctrl+home", "ctrl+right"]),
    ],
)
async def test_twin_keys_move_alike(seeds: Path, keys: list[str], twins: list[str]) -> None:
    """Whatever keyboard: letters move as arrows do."""
    async with seated(seeds, SMALL) as at:
        at.caret(2, "用户名")
        await at.press(*keys)
        caret = at.board.pane.caret
        at.caret(2, "用户名")
        await at.press(*twins)
        assert at.board.pane.caret == caret > 0


async def test_words_sentences_and_paragraphs(seeds: Path) -> None:
    """`w`, `)` and `}` go to the start of the next word, sentence and paragraph."""
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Thousands")
        board = at.board
        await at.type("w")
        assert board.text[board.pane.caret :].startswith("of North")
        await at.type(")")
        assert board.text[board.pane.caret :].startswith("According to")
        await at.type("}")
        assert board.text[board.pane.caret :].startswith("Interviews")
        await at.type("(")
        assert board.text[board.pane.caret :].startswith("According to")


async def test_home_and_end_stay_on_the_row(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("down", "right", "right", "end")
        pane = at.board.pane
        assert pane.cell_map is not None
        row = pane.cell_map.row_of(pane.caret)
        assert row == 1
        await at.press("home")
        assert pane.caret == pane.cell_map.extent(1)[0]


async def test_pages_and_ends(seeds: Path) -> None:
    """`PgDn` goes a page down, `G` and `g` to the ends of the article."""
    async with seated(seeds, SMALL) as at:
        pane = at.board.pane
        await at.press("pagedown")
        assert pane.caret > 0
        assert pane.cell_map is not None
        assert pane.cell_map.row_of(pane.caret) == pane.page_rows
        await at.press("G")
        assert pane.caret == len(at.board.text)
        await at.press("g")
        assert (pane.caret, pane.top) == (0, 0)


@pytest.mark.parametrize(("size", "panes"), [(SMALL, 2), (USUAL, 3), (WIDE, 5)])
async def test_panes_by_width(seeds: Path, size: tuple[int, int], panes: int) -> None:
    """A pane is never under 36 columns: two at 80, three at 120, five at 200."""
    async with seated(seeds, size) as at:
        assert [document.number for document, _ in at.board.panes.in_view] == [1, 2, 3, 4, 5][
            :panes
        ]
        assert min(pane.size.width for _, pane in at.board.panes.in_view) >= 36
        assert at.row("titles").split() == [
            part
            for document, _ in at.board.panes.in_view
            for part in (str(document.number), "·", document.name)
        ]


async def test_tab_pages_through_articles_that_are_out_of_view(seeds: Path) -> None:
    """`Tab` goes through all articles in turn, `Shift+Tab` back; the window follows the caret."""
    async with seated(seeds, SMALL) as at:
        seen = []
        for _ in range(6):
            seen.append((at.article, [each.number for each, _ in at.board.panes.in_view]))
            await at.press("tab")
        assert [article for article, _ in seen] == [1, 2, 3, 4, 5, 1]
        assert [window for _, window in seen] == [[1, 2], [1, 2], [2, 3], [3, 4], [4, 5], [1, 2]]
        await at.press("shift+tab", "shift+tab")
        assert at.article == 5


async def test_an_article_keeps_caret_and_scroll_while_it_is_out_of_view(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("pagedown", "pagedown", "w")
        pane = at.board.pane
        was = pane.caret, pane.top
        assert was[1] > 0
        await at.press("tab", "tab", "tab")
        assert at.board.panes.pane_showing(at.document(1).id) is None
        await at.press("tab", "tab")
        assert at.article == 1
        assert (at.board.pane.caret, at.board.pane.top) == was


async def test_only_the_pane_with_the_caret_is_active(seeds: Path) -> None:
    """Its caret is bright, its title stands out."""
    async with seated(seeds, WIDE) as at:
        await at.press("tab", "tab")
        active = [document.number for document, pane in at.board.panes.in_view if pane.active]
        assert active == [3]


async def test_zoom_gives_the_article_all_the_width_and_back(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("tab")
        at.caret(2, "North Koreans", at=6)
        caret = at.board.pane.caret
        await at.type("z")
        ((document, pane),) = at.board.panes.in_view
        assert (document.number, pane.caret) == (2, caret)
        await at.until(lambda: pane.size.width == USUAL[0])
        assert at.row("titles").strip().startswith("2 ·")
        await at.press("tab")
        assert [each.number for each, _ in at.board.panes.in_view] == [3]
        await at.type("z")
        await at.until(lambda: at.board.pane.size.width == USUAL[0] // 3)
        assert 3 in [each.number for each, _ in at.board.panes.in_view]
        assert at.article == 3


@pytest.mark.parametrize("narrow", [SMALL, (100, 30)])
async def test_resizing_keeps_caret_selection_and_scroll(
    seeds: Path, narrow: tuple[int, int]
) -> None:
    """The caret stays on its character, the selection on its words, the top row on its text."""
    async with seated(seeds, WIDE) as at:
        at.select(4, "18-hour days")
        await at.press("tab")
        at.caret(5, "modern-day slavery")
        await at.press("shift+tab")
        pane = at.board.pane
        was = pane.caret, at.selected
        await at.pilot.resize_terminal(*narrow)
        await at.settle()
        pane = at.board.pane
        assert (pane.caret, at.selected) == was
        start, end = pane.view_extent
        assert start <= pane.caret < end
        await at.pilot.resize_terminal(*WIDE)
        await at.settle()
        assert (at.board.pane.caret, at.selected) == was
        other = at.board.panes.pane_showing(at.document(5).id)
        assert other is not None
        assert at.board.texts[at.document(5).id][other.caret :].startswith("modern-day")


async def test_resizing_keeps_the_top_row_on_its_text(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("tab")
        at.board.pane.scroll_rows(20)
        await at.settle()
        top = at.board.pane.top_offset
        await at.pilot.resize_terminal(150, 30)
        await at.settle()
        pane = at.board.pane
        assert pane.cell_map is not None
        assert pane.cell_map.row_of(top) == pane.top
        await at.pilot.resize_terminal(*USUAL)
        await at.settle()
        assert at.board.pane.top_offset == top


async def test_a_burst_of_moves_is_applied_whole(seeds: Path) -> None:
    """Two hundred keys sent at once: none is lost."""
    async with seated(seeds, USUAL) as at:
        await at.press(*["l"] * 200)
        assert at.board.pane.caret == 200


async def test_the_readout_names_the_spans_at_the_caret(seeds: Path) -> None:
    """`testimony › statistic`: outermost first."""
    async with seated(seeds, WIDE) as at:
        at.caret(1, NEEDLE)
        await at.press("escape", "t", "escape")
        await at.tagged(1, NEEDLE)
        at.caret(1, NEEDLE)
        await at.press("right")
        assert at.status.rstrip().endswith("testimony › statistic")


async def test_the_caret_stays_in_view_when_the_width_is_shared_again(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("shift+tab", "z")
        await at.until(lambda: at.board.pane.size.width == USUAL[0])
        at.caret(5, "Accounts from individuals")
        await at.type("z")
        await at.until(lambda: at.board.pane.size.width == USUAL[0] // 3)
        await at.settle()
        start, end = at.board.pane.view_extent
        assert start <= at.board.pane.caret < end
