"""One article as tokens and tags."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from annotator.domain.span import Span
from annotator.formats.training.bundle import Article
from annotator.text.tokens import TokenBounds, tokens_of

OUTSIDE = "O"
"""The tag of a token that is in no span."""


def tag_names(labels: Iterable[str]) -> list[str]:
    """All tags there are for these labels, in the order of their numbers."""
    return [OUTSIDE, *(f"{part}-{label}" for label in labels for part in "BI")]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span with a label, and its tokens: `first` to `last`, inclusive."""

    span: Span
    first: int
    last: int
    is_exact: bool
    """Whether it begins and ends where these do."""


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of an article and its labelled spans.

    Tokens that are white space are left out, as corpora of tagged tokens do.
    """

    words: Sequence[str]
    starts: Sequence[int]
    """Where each word begins in the text, in code points."""
    spans: Sequence[Tagged]
    """By their first word; those that have a part of none are not among them."""

    @classmethod
    def of(cls, article: Article, text: str) -> "Row":
        """The row of an article with this text."""
        tokens = tokens_of(text)
        placed = zip(tokens.texts, tokens.starts, tokens.ends, strict=True)
        inked = [each for each in placed if not each[0].isspace()]
        bounds = TokenBounds([start for _, start, _ in inked], [end for _, _, end in inked])
        spans = []
        for span in article.spans:
            covering = bounds.covering(span.start, span.end)
            if span.label is not None and covering is not None:
                is_exact = not bounds.cut_by(span.start, span.end)
                spans.append(Tagged(span, *covering, is_exact))
        return cls([word for word, _, _ in inked], bounds.starts, spans)

    @property
    def has_shared_words(self) -> bool:
        """Whether two spans have a word in common."""
        return any(one.last >= other.first for one, other in pairwise(self.spans))

    def apart(self, labels: Collection[str]) -> list[Tagged]:
        """The spans with these labels that share no word, the longest of those that do."""
        taken = bytearray(len(self.words))
        kept = []
        for each in sorted(self.spans, key=lambda each: (each.first - each.last, each.first)):
            if each.span.label in labels and not any(taken[each.first : each.last + 1]):
                taken[each.first : each.last + 1] = b"\1" * (each.last + 1 - each.first)
                kept.append(each)
        return sorted(kept, key=lambda each: each.first)

    def fields(self, document: str, spans: Iterable[Tagged]) -> dict[str, Any]:
        """The row with these spans as tags, which share no word."""
        tags = [OUTSIDE] * len(self.words)
        for each in spans:
            tags[each.first] = f"B-{each.span.label}"
            rest = each.last - each.first
            tags[each.first + 1 : each.last + 1] = [f"I-{each.span.label}"] * rest
        return {"id": document, "tokens": self.words, "ner_tags": tags}
