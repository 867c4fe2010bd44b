"""An article as rows: its words, which of them its spans are, and where its sentences end."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.text.extent import Extent
from annotator.text.sentences import sentences
from annotator.text.tokens import TokenBounds, tokens_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A span with the words that it has a part of."""

    span: Span
    words: Extent
    """The first and the last, inclusive."""
    is_exact: bool
    """Whether it begins and ends where these do."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of an article."""

    words: list[str]
    """Its tokens without those that are white space."""
    spans: list[Placed]
    """Those that have a part of a word, in their order."""
    ends: frozenset[int]
    """The words after which a sentence ends; the last one is among them."""


def laid_out(text: str, spans: Sequence[Span]) -> Layout:
    """The rows of a text.

    Sentences that a span goes over are one: readers expect that no mention leaves its sentence.
    """
    tokens = tokens_of(text)
    rows = list(zip(tokens.texts, tokens.starts, tokens.ends, strict=True))
    rows = [row for row in rows if not row[0].isspace()]
    bounds = TokenBounds([start for _, start, _ in rows], [end for _, _, end in rows])
    placed = [each for span in spans if (each := _placed(span, bounds)) is not None]
    starts = (start for start, _ in sentences(text))
    ends = sorted({bisect_left(bounds.starts, start) - 1 for start in starts} - {-1})
    inside = _inside(ends, placed)
    return Layout(
        [word for word, _, _ in rows],
        placed,
        frozenset({*ends, len(rows) - 1} - inside),
    )


def _placed(span: Span, bounds: TokenBounds) -> Placed | None:
    found = bounds.covering(span.start, span.end)
    if found is None:
        return None
    return Placed(span, found, not bounds.cut_by(span.start, span.end))


def _inside(ends: list[int], spans: Iterable[Placed]) -> set[int]:
    """The words after which a sentence ends while a span goes on."""
    found: set[int] = set()
    for each in spans:
        first, last = each.words
        found.update(ends[bisect_left(ends, first) : bisect_left(ends, last)])
    return found
