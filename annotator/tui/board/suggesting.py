"""Asking for what may say the same as the chosen span, and showing it."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import absent_documents, fact_members
from annotator.domain.label import FILLER
from annotator.session.suggesting.offer import Offer
from annotator.text.extent import Extent
from annotator.tui.board.offering import Offering

if TYPE_CHECKING:
    from annotator.session.suggesting.scorer import Scorer
    from annotator.tui.board.screen import BoardScreen

QUIET = 0.08
"""Seconds without a key after which suggestions are asked for."""


class Suggesting:
    """Offers for the chosen span, asked for in a quiet moment and shown as they come."""

    def __init__(self, board: BoardScreen, scoring: Scorer | None) -> None:
        """`scoring` none: nothing is ever suggested."""
        self._board = board
        self._scoring = scoring
        self._timer: asyncio.TimerHandle | None = None
        self._place_kept = False
        self.offering: Offering | None = None
        """What is offered for the chosen span; none where no span is chosen."""
        self.follows = True
        """Whether the other panes scroll to what is outlined in them."""

    def warm(self) -> None:
        """Get ready for questions about the story."""
        if self._scoring is not None:
            self._scoring.warm(self._board.sitting.draft)

    def look(self) -> None:
        """After each key: forget what another span was offered, and ask once keys pause."""
        board = self._board
        if self.offering is None or self.offering.span != board.chosen:
            self.offering = None if board.chosen is None else Offering(board.chosen)
            self._place_kept = board.trail.fresh
        self.stop()
        if self._scoring is not None and self.offering is not None and not self.offering.asked:
            loop, context = asyncio.get_running_loop(), contextvars.copy_context()
            self._timer = loop.call_later(QUIET, self._ask, context=context)

    def stop(self) -> None:
        """Ask for nothing more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    # What is outlined

    def outlined(self, document: str) -> Offer | None:
        """The passage outlined in an article: none where the fact is settled there."""
        if self.offering is None or document in self.settled():
            return None
        return self.offering.outlined(document)

    def nothing_close(self, document: str) -> bool:
        """Whether an article was looked through and has nothing that is even possible."""
        return self.offering is not None and self.offering.knows(document)

    def extents(self) -> dict[str, Extent]:
        """Where a passage is outlined, by article."""
        if self.offering is None:
            return {}
        offers = (self.outlined(document) for document in self.offering.documents)
        return {each.document: (each.start, each.end) for each in offers if each is not None}

    def settled(self) -> set[str]:
        """The articles that have a member of the fact, or are said to have none."""
        layer, span = self._board.sitting.layer, self._board.chosen
        if span not in layer.spans:
            return set()
        members = fact_members(layer, span)
        present = {layer.spans[each].document for each in members if each in layer.spans}
        return present | absent_documents(layer, members)

    # Asking

    def differing(self, document: str) -> None:
        """Have an article's passages ordered by how much their quantities differ."""
        if self._scoring is None or self.offering is None:
            return
        self.offering.forget(document)
        self.offering.in_hand = document
        asked = self._scoring.differing(self._board.sitting.draft, self.offering.span, document)
        self._when_answered(asked, lambda offering, offers: offering.order_anew(document, offers))

    def _ask(self) -> None:
        """Ask for the panes in view first, then for the rest of the story."""
        offering, board = self.offering, self._board
        span = board.chosen_span
        if self._scoring is None or offering is None or span is None or span.label == FILLER:
            return
        offering.asked = True
        visible = [document.id for document, _ in board.panes.in_view]
        others = [each.id for each in board.sitting.documents if each.id not in visible]
        for documents in (visible, others):
            wanted = [each for each in documents if each != span.document]
            if wanted:
                asked = self._scoring.offers(board.sitting.draft, span.id, wanted)
                self._when_answered(asked, Offering.take)

    def _when_answered(self, asked: Future[Any], take: Callable[[Offering, Any], None]) -> None:
        """Show an answer as soon as it is there, unless another span is chosen by then."""
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        offering = self.offering

        def show() -> None:
            if self.offering is None or self.offering is not offering:
                return
            try:
                take(self.offering, asked.result())
            except AnnotatorError as refusal:
                self._board.say(str(refusal), "error")
            self.follow()
            self._board.refresh_readouts()

        def done(_: Future[Any]) -> None:
            """Called in a thread of the scoring."""
            with suppress(RuntimeError):  # the loop is closed: the program is over
                loop.call_soon_threadsafe(show, context=context)

        asked.add_done_callback(done)

    def take_in_hand(self, document: str) -> None:
        """Point at what is outlined in an article: it comes into view, its ends can be moved."""
        if self.offering is not None and self.outlined(document) is not None:
            self.offering.in_hand = document
            pane = self._board.panes.pane_showing(document)
            if pane is not None:
                pane.reveal(self.extents()[document][0])

    @property
    def in_hand(self) -> Offer | None:
        """The outlined passage that was pointed at last."""
        document = self.offering.in_hand if self.offering is not None else None
        return self.outlined(document) if document is not None else None

    def adjust(self, document: str, extent: Extent) -> None:
        """Give what is outlined in an article other bounds; it stays in hand."""
        if self.offering is not None:
            quote = self._board.texts[document][slice(*extent)]
            self.offering.adjust(document, extent, quote)

    # Following

    def follow(self) -> None:
        """Scroll the other panes to what is outlined in them; Backspace brings them back."""
        board = self._board
        if not self.follows:
            return
        extents = self.extents()
        away = [
            (pane, extents[document.id])
            for document, pane in board.panes.in_view
            if document.id in extents and pane is not board.pane
        ]
        away = [(pane, extent) for pane, extent in away if not pane.shows(extent[0])]
        if away and not self._place_kept:
            board.remember()
            self._place_kept = True
        for pane, extent in away:
            pane.reveal(extent[0])
