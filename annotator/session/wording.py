"""The words of titles, questions and refusals that several use cases share."""

from annotator.domain.excerpt import excerpt
from annotator.domain.label import LabelSet

TITLE_WIDTH = 48
"""Code points of a quote that a title shows."""


def quoted(quote: str) -> str:
    """A quote as a title shows it: one line, shortened, in quotation marks."""
    return f"“{excerpt(quote, TITLE_WIDTH)}”"


def label_name(labels: LabelSet, label: str | None) -> str:
    """What a span with this label is called."""
    known = labels.get(label)
    return known.name if known is not None else label or "highlight"


def count(number: int, noun: str) -> str:
    """`1 link`, `3 links`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
