"""How alike two stems are: what lets `defector` meet `defection` and `labor` meet `labour`."""

from functools import lru_cache

from rapidfuzz import fuzz

from annotator.suggest.weights import ALIKE, ALIKE_LENGTH


def has_spellings(stem: str) -> bool:
    """Whether other stems can be spellings of this one: it is long enough and no number."""
    return len(stem) >= ALIKE_LENGTH and not stem[0].isdigit()


@lru_cache(maxsize=65_536)
def similarity(one: str, other: str) -> float:
    """1 for the same stem, else rapidfuzz's `ratio` from 0.75 up, else 0."""
    if one == other:
        return 1.0
    if not (has_spellings(one) and has_spellings(other)):
        return 0.0
    return fuzz.ratio(one, other, score_cutoff=ALIKE) / 100
