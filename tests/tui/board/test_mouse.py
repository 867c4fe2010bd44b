from pathlib import Path

from textual import events

from annotator.tui.widgets.document_pane import DocumentPane
from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, Seat, cell_of, seated

ONE = (1, "over 10,000 workers")
FOUR = (4, "around 10,000 North Korean workers")


def offset_of(at: Seat, words: str) -> int:
    """Where the article with the caret says `words`; scrolled into view."""
    offset = at.board.text.index(words)
    at.board.pane.reveal(offset)
    return offset


def pane_of(at: Seat, article: int) -> DocumentPane:
    """The pane that shows an article."""
    pane = at.board.panes.pane_showing(at.document(article).id)
    assert pane is not None
    return pane


async def test_a_drag_snaps_to_words(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        start = offset_of(at, NEEDLE)
        await at.drag(start + 3, start + len(NEEDLE) - 2)
        assert at.selected == NEEDLE
        await at.type("s")
        assert [span.quote for span in at.spans] == [NEEDLE]


async def test_a_drag_with_alt_is_exact(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        start = offset_of(at, NEEDLE)
        await at.drag(start + 3, start + 9, alt=True)
        assert at.selected == NEEDLE[3:10]


async def test_a_drag_backwards_selects_the_same(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        start = offset_of(at, NEEDLE)
        await at.drag(start + len(NEEDLE) - 2, start + 3)
        assert at.selected == NEEDLE


async def test_a_double_click_selects_the_word_a_triple_click_the_sentence(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        offset = offset_of(at, "Supervisors")
        await at.click(offset + 3, times=2)
        assert at.selected == "Supervisors"
        await at.click(offset + 3, times=3)
        assert at.selected == "Supervisors would beat those who tried to rest during long shifts."


async def test_a_click_puts_the_caret_there_and_lets_go(seeds: Path) -> None:
    """In whichever pane it is; the selection and the chosen span go."""
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        pane = pane_of(at, 3)
        offset = at.board.texts[at.document(3).id].index("North Koreans")
        await at.click(offset, pane=pane)
        assert (at.article, at.board.pane.caret) == (3, offset)
        assert at.board.chosen is None


async def test_a_click_on_a_span_chooses_it(seeds: Path) -> None:
    """The innermost; a label key then changes that one."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, "over 10,000 workers were sent to Russia", "o")
        inner = await at.tagged(*ONE)
        at.caret(1, "CharlieH")
        await at.click(offset_of(at, "10,000 workers"))
        assert at.board.chosen == inner.id
        await at.type("t")
        assert sorted(span.label or "" for span in at.spans) == ["official_statement", "testimony"]


async def test_a_click_on_the_gutter_chooses_the_span_of_the_row(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.press("left", "left", "escape")
        _, y = cell_of(at.board.pane, span.start)
        await at.pilot.click(at.board.pane, offset=(0, y))
        await at.settle()
        assert at.board.chosen == span.id


async def test_the_wheel_scrolls_the_pane_under_it_and_leaves_the_caret(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        pane = pane_of(at, 2)
        top = pane.top
        await at.pilot._post_mouse_events([events.MouseScrollDown], widget=pane, offset=(5, 5))
        await at.settle()
        assert pane.top == top + 3
        assert (at.article, at.board.pane.caret, at.board.pane.top) == (1, 0, 0)


async def test_a_click_on_a_member_in_the_dock_goes_there(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        one, four = await at.linked(ONE, FOUR)
        await at.click_part("dock", "over 10,000")
        assert (at.article, at.board.chosen) == (1, one.id)
        await at.click_part("dock", "around 10,000")
        assert (at.article, at.board.chosen) == (4, four.id)


async def test_a_click_on_a_member_in_the_low_dock_goes_there(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        one, _ = await at.linked(ONE, FOUR)
        await at.click_part("dock", "over")
        assert (at.article, at.board.chosen) == (1, one.id)


async def test_a_click_on_a_title_gives_that_article_the_caret(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.click_part("titles", "3 ·")
        assert at.article == 3
        await at.click_part("titles", "2 ·")
        assert at.article == 2


async def test_a_click_on_a_hint_does_what_it_says(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.caret(1, NEEDLE)
        await at.press("escape")
        await at.click_part("hints", "testimony")
        assert [span.label for span in at.spans] == ["testimony"]
        await at.click_part("hints", "delete")
        assert at.spans == []
        await at.click_part("hints", "help")
        assert not at.at_board


async def test_the_hints_of_the_matrix_are_clickable_too(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.press("f6")
        await at.click_part("hints", "back")
        assert at.at_board


async def test_a_question_is_answered_by_a_click(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked(ONE, FOUR)
        await at.type("d")
        await at.click_part("hints", "drop its 1 link")
        assert [span.quote for span in at.spans] == [ONE[1]]


async def test_the_picker_is_answered_by_a_click(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.select(1, NEEDLE)
        await at.press("space")
        await at.click_part("dock", "official statement")
        assert [span.label for span in at.spans] == ["official_statement"]


async def test_a_drag_while_adjusting_sets_both_ends(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type("a")
        await at.drag(offset_of(at, "working 18-plus"), span.end - 2)
        await at.type("a")
        assert [each.quote for each in at.spans] == [f"working {NEEDLE}"]


async def test_a_click_in_another_article_drops_the_adjusting(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("a>")
        await at.click(pane_of(at, 2).top_offset, pane=pane_of(at, 2))
        assert (at.board.mode, at.article, at.board.chosen) == (None, 2, None)
        await at.type("wa")
        assert [each.quote for each in at.spans] == [NEEDLE]


async def test_a_click_on_the_dock_leaves_the_field(seeds: Path) -> None:
    """The keys are commands again, and nothing of the field is kept."""
    async with seated(seeds, WIDE) as at:
        one, four = await at.linked(ONE, FOUR)
        await at.type("cdraft")
        await at.click_part("dock", "over 10,000")
        assert (at.board.mode, at.board.chosen) == (None, one.id)
        assert at.sitting.layer.spans[four.id].note == ""
