"""One article as tokens and tags."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from annotator.formats.training.bundle import Article
from annotator.formats.training.words import Placed, Words

OUTSIDE = "O"
"""The tag of a token that is in no span."""


def tag_names(labels: Iterable[str]) -> list[str]:
    """All tags there are for these labels, in the order of their numbers."""
    return [OUTSIDE, *(f"{part}-{label}" for label in labels for part in "BI")]


@dataclass(frozen=True, slots=True)
class Row:
    """The words of an article and its labelled spans."""

    words: Sequence[str]
    starts: Sequence[int]
    """Where each word begins in the text, in code points."""
    spans: Sequence[Placed]
    """By their first word; those that have a part of none are not among them."""

    @classmethod
    def of(cls, article: Article, text: str) -> "Row":
        """The row of an article with this text."""
        words = Words.of(text)
        labelled = (span for span in article.spans if span.label is not None)
        return cls(words.texts, words.bounds.starts, words.placed(labelled))

    @property
    def has_shared_words(self) -> bool:
        """Whether two spans have a word in common."""
        return any(one.last >= other.first for one, other in pairwise(self.spans))

    def apart(self, labels: Collection[str]) -> list[Placed]:
        """The spans with these labels that share no word, the longest of those that do."""
        taken = bytearray(len(self.words))
        kept = []
        for each in sorted(self.spans, key=lambda each: (each.first - each.last, each.first)):
            if each.span.label in labels and not any(taken[each.first : each.last + 1]):
                taken[each.first : each.last + 1] = b"\1" * (each.last + 1 - each.first)
                kept.append(each)
        return sorted(kept, key=lambda each: each.first)

    def fields(self, document: str, spans: Iterable[Placed]) -> dict[str, Any]:
        """The row with these spans as tags, which share no word."""
        tags = [OUTSIDE] * len(self.words)
        for each in spans:
            tags[each.first] = f"B-{each.span.label}"
            rest = each.last - each.first
            tags[each.first + 1 : each.last + 1] = [f"I-{each.span.label}"] * rest
        return {"id": document, "tokens": self.words, "ner_tags": tags}
