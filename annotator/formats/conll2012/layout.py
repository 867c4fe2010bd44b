"""An article as rows: its words, which of them its spans are, and where its sentences end."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.formats.training.words import Placed, Words
from annotator.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of an article."""

    words: Sequence[str]
    spans: list[Placed]
    """Those that have a part of a word, in their order."""
    ends: frozenset[int]
    """The words after which a sentence ends; the last one is among them."""


def laid_out(text: str, spans: Sequence[Span]) -> Layout:
    """The rows of a text.

    Sentences that a span goes over are one: readers expect that no mention leaves its sentence.
    """
    words = Words.of(text)
    placed = words.placed(spans)
    starts = (start for start, _ in sentences(text))
    ends = sorted({bisect_left(words.bounds.starts, start) - 1 for start in starts} - {-1})
    inside = _inside(ends, placed)
    return Layout(words.texts, placed, frozenset({*ends, len(words.texts) - 1} - inside))


def _inside(ends: list[int], spans: Iterable[Placed]) -> set[int]:
    """The words after which a sentence ends while a span goes on."""
    found: set[int] = set()
    for each in spans:
        found.update(ends[bisect_left(ends, each.first) : bisect_left(ends, each.last)])
    return found
