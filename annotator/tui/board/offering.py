"""What is offered for one chosen span: at most one outlined passage an article."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.session.suggesting.offer import Offer
from annotator.text.extent import Extent


class Offering:
    """The offers of a span as they came; they stay until another span is chosen.

    So what is typed ahead hits what was seen: nothing here changes by itself.
    """

    def __init__(self, span: str) -> None:
        self.span = span
        """The id of the span that they are for."""
        self.asked = False
        self.in_hand: str | None = None
        """The article whose outlined passage was pointed at last: its ends can be moved."""
        self._offers: dict[str, list[Offer]] = {}
        self._places: dict[str, int] = {}

    def take(self, offers: Mapping[str, Sequence[Offer]]) -> None:
        """Show these, by document; what is not even possible is not outlined by itself."""
        for document, found in offers.items():
            self._offers[document] = list(found)
            self._places[document] = 0 if found and not found[0].is_weak else -1

    def order_anew(self, document: str, offers: Sequence[Offer]) -> None:
        """Show an article's passages in an order that was asked for, however unsure they are."""
        self._offers[document] = list(offers)
        self._places[document] = 0

    @property
    def documents(self) -> list[str]:
        """The articles that there is an answer for."""
        return list(self._offers)

    def knows(self, document: str) -> bool:
        """Whether there is an answer for an article, if only that nothing is close."""
        return document in self._offers

    def forget(self, document: str) -> None:
        """Another order is being worked out for an article; nothing is outlined there meanwhile."""
        self._offers.pop(document, None)

    def outlined(self, document: str) -> Offer | None:
        """The passage outlined in an article, or none."""
        found = self._offers.get(document, [])
        place = self._places.get(document, -1)
        return found[place] if 0 <= place < len(found) else None

    def next(self, document: str) -> Offer | None:
        """Outline the next passage of an article, after the last the first again."""
        found = self._offers.get(document, [])
        if found:
            self._places[document] = (self._places[document] + 1) % len(found)
        self.in_hand = document
        return self.outlined(document)

    def refuse(self, document: str) -> None:
        """Drop what is outlined in an article and outline the next; after the last one nothing."""
        del self._offers[document][self._places[document]]
        self.in_hand = document

    def adjust(self, document: str, extent: Extent, quote: str) -> None:
        """Give what is outlined in an article other bounds."""
        offers, place = self._offers[document], self._places[document]
        offers[place] = replace(offers[place], start=extent[0], end=extent[1], quote=quote)
