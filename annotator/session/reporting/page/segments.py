"""A line of text cut where spans begin and end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.span import Span
from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch under the same spans throughout."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    spans: tuple[Span, ...]
    """The spans over it, outermost first: longest first, then by start and id."""

    def begins(self, span: Span) -> bool:
        """Whether the span begins here."""
        return span.start == self.start


def segments(line: Extent, spans: Iterable[Span]) -> Iterator[Segment]:
    """The segments of a line, in order; they tile it. `spans` are those that reach into it."""
    start, end = line
    here = sorted(
        (span for span in spans if span.start < end and span.end > start),
        key=lambda span: (span.start - span.end, span.start, span.id),
    )
    cuts = {start, end}
    for span in here:
        cuts |= {max(start, span.start), min(end, span.end)}
    edges = sorted(cuts)
    for begin, stop in pairwise(edges):
        yield Segment(begin, stop, tuple(each for each in here if each.start <= begin < each.end))
