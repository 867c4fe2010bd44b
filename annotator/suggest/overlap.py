"""How much of two passages' words meet, where a word may meet another spelling of itself."""

from dataclasses import dataclass

from annotator.suggest.idf import Idf
from annotator.suggest.similarity import best_matches
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
    there, back = (
        _coverage(query.stems, unit.stems, idf),
        _coverage(unit.stems, query.stems, idf),
    )
    return Overlap(there, back, soft(there, back, alpha))


def soft(query_coverage: float, unit_coverage: float, alpha: float) -> float:
    """The weighted harmonic mean of two coverages, 0 where one of them is."""
    if not query_coverage or not unit_coverage:
        return 0.0
    return 1 / (alpha / query_coverage + (1 - alpha) / unit_coverage)


def _coverage(stems: tuple[str, ...], others: tuple[str, ...], idf: Idf) -> float:
    best = best_matches(stems, others)
    met = sum(idf.of(stem) * best[stem][1] for stem in stems if stem in best)
    return met / sum(map(idf.of, stems)) if met else 0.0
