"""Why a passage is suggested, as values; `session.suggesting.wording` puts them into words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordPair:
    """A word of the query and the word of the passage that it meets."""

    query: str
    passage: str
    similarity: float
    """1 for the same stem, else the share of rapidfuzz's `ratio`, 0.75 or more."""


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Words that both have, those that say most first."""

    pairs: tuple[WordPair, ...]


@dataclass(frozen=True, slots=True)
class SharedNumbers:
    """Numbers that both have, in one spelling."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedNames:
    """Names that both have, as the passage writes them."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferentNumbers:
    """Quantities of one kind that are not the same, as each writes its own."""

    query: tuple[str, ...]
    passage: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimilarMeaning:
    """How near the two are as vectors of their words."""

    similarity: float
    """A cosine, -1 to 1."""


Reason = SharedWords | SharedNumbers | SharedNames | DifferentNumbers | SimilarMeaning
