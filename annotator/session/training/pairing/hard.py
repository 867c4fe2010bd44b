"""Hard negatives: alike, of one label and story, and in articles whose links are all drawn."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from annotator.domain.span import Span
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import PairEnd
from annotator.session.training.pairing.joined import Joined
from annotator.session.training.pairing.wording import Wording
from annotator.suggest.likely import most_alike

COMPARED = 2_000
"""How many passages of a story and a label are compared with each other: of more, some."""

EACH = 2
"""How many hard negatives a positive gets at most, however alike others are.

With three negatives a positive one is then of another story: in use most passages differ more.
"""

RANKED = 64
"""How many of them are looked at for one passage, the most alike first."""


@dataclass(frozen=True, slots=True)
class _Peers:
    """The spans of one label in the complete articles of one story."""

    spans: list[Span]
    quotes: list[str]


class HardNegatives:
    """Finds them in one bundle."""

    def __init__(self, bundle: Bundle, wording: Wording, joined: Joined, random: Random) -> None:
        self._wording = wording
        self._joined = joined
        self._ranked: dict[str, list[int]] = {}
        peers: dict[tuple[str, str | None], list[Span]] = defaultdict(list)
        for article in bundle.articles:
            if article.complete:
                for span in article.spans:
                    peers[article.document.story, span.label].append(span)
        self._peers: dict[str, tuple[Span, _Peers]] = {}
        """Of each span in a complete article: the span, and those that it is compared with."""
        for spans in peers.values():
            some = random.sample(spans, COMPARED) if len(spans) > COMPARED else spans
            found = _Peers(some, [span.quote for span in some])
            self._peers.update((span.id, (span, found)) for span in spans)

    def of(self, anchor: PairEnd) -> Iterator[PairEnd]:
        """Passages of other articles that are of no fact of the anchor's, most alike first.

        None where the anchor's article is not complete: what is not linked to it may yet be.
        """
        if anchor.span not in self._peers:
            return
        span, peers = self._peers[anchor.span]
        if span.id not in self._ranked:
            self._ranked[span.id] = most_alike(span.quote, peers.quotes, RANKED)
        for place in self._ranked[span.id]:
            other = peers.spans[place]
            if other.document != span.document:
                end = self._wording.of_span(other)
                if not self._joined.share(anchor, end) and not self._joined.is_open(anchor, end):
                    yield end
