"""A queue of pairs of the seeds, whose engine answers when the test says so."""

from collections.abc import AsyncIterator, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path

from textual.strip import Strip

from annotator.domain.layer import Layer
from annotator.session.draft import Draft
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.tui.queue.screen import QueueScreen
from annotator.tui.widgets.rows import Rows
from tests.tui.seat import USUAL, Seat, seated

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
