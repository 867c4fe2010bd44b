"""How long the spans of each label are, and what a suggester of n-grams would have to try."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

QUANTILES = (0.0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1.0)

COVERED = 0.95
"""The share of the spans that the sizes of a suggester are chosen for."""


@dataclass(frozen=True, slots=True)
class LabelLengths:
    """The lengths in tokens of the spans of one label, or of all."""

    label: str
    """A label id, or empty: all spans."""
    spans: int
    tokens: Mapping[float, int]
    """By quantile: the least length that so large a share of the spans does not exceed."""
    min_size: int
    max_size: int
    """Sizes of a suggester, such as spaCy's `ngram_range_suggester`, that finds `COVERED` of
    them: the shortest range of lengths that does, the smaller sizes first."""


def lengths(label: str, counts: Counter[int]) -> LabelLengths:
    """The figures of spans of which `counts` says how many have each length in tokens."""
    return LabelLengths(
        label,
        counts.total(),
        {each: _quantile(counts, each) for each in QUANTILES},
        *_range(counts),
    )


def _quantile(counts: Counter[int], share: float) -> int:
    """By the nearest rank."""
    wanted = max(1, ceil(share * counts.total()))
    seen = 0
    for length in sorted(counts):
        seen += counts[length]
        if seen >= wanted:
            return length
    return 0


def _range(counts: Counter[int]) -> tuple[int, int]:
    """The shortest range of lengths with `COVERED` of the spans in it."""
    wanted = ceil(COVERED * counts.total())
    sizes = sorted(counts)
    best = sizes[0], sizes[-1]
    low = inside = 0
    for size in sizes:
        inside += counts[size]
        while inside - counts[sizes[low]] >= wanted:
            inside -= counts[sizes[low]]
            low += 1
        if inside >= wanted and size - sizes[low] < best[1] - best[0]:
            best = sizes[low], size
    return best
