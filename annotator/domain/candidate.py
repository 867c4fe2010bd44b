"""Pairs of passages that may say the same, worked out ahead of anyone's asking.

They can be thrown away and worked out again at any time; nothing that a person decided hangs on
them.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Candidate(NamedTuple):
    """Two passages of different articles, each the best that the other's article has for it."""

    a_document: str
    a_start: int
    """Code points, as in all that follows."""
    a_end: int
    b_document: str
    b_start: int
    b_end: int
    score: float
    """The confidence, 0 to 1."""
    rank: float
    """What the order follows, the largest first; no scale of its own."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What came of comparing one article with those that it is compared with."""

    document: str
    fingerprint: str
    """Says of which texts and by which engine; where that is not the present, they are outdated."""
    pairs: tuple[Candidate, ...]
