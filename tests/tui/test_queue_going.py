from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest
from textual import events

from annotator.domain.link import Relation
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.tui.queue.screen import QueueScreen
from tests.tui.pairs import (
    BEATEN,
    DAYS,
    HOURS,
    SENT,
    Asked,
    answer,
    at_queue,
    listed,
    pairs_of,
    passages,
    quotes,
    words,
)
from tests.tui.seat import PATIENCE, SMALL, USUAL, WIDE, seated

# Going through it


async def test_skipped_pairs_stay_and_come_last(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.type("n↓")
        assert "2 left · 0 linked · 0 refused · 2 skipped" in at.row("titles")
        assert [row.split()[0] for row in listed(at)] == ["»", "»", "▸", "0.34"]
        await at.type("N")
        assert passages(at)[0].startswith("over 10,000")
        await at.type("..")
        assert passages(at)[0].startswith("workers being")
        await at.type("=")
        assert passages(at)[0].startswith("just two")
        await at.type("=")
        assert passages(at)[0] == "18-plus hour days"
        await at.type("-=")
        assert "0 left · 3 linked · 1 refused · 0 skipped" in at.row("titles")
        assert "All pairs are decided" in at.row("list")
        await at.type("=nN.~-")
        assert len(at.steps()) == 4


async def test_the_ends_of_the_list_are_told(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.type("N")
        assert "the first" in at.hint
        await at.type("nnnn")
        assert "the last" in at.hint
        assert "4 skipped" in at.row("titles")
        assert passages(at)[0].startswith("workers being")
        await at.type(".")
        assert passages(at)[0] == "18-plus hour days"


async def test_the_queue_goes_on_where_it_was_left(seeds: Path) -> None:
    """What is decided is in the layer, what was skipped in the place."""
    async with at_queue(seeds, SMALL) as (at, _):
        await at.type("=-n")
        at.app.save_place()
    async with at_queue(seeds, SMALL) as (at, _):
        assert "1 left · 1 linked · 1 refused · 1 skipped" in at.row("titles")
        assert [row.split()[0] for row in listed(at)] == ["»", "▸"]
        assert passages(at)[0].startswith("workers being")


async def test_the_pair_in_hand_stays_it_while_the_board_is_looked_at(seeds: Path) -> None:
    """With the ends and the label that it was given."""
    async with at_queue(seeds, WIDE) as (at, asked):
        await at.type("n⇥>ot⏎")
        assert at.at_board
        await at.press("Q")
        await answer(at, asked)
        assert passages(at)[1] == "over 13,000 North Koreans entered Russia"
        await at.type("=")
        assert {each.label for each in at.spans} == {"testimony"}


async def test_enter_shows_both_passages_on_the_board(seeds: Path) -> None:
    """Selected, each in its article; the caret is in the one that was in hand."""
    async with at_queue(seeds, WIDE) as (at, _):
        caret = at.board.pane.caret
        await at.type("n⇥⏎")
        assert at.at_board
        assert at.selected == SENT[1][1]
        assert at.article == 3
        first = at.board.panes.pane_showing(at.document(1).id)
        assert first is not None
        assert first.selection is not None
        start, end = first.selection
        assert first.text[start:end] == SENT[0][1]
        low, high = first.view_extent
        assert low <= start < high
        await at.type("⌫")
        assert (at.article, at.board.pane.caret) == (1, caret)


async def test_a_pair_of_an_article_that_is_not_read_says_so(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        read = [at.document(number).id for number in (2, 3)]
    async with seated(seeds, SMALL, documents=read) as at:
        asked = Asked()
        at.app.scoring = asked  # type: ignore[assignment]
        await at.press("Q")
        await answer(at, asked)
        await at.type("⏎")
        assert isinstance(at.app.screen, QueueScreen)
        assert "Article 1 is not open" in at.hint


# Bursts and commits


async def test_keys_before_the_pairs_are_in_view_decide_nothing(seeds: Path) -> None:
    """`Q===` in one write, whether the answer takes long or is there at once."""
    async with at_queue(seeds, answered=False) as (at, asked):
        await at.type("=-n.<t")
        assert "did nothing" in at.hint
        await answer(at, asked)
        assert "did nothing" in at.hint
        assert at.steps() == []
        assert "4 left · 0 linked · 0 refused · 0 skipped" in at.row("titles")
        assert "both become statistic" in " ".join(at.row("card").split())
        await at.type("⎋")
        done: Future[list[PairOffer]] = Future()
        done.set_result(pairs_of(at))
        asked.pairs = lambda draft: done  # type: ignore[method-assign]
        await at.type("Q===")
        assert at.steps() == []
        await at.type("===")
        assert quotes(at.shown) == words(HOURS, SENT, DAYS)


async def test_a_burst_decides_one_pair_after_the_other(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.type("=-n~uU")
        assert [step.title.split(":")[0].split()[0] for step in at.steps()] == [
            "link",
            "refused",
            "link",
            "undid",
            "redid",
        ]
        assert quotes(at.shown) == words(HOURS, BEATEN)
        assert "0 left · 2 linked · 1 refused · 1 skipped" in at.row("titles")


async def test_nothing_is_painted_as_done_before_its_commit(seeds: Path) -> None:
    """The database is held up: the pair waits, marked, and the next is in hand."""
    async with at_queue(seeds) as (at, _):
        free = Event()
        at.app.desk.submit(lambda store: free.wait(PATIENCE))
        at.send("=")
        await at.until(lambda: "saving…" in at.status)
        assert "4 left · 0 linked" in at.row("titles")
        assert [row.split()[0] for row in listed(at)] == ["…", "▸", "0.55", "0.34"]
        assert passages(at)[0].startswith("over 10,000")
        free.set()
        await at.taken()
        await at.until(lambda: "3 left · 1 linked" in at.row("titles"))
        assert [row.split()[0] for row in listed(at)] == ["▸", "0.55", "0.34"]


async def test_what_another_program_decides_is_gone(seeds: Path) -> None:
    """And what it undoes comes back, without taking the place of the pair in hand."""
    async with at_queue(seeds) as (at, _):
        pair = pairs_of(at)[0]
        elsewhere(
            seeds, lambda sitting: sitting.accept_pair(pair.a, pair.b, Relation.EQUIVALENT, None)
        )
        await at.until(lambda: "3 left · 1 linked" in at.row("titles"))
        assert passages(at)[0].startswith("over 10,000")
        assert "decided by another program" in at.hint
        elsewhere(seeds, lambda sitting: sitting.undo(anyway=True))
        await at.until(lambda: "4 left" in at.row("titles"))
        assert passages(at)[0].startswith("over 10,000")


def elsewhere(seeds: Path, act: Callable[[Sitting], Planned]) -> None:
    """Do something in another program."""
    with Desk.open(seeds) as desk:
        step = act(open_story(desk, "ada").sitting).step
        assert step is not None
        desk.call(lambda store: store.commit(step))


@pytest.mark.parametrize("size", [(36, 10), (20, 5), (1, 1)])
async def test_a_tiny_screen_is_no_harm(seeds: Path, size: tuple[int, int]) -> None:
    async with at_queue(seeds) as (at, _):
        await at.pilot.resize_terminal(*size)
        await at.settle()
        await at.press("n", "tab", "space", "t", ">", "=")
        assert len(at.stored()) == 2
        await at.pilot.resize_terminal(*USUAL)
        await at.settle()
        assert passages(at)[0].startswith("just two")


# Mouse, leaving


async def test_the_mouse_does_what_keys_do(seeds: Path) -> None:
    """A row is taken in hand, a passage too; a key in the hint line acts."""
    async with at_queue(seeds, USUAL) as (at, _):
        await at.click_part("list", "just two days")
        assert passages(at)[0].startswith("just two")
        assert "0 skipped" in at.row("titles")
        await at.click_part("card", "003_")
        assert "▸4" in at.row("card")
        await at.click_part("hints", "partial")
        assert at.link.relation == "partial"
        await at.click_part("card", "statistic")
        await at.click_part("list", "filler")
        assert "both become filler" in " ".join(at.row("card").split())


async def test_a_long_list_scrolls_with_the_pair_in_hand(seeds: Path) -> None:
    async with at_queue(seeds, SMALL, answered=False) as (at, asked):
        text = at.board.texts[at.document(1).id]
        far = pairs_of(at)[0].b
        many = [
            PairOffer(
                Offer(at.document(1).id, n, n + 20, text[n : n + 20], 0.9, "strong", ""), far, None
            )
            for n in range(0, 2000, 50)
        ]
        await answer(at, asked, many)
        await at.press(*"n" * 20)
        assert [row.split()[0] for row in listed(at)][-1] == "▸"
        screen = at.app.screen
        await at.pilot._post_mouse_events([events.MouseScrollUp], "#list", offset=(5, 2), button=0)
        await at.settle()
        assert "▸" not in at.row("list")
        await at.type("N")
        assert "▸" in at.row("list")
        assert screen is at.app.screen


@pytest.mark.parametrize("keys", ["⎋", "Q"])
async def test_escape_goes_back_and_q_quits(seeds: Path, keys: str) -> None:
    async with at_queue(seeds) as (at, _):
        await at.type(keys)
        assert at.at_board
        await at.press("f7", "q")
        await at.until(lambda: not at.app.is_running)


async def test_text_and_strange_keys_do_nothing(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.paste("===")
        assert "Pasted text" in at.hint
        await at.type("ж")
        assert "No command for ж" in at.hint
        await at.type("xdcam3")
        assert at.steps() == []
        assert passages(at)[0] == "18-plus hour days"
