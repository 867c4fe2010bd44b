"""What articles of other stories say alike."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from annotator.domain.errors import AnnotatorError
from annotator.domain.excerpt import excerpt
from annotator.session.search import Hit
from annotator.session.suggesting.elsewhere import Echo
from annotator.session.wording import count
from annotator.tui.answers import when_done
from annotator.tui.screens.hits import Entry, HitsScreen
from annotator.tui.widgets.rows import Part

QUOTED = 40
"""Code points of the span that the title shows."""


class ElsewhereScreen(HitsScreen):
    """The passages of other stories that may say what a span says, once they are worked out."""

    def __init__(
        self,
        quote: str,
        ask: Callable[[], Future[list[Echo]]],
        end: Callable[[], None],
        go_to: Callable[[Hit], None],
        find: Callable[[], None],
    ) -> None:
        """`quote` is the span's; `ask` has the passages worked out, `end` lets go of who did."""
        super().__init__(go_to, find)
        self._quote = quote
        self._ask = ask
        self._end = end
        self._answered = False
        self._failure = ""

    def on_mount(self) -> None:
        """Have the passages worked out; the screen does not wait for them."""
        super().on_mount()
        when_done(self._ask(), self._take)

    def on_unmount(self) -> None:
        """Nobody waits for an answer any more."""
        self._end()

    def heading(self) -> list[Part]:
        """What is looked for, and how much of it there is."""
        stories = len({entry.hit.story for entry in self.entries})
        found = f" · {count(len(self.entries), 'passage')} in {stories} of the other stories"
        return [
            Part(f" “{excerpt(self._quote, QUOTED)}”", "strong"),
            Part(" elsewhere" + (found if self.entries else "")),
        ]

    def nothing(self) -> str:
        """Nothing yet, or nothing at all."""
        if self._failure:
            return self._failure
        if not self._answered:
            return "Comparing with the nearest articles of other stories. Esc goes back meanwhile."
        return "No article of another story says anything close."

    def _take(self, asked: Future[list[Echo]]) -> None:
        if not self.is_attached:
            return
        self._answered = True
        try:
            found = asked.result()
        except AnnotatorError as refusal:
            found, self._failure = [], str(refusal)
        self.add([_entry(echo) for echo in found])


def _entry(echo: Echo) -> Entry:
    offer = echo.offer
    return Entry(echo.hit, f"{offer.score:.2f} {offer.band:<8} ", offer.why)
