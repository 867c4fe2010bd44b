"""How much of two passages' words meet, where a word may meet another spelling of itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.suggest.idf import Idf
from annotator.suggest.similarity import best_spelling
from annotator.suggest.terms import Terms


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two passages have in common, as shares of what each says, 0 to 1."""

    query_coverage: float
    unit_coverage: float
    soft: float
    """Both in one: the F-measure (van Rijsbergen 1979)."""


def overlap(query: Terms, unit: Terms, idf: Idf, alpha: float) -> Overlap:
    """The overlap of a query and a unit; `alpha` is the query's part in `soft`, 0 to 1."""
    query_coverage = _coverage(query.stems, unit.stems, idf)
    unit_coverage = _coverage(unit.stems, query.stems, idf) if query_coverage else 0.0
    return Overlap(query_coverage, unit_coverage, soft(query_coverage, unit_coverage, alpha))


def soft(query_coverage: float, unit_coverage: float, alpha: float) -> float:
    """The weighted harmonic mean of two coverages, 0 where one of them is."""
    if not query_coverage or not unit_coverage:
        return 0.0
    return 1 / (alpha / query_coverage + (1 - alpha) / unit_coverage)


def _coverage(stems: Sequence[str], others: Sequence[str], idf: Idf) -> float:
    total = met = 0.0
    for stem in stems:
        weight = idf.of(stem)
        total += weight
        met += weight * best_spelling(stem, others)[1]
    return met / total if total else 0.0
