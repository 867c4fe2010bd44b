"""What is offered for one chosen span: at most one outlined passage an article."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.session.suggesting.offer import Offer
from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class Outlines:
    """What is outlined now."""

    offers: Mapping[str, Offer] = field(default_factory=dict)
    """By document: the passage outlined there."""
    looked_through: Collection[str] = ()
    """The documents that there is an answer for, if only that nothing is close."""
    in_hand: str | None = None
    """The document whose passage was pointed at last: its ends can be moved."""


class Offering:
    """The offers of a span as they came; they stay until another span is chosen.

    So what is typed ahead hits what was seen: nothing here changes by itself.
    """

    def __init__(self, span: str) -> None:
        self.span = span
        """The id of the span that they are for."""
        self.asked = False
        self.in_hand: str | None = None
        """As `Outlines` has it."""
        self._offers: dict[str, list[Offer]] = {}
        self._places: dict[str, int] = {}
        """Where in its list each document is; beyond the end: nothing is outlined."""

    @property
    def looked_through(self) -> Collection[str]:
        """The documents that there is an answer for."""
        return self._offers.keys()

    def take(self, offers: Mapping[str, Sequence[Offer]]) -> None:
        """Show these, by document; what is not even possible is not outlined by itself."""
        for document, found in offers.items():
            self._offers[document] = list(found)
            self._places[document] = len(found) if found and found[0].is_weak else 0

    def order_anew(self, document: str, offers: Sequence[Offer]) -> None:
        """Show an article's passages in an order that was asked for, however unsure they are."""
        self._offers[document] = list(offers)
        self._places[document] = 0

    def forget(self, document: str) -> None:
        """Another order is being worked out for an article; nothing is outlined there meanwhile."""
        self._offers.pop(document, None)

    def outlined(self, document: str, refused: Collection[Extent]) -> Offer | None:
        """What is outlined in an article: of what is left, the first from where its list is."""
        found = self._offers.get(document, [])[self._places.get(document, 0) :]
        return next((each for each in found if each.extent not in refused), None)

    def next(self, document: str, refused: Collection[Extent]) -> Offer | None:
        """Outline the next passage of an article, after the last the first again."""
        found = self._offers.get(document, [])
        shown = self.outlined(document, refused)
        after = found.index(shown) + 1 if shown is not None else 0
        self._places[document] = after
        if self.outlined(document, refused) is None:
            self._places[document] = 0
        self.in_hand = document
        return self.outlined(document, refused)

    def adjust(self, offer: Offer, extent: Extent, quote: str) -> None:
        """Give what is outlined other bounds."""
        offers = self._offers[offer.document]
        adjusted = replace(offer, start=extent[0], end=extent[1], quote=quote)
        offers[offers.index(offer)] = adjusted
