"""Suggestions from a list instead of from the engine, answered when a test says so."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future

from annotator.domain.document import Document
from annotator.session.draft import Draft
from annotator.session.suggesting.offer import Offer, PairOffer
from tests.tui.seat import NEEDLE, Seat

Quotes = Mapping[int, Sequence[str]]
"""What is offered in the article of each number, the best first; `?` at its start makes it weak."""


HERE: Quotes = {
    2: ["18-hour shifts", "6am to 2am"],
    3: ["up to 18 hours"],
    4: ["?two free days"],
}
"""What is offered for the needle, which stands in article 1; nothing at all in article 5."""


class ScriptedScoring:
    """Offers the same passages for whatever is asked."""

    def __init__(self, quotes: Quotes, differing: Quotes | None = None) -> None:
        self.semantic = False
        self.seen_elsewhere: Callable[[], Collection[str]] = tuple
        self.held = False
        """Whether answers wait for `release`."""
        self.asked: list[str] = []
        """The spans that were asked for, in order; once for each group of articles."""
        self._quotes = quotes
        self._differing = differing or {}
        self._waiting: list[tuple[Future[object], object]] = []

    def warm(self, draft: Draft) -> Future[None]:
        """Nothing to get ready; it is never held back, whenever the board asks for it."""
        ready: Future[None] = Future()
        ready.set_result(None)
        return ready

    def offers(
        self, draft: Draft, span: str, documents: Sequence[str]
    ) -> Future[dict[str, list[Offer]]]:
        """What the list has for these documents."""
        self.asked.append(span)
        wanted = [each for each in draft.in_order if each.id in documents]
        return self._answer({each.id: self._made(draft, each, self._quotes) for each in wanted})

    def differing(self, draft: Draft, span: str, document: str) -> Future[list[Offer]]:
        """What the other list has."""
        return self._answer(self._made(draft, draft.documents[document], self._differing))

    def pairs(self, draft: Draft) -> Future[list[PairOffer]]:
        """No pairs."""
        return self._answer([])

    def release(self, number: int | None = None) -> None:
        """Answer what was held back, or so many of it; all, and from now on at once."""
        self.held = number is not None
        released = self._waiting[:number]
        del self._waiting[:number]
        for future, result in released:
            future.set_result(result)

    def close(self) -> None:
        """Nothing to close."""

    def _answer(self, result: object) -> Future:  # type: ignore[type-arg]
        future: Future[object] = Future()
        if self.held:
            self._waiting.append((future, result))
        else:
            future.set_result(result)
        return future

    def _made(self, draft: Draft, document: Document, quotes: Quotes) -> list[Offer]:
        return [
            _offer(draft, document, quote, place)
            for place, quote in enumerate(quotes.get(document.number, ()))
        ]


def _offer(draft: Draft, document: Document, quote: str, place: int) -> Offer:
    band = "weak" if quote.startswith("?") else "likely"
    quote = quote.removeprefix("?")
    start = draft.texts[document.id].index(quote)
    score = 0.1 if band == "weak" else 0.9 - place / 10
    return Offer(document.id, start, start + len(quote), quote, score, band, "18 · hours")


async def offered(at: Seat) -> None:
    """Tag the needle as a statistic and wait for what is outlined."""
    await at.tagged(1, NEEDLE)
    await at.until(lambda: "“18-hour shifts”" in at.row("dock"))


def outlined(at: Seat) -> dict[int, str]:
    """The outlined passages by article."""
    found = {}
    for document, pane in at.board.panes.in_view:
        if pane.outline is not None:
            found[document.number] = at.board.texts[document.id][slice(*pane.outline)]
    return found
