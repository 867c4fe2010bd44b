"""How sure it is that a passage says the same: a logistic regression on four measures."""

from dataclasses import dataclass
from math import exp

from annotator.suggest.direct import token_set
from annotator.suggest.idf import Idf
from annotator.suggest.similarity import best_matches
from annotator.suggest.suggestion import Band
from annotator.suggest.terms import Terms
from annotator.suggest.weights import LIKELY, POSSIBLE, STRONG, Calibration


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a confidence is worked out from; `weights.Calibration` has a weight for each."""

    direct: float
    coverage: float
    missed: float
    token_set: float


def evidence(query: Terms, unit: Terms, direct: float, idf: Idf) -> Evidence:
    """What speaks for and against that the unit says what the query says."""
    best = best_matches(query.stems, unit.stems)
    total = met = missed = 0.0
    for stem in query.stems:
        weight = idf.of(stem)
        _, alike = best.get(stem, ("", 0.0))
        total += weight
        met += weight * alike
        missed = max(missed, weight * (1 - alike))
    return Evidence(direct, met / total if total else 0.0, missed, token_set(query, unit))


def confidence(
    query: Terms, unit: Terms, direct: float, idf: Idf, calibration: Calibration
) -> float:
    """The probability, 0 to 1, that the unit says what the query says, from its direct score."""
    found = evidence(query, unit, direct, idf)
    exponent = (
        calibration.direct * found.direct
        + calibration.coverage * found.coverage
        + calibration.missed * found.missed
        + calibration.token_set * found.token_set
        + calibration.constant
    )
    return 1 / (1 + exp(-exponent))


def band(confidence: float) -> Band:
    """The range that a confidence lies in."""
    if confidence >= STRONG:
        return Band.STRONG
    if confidence >= LIKELY:
        return Band.LIKELY
    return Band.POSSIBLE if confidence >= POSSIBLE else Band.WEAK
