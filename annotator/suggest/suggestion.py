"""A passage that may say the same, with how sure the engine is and why."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.suggest.passage import Passage
from annotator.suggest.reasons import Reason


class Band(StrEnum):
    """Ranges of the confidence, for people."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One passage for one query."""

    passage: Passage
    score: float
    """The confidence, 0 to 1; it says nothing of the order."""
    band: Band
    reasons: tuple[Reason, ...]
    rank: float
    """What the order follows, the largest first; no scale of its own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of different articles, each the best that the other's article has for it."""

    a: Passage
    b: Passage
    score: float
    """The confidence, 0 to 1."""
    band: Band
    reasons: tuple[Reason, ...]
    rank: float
