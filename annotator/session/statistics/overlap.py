"""Spans of one article that share a part of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.domain.span import Span
from annotator.text.extent import contains


def overlapping(spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """All pairs of spans of one document with a common code point; each pair once.

    `spans` are in the order of their starts. Takes time in proportion to spans and pairs.
    """
    open_spans: list[Span] = []
    for span in spans:
        open_spans = [each for each in open_spans if each.end > span.start]
        for each in open_spans:
            yield each, span
        open_spans.append(span)


def covered(spans: Sequence[Span]) -> int:
    """How many code points are in at least one span; `spans` are in the order of their starts."""
    total = reached = 0
    for span in spans:
        total += max(0, span.end - max(reached, span.start))
        reached = max(reached, span.end)
    return total


class Overlaps:
    """Counts the overlapping pairs of each two labels."""

    def __init__(self) -> None:
        self.pairs: Counter[tuple[str, str]] = Counter()
        """By the two labels, in their order."""
        self.nested: Counter[tuple[str, str]] = Counter()

    def add(self, spans: Sequence[Span], called: dict[str | None, str]) -> None:
        """Count the spans of one document; `called` says what each label is counted as."""
        for one, other in overlapping(spans):
            first, second = sorted((called[one.label], called[other.label]))
            self.pairs[first, second] += 1
            nests = contains(one.extent, other.extent) or contains(other.extent, one.extent)
            self.nested[first, second] += nests
