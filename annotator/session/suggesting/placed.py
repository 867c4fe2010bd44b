"""Spans found by where they stand."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from annotator.domain.span import Span
from annotator.session.suggesting.stretch import passage_of
from annotator.suggest.passage import Passage


class PlacedSpans:
    """The spans of one document, in an order that finds few of them without a look at all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.extent, span.id))
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))
        """The farthest end of a span and all before it."""

    def mostly(self, passage: Passage) -> list[Span]:
        """The spans that are mostly the same stretch as a passage of their document."""
        found: list[Span] = []
        place = bisect_left(self._starts, passage.end)
        while place and self._reach[place - 1] > passage.start:
            place -= 1
            if passage_of(self._spans[place]).mostly(passage):
                found.append(self._spans[place])
        return found
