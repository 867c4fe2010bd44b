"""How well a unit fits a query by itself, whatever stands around it."""

from rapidfuzz import fuzz

from annotator.suggest.overlap import soft
from annotator.suggest.postings import Met
from annotator.suggest.steps import Steps
from annotator.suggest.terms import Terms
from annotator.suggest.weights import (
    NAMES,
    NUMBERS_AND_NAMES,
    OTHER_NUMBERS,
    QUERY_SHARE,
    TOKEN_SET,
)


def lexical(query: Terms, unit: Terms, met: Met, steps: Steps) -> float:
    """Soft overlap + cosine + token set + numbers and names: 0 to about 2.3, a little below too."""
    return _shared(query, unit, met, steps) + _directed(
        query, unit, met.query_coverage, met.unit_coverage, steps
    )


def lexical_both_ways(one: Terms, other: Terms, met: Met, steps: Steps) -> tuple[float, float]:
    """The score of the other as an answer to the one, and the other way round."""
    shared = _shared(one, other, met, steps)
    return (
        shared + _directed(one, other, met.query_coverage, met.unit_coverage, steps),
        shared + _directed(other, one, met.unit_coverage, met.query_coverage, steps),
    )


def _shared(one: Terms, other: Terms, met: Met, steps: Steps) -> float:
    score = met.cosine if steps.cosine else 0.0
    return score + TOKEN_SET * token_set(one, other) if steps.token_set else score


def _directed(query: Terms, unit: Terms, covered: float, covering: float, steps: Steps) -> float:
    score = soft(covered, covering, QUERY_SHARE) if steps.soft else 0.0
    if steps.numbers_and_names:
        score += NUMBERS_AND_NAMES * agreement(query, unit)
    return score


def token_set(query: Terms, unit: Terms) -> float:
    """rapidfuzz's `token_set_ratio` of the two, 0 to 1."""
    return fuzz.token_set_ratio(query.folded, unit.folded) / 100


def agreement(query: Terms, unit: Terms) -> float:
    """How well the numbers and the names agree, -0.3 to 1.5; 0 where the query has neither."""
    score = 0.0
    if query.numbers and unit.numbers:
        shared = len(query.numbers & unit.numbers)
        score = shared / len(query.numbers) if shared else OTHER_NUMBERS
    if query.names:
        score += NAMES * len(query.names & unit.names) / len(query.names)
    return score
