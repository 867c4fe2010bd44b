"""Asking for what may say the same as the chosen span, and showing it."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Collection
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import absent_documents, fact_members
from annotator.domain.label import FILLER
from annotator.session.suggesting.offer import Offer
from annotator.text.extent import Extent
from annotator.tui.answers import when_done
from annotator.tui.board.offering import Offering, Outlines

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

    @property
    def is_off(self) -> bool:
        """Whether nothing is ever suggested."""
        return self._scoring is None

    def warm(self) -> None:
        """Get ready for questions about the story."""
        if self._scoring is not None:
            self._scoring.warm(self._board.sitting.draft)

    def toggle_semantic(self) -> bool:
        """Compare by a sentence model too, or no longer; whether it does now."""
        if self._scoring is None:
            return False
        self._scoring.semantic = not self._scoring.semantic
        self.offering = None
        self.warm()
        return self._scoring.semantic

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

    def outlines(self) -> Outlines:
        """What is outlined now: nothing where the fact is settled."""
        offering = self.offering
        if offering is None:
            return Outlines()
        settled = self.settled()
        offers = {
            document: offer
            for document in offering.looked_through
            if document not in settled and (offer := self._offer(document)) is not None
        }
        return Outlines(offers, offering.looked_through, offering.in_hand)

    def outlined(self, document: str) -> Offer | None:
        """The passage outlined in an article: none where the fact is settled there."""
        return None if document in self.settled() else self._offer(document)

    @property
    def in_hand(self) -> Offer | None:
        """The outlined passage that was pointed at last."""
        document = self.offering.in_hand if self.offering is not None else None
        return self.outlined(document) if document is not None else None

    def settled(self) -> set[str]:
        """The articles that have a member of the fact, or are said to have none."""
        layer, members = self._board.sitting.layer, self._members()
        present = {layer.spans[each].document for each in members}
        return present | absent_documents(layer, members)

    def outline_next(self, document: str) -> Offer | None:
        """Outline the next passage of an article and take it in hand."""
        if self.offering is None:
            return None
        return self.offering.next(document, self._refused(document))

    def take_in_hand(self, document: str) -> None:
        """Point at what is outlined in an article: it comes into view, its ends can be moved."""
        offer = self.outlined(document)
        if self.offering is not None and offer is not None:
            self.offering.in_hand = document
            self._board.show_place(document, offer.start)

    def adjust(self, offer: Offer, extent: Extent) -> None:
        """Give what is outlined other bounds; it stays in hand."""
        if self.offering is not None:
            self.offering.adjust(offer, extent, self._board.texts[offer.document][slice(*extent)])

    def _offer(self, document: str) -> Offer | None:
        if self.offering is None:
            return None
        return self.offering.outlined(document, self._refused(document))

    def _members(self) -> list[str]:
        """The chosen span and the others of its fact."""
        layer, span = self._board.sitting.layer, self._board.chosen
        if span not in layer.spans:
            return []
        return [each for each in fact_members(layer, span) if each in layer.spans]

    def _refused(self, document: str) -> set[Extent]:
        """What was refused for the fact in an article; taken back, it is outlined again."""
        layer = self._board.sitting.layer
        return {
            (each.start, each.end)
            for member in self._members()
            for each in layer.dismissals_of(member)
            if each.document == document
        }

    # Asking

    def differing(self, document: str) -> None:
        """Have an article's passages ordered by how much their quantities differ."""
        if self._scoring is None or self.offering is None:
            return
        self.offering.forget(document)
        self.offering.in_hand = document
        asked = self._scoring.differing(self._board.sitting.draft, self.offering.span, document)
        self._when_answered(
            asked, lambda offering, offers: offering.order_anew(document, offers), [document]
        )

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
                self._when_answered(asked, Offering.take, wanted)

    def _when_answered(
        self,
        asked: Future[Any],
        take: Callable[[Offering, Any], None],
        documents: Collection[str],
    ) -> None:
        """Show an answer about these articles, unless another span is chosen by then."""
        offering = self.offering

        def show(answered: Future[Any]) -> None:
            if self.offering is None or self.offering is not offering:
                return
            try:
                take(self.offering, answered.result())
            except AnnotatorError as refusal:
                self._board.say(str(refusal), "error")
            self.follow(documents)
            self._board.refresh_readouts()

        when_done(asked, show)

    # Following

    def follow(self, documents: Collection[str]) -> None:
        """Scroll the panes of these articles to what is outlined there, but not the focused one.

        Backspace brings them back; what another article has outlined since takes none away again.
        """
        board = self._board
        if not self.follows or board.aim is not None:
            # What a span is being dragged to stays under the pointer.
            return
        offers = self.outlines().offers
        others = [(document.id, pane) for document, pane in board.panes.in_view]
        away = [
            (pane, offers[document].start)
            for document, pane in others
            if pane is not board.pane
            and document in documents
            and document in offers
            and not pane.shows(offers[document].start)
        ]
        if away and not self._place_kept:
            board.remember()
            self._place_kept = True
        for pane, offset in away:
            pane.reveal(offset)
