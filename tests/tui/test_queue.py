from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.strip import Strip

from annotator.domain.errors import AnnotatorError
from annotator.domain.layer import Layer
from annotator.domain.link import Relation
from annotator.session.desk import Desk
from annotator.session.draft import Draft
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.tui.queue.screen import QueueScreen
from annotator.tui.widgets.rows import Rows
from tests.tui.seat import PATIENCE, SMALL, USUAL, WIDE, Seat, seated

EQUIVALENT = Relation.EQUIVALENT

HOURS = ((1, "18-plus hour days"), (2, "18-hour shifts"))
SENT = ((1, "over 10,000 workers were sent to Russia last year"), (3, "over 13,000 North Koreans"))
DAYS = ((2, "just two days off a year"), (4, "only two free days per year"))
BEATEN = ((2, "workers being beaten if caught resting"), (3, "find them and beat them"))
PASSAGES = (HOURS, SENT, DAYS, BEATEN)
BANDS = ((0.93, "strong"), (0.71, "strong"), (0.55, "likely"), (0.34, "possible"))


class Asked:
    """Scoring whose answer comes when the test says so."""

    def __init__(self) -> None:
        self.futures: list[Future[list[PairOffer]]] = []

    def pairs(self, draft: Draft) -> "Future[list[PairOffer]]":
        future: Future[list[PairOffer]] = Future()
        self.futures.append(future)
        return future

    def close(self) -> None: ...


def pairs_of(at: Seat) -> list[PairOffer]:
    """The pairs of `PASSAGES`, best first."""
    found = []
    for passages, (score, band) in zip(PASSAGES, BANDS, strict=True):
        a, b = (_offer(at, article, words, score, band) for article, words in passages)
        found.append(PairOffer(a, b, "statistic"))
    return found


def _offer(at: Seat, article: int, words: str, score: float, band: str) -> Offer:
    document = at.document(article).id
    start = at.board.texts[document].index(words)
    return Offer(document, start, start + len(words), words, score, band, "18 · hours/hour")


@asynccontextmanager
async def at_queue(
    seeds: Path, size: tuple[int, int] = USUAL, *, answered: bool = True
) -> AsyncIterator[tuple[Seat, Asked]]:
    """The queue is open and has its pairs, unless not yet `answered`."""
    async with seated(seeds, size) as at:
        asked = Asked()
        at.app.scoring = asked  # type: ignore[assignment]
        await at.press("Q")
        assert isinstance(at.app.screen, QueueScreen)
        if answered:
            await answer(at, asked)
        yield at, asked


async def answer(at: Seat, asked: Asked, pairs: Sequence[PairOffer] | None = None) -> None:
    """Have the pairs come, and wait until they are on the screen."""
    asked.futures[-1].set_result(list(pairs_of(at) if pairs is None else pairs))
    screen = at.app.screen
    assert isinstance(screen, QueueScreen)
    await at.until(lambda: screen._in_view)
    await at.settle()


def listed(at: Seat) -> list[str]:
    """The rows of the list."""
    return [row for row in at.row("list").split("\n") if row.strip()]


def strips(at: Seat, name: str = "") -> list[Strip]:
    """The painted rows of a part of the screen, by default of all parts."""
    screen = at.app.screen
    widgets = screen.query(Rows) if not name else screen.query(f"#{name}").results(Rows)
    return [each.render_line(y) for each in widgets for y in range(each.size.height)]


def passages(at: Seat) -> list[str]:
    """The two passages of the pair in hand, which the card marks by their underline."""
    screen = at.app.screen
    assert isinstance(screen, QueueScreen)
    pair = screen.queue.pair
    assert pair is not None
    assert pair.a.quote == at.board.texts[pair.a.document][pair.a.start : pair.a.end]
    marked = [
        segment.text
        for row in strips(at, "card")
        for segment in row
        if segment.style is not None and segment.style.underline
    ]
    shown = " ".join(marked).split()
    assert sorted(shown) == sorted(f"{pair.a.quote} {pair.b.quote}".split())
    return [pair.a.quote, pair.b.quote]


def quotes(layer: Layer) -> set[frozenset[str]]:
    return {
        frozenset((layer.spans[each.a].quote, layer.spans[each.b].quote))
        for each in layer.links.values()
    }


def words(*pairs: tuple[tuple[int, str], tuple[int, str]]) -> set[frozenset[str]]:
    return {frozenset(said for _, said in pair) for pair in pairs}


# What is seen


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_the_queue_lists_what_is_left_best_first(seeds: Path, size: tuple[int, int]) -> None:
    """Then the card of the first: both passages in their sentences, score, reasons, label."""
    async with at_queue(seeds, size) as (at, _):
        rows = listed(at)
        assert [row.split()[:2] for row in rows] == [
            ["▸", "0.93"],
            ["0.71", "strong"],
            ["0.55", "likely"],
            ["0.34", "possible"],
        ]
        assert "1 “18-plus hour days”" in rows[0]
        assert "2 “18-hour shifts”" in rows[0]
        assert "4 left · 0 linked · 0 refused · 0 skipped" in at.row("titles")
        card = " ".join(at.row("card").split())
        for words in ("0.93 strong", "18 · hours/hour", "statistic", "000_950917598fa7dac1.txt"):
            assert words in card
        assert passages(at) == ["18-plus hour days", "18-hour shifts"]
        assert "gruelling" in card
        widths = {row.cell_length for row in strips(at)}
        assert widths == {size[0]}


async def test_the_screen_waits_for_nothing(seeds: Path) -> None:
    """While the pairs are worked out it says so, and goes away when asked to."""
    async with at_queue(seeds, answered=False) as (at, asked):
        assert "Working out" in at.row("list")
        await at.press("?", "escape", "escape")
        assert at.at_board
        assert asked.futures[0].cancelled(), "nobody waits any more"
        await at.press("Q")
        await answer(at, asked)
        assert len(listed(at)) == 4


async def test_a_refusal_of_the_engine_is_told(seeds: Path) -> None:
    async with at_queue(seeds, answered=False) as (at, asked):
        asked.futures[0].set_exception(AnnotatorError("The suggestions have stopped.", "Try Q."))
        await at.until(lambda: "have stopped" in at.row("list"))
        await at.type("=")
        assert at.steps() == []


async def test_nothing_alike_is_told(seeds: Path) -> None:
    async with at_queue(seeds, answered=False) as (at, asked):
        await answer(at, asked, [])
        assert "No two passages" in at.row("list")
        await at.type("=-n.<")
        assert at.steps() == []


async def test_without_suggestions_there_is_no_queue(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("f7")
        assert at.at_board
        assert "Nothing is suggested" in at.hint


# Deciding


@pytest.mark.parametrize(
    ("key", "relation"),
    [
        ("=", "equivalent"),
        ("e", "equivalent"),
        ("~", "partial"),
        ("p", "partial"),
        ("!", "contradicts"),
        ("r", "contradicts"),
    ],
)
async def test_a_relation_key_links_at_once(seeds: Path, key: str, relation: str) -> None:
    """Two spans with the label that is shown, and their link, are one step."""
    async with at_queue(seeds) as (at, _):
        await at.type(key)
        assert at.link.relation == relation
        assert at.tags == [("statistic", "18-plus hour days"), ("statistic", "18-hour shifts")]
        assert len(at.steps()) == 1
        assert at.stored() == at.spans
        assert "3 left · 1 linked" in at.row("titles")
        assert len(listed(at)) == 3
        assert passages(at)[0].startswith("over 10,000")


async def test_the_label_of_what_is_tagged_already_is_proposed(seeds: Path) -> None:
    """Else the likeliest; the picker begins at it."""
    async with seated(seeds, WIDE) as at:
        await at.tagged(*HOURS[1], key="o")
        asked = Asked()
        at.app.scoring = asked  # type: ignore[assignment]
        await at.press("Q")
        await answer(at, asked)
        assert "both become official statement" in " ".join(at.row("card").split())
        await at.press("space", "enter", "=", "N")
        assert {each.label for each in at.spans} == {"official_statement"}
        assert "both become statistic" in " ".join(at.row("card").split())


@pytest.mark.parametrize(
    ("keys", "label"), [("o", "official_statement"), (" t", "testimony"), ("  ", None)]
)
async def test_both_passages_get_the_label_that_was_chosen(
    seeds: Path, keys: str, label: str | None
) -> None:
    async with at_queue(seeds) as (at, _):
        await at.press(*("space" if key == " " else key for key in keys))
        name = "highlight only" if label is None else label.replace("_", " ")
        assert f"both become {name}" in " ".join(at.row("card").split())
        assert at.steps() == []
        await at.type("=n=")
        assert [each.label for each in at.spans][:1] == [label]
        assert {each.label for each in at.spans} == {label, "statistic"}


async def test_what_is_refused_is_gone(seeds: Path) -> None:
    """Kept as a hard negative; it makes no span."""
    async with at_queue(seeds) as (at, _):
        await at.type("--")
        assert at.spans == []
        assert len(at.shown.dismissals) == 2
        assert "2 left · 0 linked · 2 refused" in at.row("titles")
        await at.type("u")
        assert "3 left · 0 linked · 1 refused" in at.row("titles")
        assert passages(at)[0].startswith("over 10,000")


async def test_undo_and_redo_bring_the_pair_back_and_away(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.type("==u")
        assert quotes(at.shown) == words(HOURS)
        assert passages(at)[0].startswith("over 10,000")
        await at.type("u")
        assert passages(at)[0] == "18-plus hour days"
        await at.type("UU")
        assert quotes(at.shown) == words(HOURS, SENT)
        assert passages(at)[0] == "just two days off a year"
        assert "redid" in at.status


async def test_a_question_is_asked_in_the_queue(seeds: Path) -> None:
    """As on the board: in full, with its answers as keys, and every other key waits."""
    async with at_queue(seeds) as (at, _):
        await at.type("=")
    async with at_queue(seeds) as (at, _):
        await at.type("u")
        assert "another sitting" in at.row("list")
        await at.type("n=⎋")
        assert len(at.steps()) == 1
        await at.type("u⏎")
        assert at.spans == []
        assert passages(at)[0] == "18-plus hour days"


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


# Ends


async def test_the_ends_of_the_side_in_hand_move_by_clauses(seeds: Path) -> None:
    """Shown at once, stored with the link; the other side stays."""
    async with at_queue(seeds) as (at, _):
        await at.type("n")
        await at.type("[")
        assert passages(at)[0].startswith("Despite this, over 10,000")
        await at.type("]>")
        assert passages(at)[0].endswith("with numbers expected to rise to 50,000")
        await at.type("<⇥>")
        assert passages(at) == [SENT[0][1], "over 13,000 North Koreans entered Russia"]
        assert at.steps() == []
        await at.type("=")
        assert quotes(at.shown) == {
            frozenset((SENT[0][1], "over 13,000 North Koreans entered Russia"))
        }
        assert len(listed(at)) == 3


async def test_a_passage_never_becomes_empty(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.press(*"]]]]<<<<<<<<")
        assert passages(at)[0]
        await at.type("=")
        assert all(span.start < span.end for span in at.spans)


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
        elsewhere(seeds, lambda sitting: sitting.accept_pair(pair.a, pair.b, EQUIVALENT, None))
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
