"""From item to item, and between the item and the running article."""

from pathlib import Path

import pytest

from annotator.domain.verdict import Judgement
from annotator.tui.layout.mark import Manner
from tests.tui.review.auditor import ABSENCES, LINKS, PASSAGES, SPANS, Auditor, reviewing
from tests.tui.review.batches import ALONE, FIRST, SHIFTS
from tests.tui.seat import SMALL, WIDE

NARROW = (60, 24)


async def test_n_and_point_go_on(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("N")
        assert "first item" in at.hint
        await at.type("nn")
        assert at.place == 3
        await at.type("yNN")
        assert at.place == 2
        await at.type(".")
        assert at.place == 4, "the third is judged"
        await at.type("n" * 30)
        assert at.place == 23
        assert "last item" in at.hint
        await at.type(".")
        assert at.place == 1, "round the end"


async def test_the_span_in_hand_is_drawn_in_full_and_all_others_faintly(
    database_path: Path,
) -> None:
    async with reviewing(database_path) as at:
        for quote in (FIRST, "Supervisors would beat"):
            pane = at.pane(1)
            marks = pane.marks_in(0, len(pane.text))
            (held,) = [mark for mark in marks if mark.manner is Manner.FULL]
            assert pane.text.startswith(quote, held.start)
            assert {mark.manner for mark in marks if mark is not held} == {Manner.FAINT}
            assert pane.shows(pane.text.index(quote))
            await at.type("n")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_span_without_link_stands_beside_what_its_label_means(
    database_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(database_path, size=size) as at:
        await at.type("n" * 22)
        assert at.quote == ALONE
        assert at.articles == [5]
        assert "A quantity with what it counts" in at.row("beside")
        assert "What the labels mean" in at.row("titles")
        assert "? of whom" in at.card
        assert_laid_out(at)
        await at.click_part("beside", "testimony")
        assert at.verdicts[0].amendment.label == "testimony"


def assert_laid_out(at: Auditor) -> None:
    """Titles stand over what they name."""
    panes = at.review.panes
    shown = [pane.region for _, pane in panes.in_view]
    shown += [panes.page.region] if panes.shows_page else []
    assert [(each.x, each.width) for each in shown] == panes.columns
    assert sum(each.width for each in shown) == at.app.size.width


async def test_a_narrow_screen_has_one_article_and_tab_turns_it(database_path: Path) -> None:
    async with reviewing(database_path, size=NARROW) as at:
        assert at.articles == [1]
        await at.type("⇥")
        assert at.articles == [2]
        assert SHIFTS in at.screen_text
        await at.type("⇥")
        assert at.articles == [1]
        assert FIRST in at.screen_text
        await at.type("n" * 22)
        assert at.articles == [5]
        assert not at.review.panes.shows_page
        assert_laid_out(at)


async def test_zoom_and_size_keep_the_item_in_view(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("z")
        assert at.articles == [1]
        await at.type("z")
        assert at.articles == [1, 2]
        for width, height in ((40, 16), (200, 60), (72, 20)):
            await at.pilot.resize_terminal(width, height)
            await at.settle()
            pane = at.pane(1)
            assert pane.shows(pane.text.index(FIRST))
            assert_laid_out(at)
        await at.pilot.resize_terminal(30, 8)
        await at.settle()
        await at.type("y")
        assert at.verdicts == [], "what is not seen is not judged"


async def test_the_keys_of_reading_work(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("/deplorable⏎")
        assert at.selected_here == "deplorable"
        await at.type("⎋xx")
        assert len(at.selected_here) > len("deplorable")
        await at.type("⎋vww")
        assert at.selected_here
        await at.type("⎋⇥")
        assert at.review.document.number == 2
        assert at.place == 1, "moves leave the item in hand"


async def test_what_is_inspected_has_its_history_and_definition(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("i")
        await at.until(lambda: at.app.screen is not at.review)
        await at.pilot.pause()
        assert "The definition it was tagged under" in at.screen_text
        await at.type("⎋y")
        assert at.judgements == [(1, Judgement.ACCEPT)]


# The running article


async def test_enter_shows_the_item_in_the_running_article(database_path: Path) -> None:
    """All spans in colour, as many articles as fit, and the gutter says how each was judged."""
    async with reviewing(database_path) as at:
        await at.type("y")
        await at.type("d1")
        await at.type("c? who⏎")
        await at.press("enter")
        assert at.articles == [1, 2, 3]
        pane = at.pane(1)
        marks = pane.marks_in(0, len(pane.text))
        assert {mark.manner for mark in marks} == {Manner.FULL}
        letters = [mark.letter for mark in sorted(marks, key=lambda mark: mark.start)]
        assert letters[:4] == ["✓", "✗", "?", "s"]
        assert pane.chosen == at.review.item.item.record
        assert_laid_out(at)
        await at.press("enter")
        assert at.articles == [1, 2]
        assert at.place == 4


async def test_the_running_article_is_walked_from_top_to_bottom(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.press("enter")
        seen = []
        for _ in range(22):
            seen.append((at.review.document.number, at.review.pane.caret))
            await at.type("n")
        assert seen == sorted(seen)
        assert at.review.document.number == 5
        await at.type("n")
        assert "last item" in at.hint
        await at.type("NNy")
        assert at.place == 22, "judged, and on to the next below"
        assert at.judgements == [(21, Judgement.ACCEPT)]
        await at.type("⎋")
        assert not at.review.running
        assert at.app.screen is at.review


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_click_on_a_span_takes_its_item_in_hand(
    database_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(database_path, size=size) as at:
        await at.press("enter")
        await at.click_on(1, "Supervisors would beat")
        assert at.place == 2
        await at.type("y")
        assert at.judgements == [(2, Judgement.ACCEPT)]
        assert at.place == 3


async def test_a_click_on_what_is_no_item_says_so(database_path: Path) -> None:
    async with reviewing(database_path, ABSENCES) as at:
        await at.press("enter")
        await at.click_on(1, "Supervisors would beat")
        assert "no item of this batch" in at.hint
        assert at.place == 1


async def test_links_and_passages_stand_in_the_running_article_too(database_path: Path) -> None:
    async with reviewing(database_path, [*LINKS, *PASSAGES, *ABSENCES], WIDE) as at:
        await at.press("enter")
        kinds = set()
        for _ in at.audit.batch_items:
            kinds.add(at.review.item.item.kind)
            lit = at.pane(1).lit if at.review.is_passage else None
            assert (lit is not None) is at.review.is_passage
            await at.type("n")
        assert kinds == {each.kind for each in at.audit.batch_items}


async def test_hints_and_titles_can_be_clicked(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.click_part("titles", "2 · 001")
        assert at.review.document.number == 2
        await at.click_part("hints", "accept")
        assert at.judgements == [(1, Judgement.ACCEPT)]
        await at.click_part("card", "testimony")
        assert "which label?" in at.hint
        await at.click_part("card", "statistic")
        assert at.verdicts[-1].amendment.label == "statistic"
        await at.click_part("hints", "spurious")
        await at.click_part("hints", "duplicate")
        assert at.judgements[-1] == (3, Judgement.SPURIOUS)
        await at.click_part("hints", "article")
        assert at.review.running


async def test_escape_leads_back_to_where_it_was_opened(database_path: Path) -> None:
    async with reviewing(database_path, SPANS) as at:
        at.mark(1, "gruelling")
        await at.type("⎋")
        assert at.app.screen is at.review, "the selection goes first"
        at.send("y", "escape")
        await at.until(lambda: at.at_board)
        assert at.judgements == [(1, Judgement.ACCEPT)]
