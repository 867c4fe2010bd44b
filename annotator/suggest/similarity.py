"""How alike two stems are: what lets `defector` meet `defection` and `labor` meet `labour`."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from annotator.suggest.weights import ALIKE, ALIKE_LENGTH

Spelling = tuple[str, float]
"""A stem that is alike, and how much: 1 for the same, else rapidfuzz's `ratio`, 0.75 or more."""


def has_spellings(stem: str) -> bool:
    """Whether other stems can be spellings of this one: it is long enough and no number."""
    return len(stem) >= ALIKE_LENGTH and not stem[0].isdigit()


def spellings(stem: str, others: Sequence[str]) -> tuple[Spelling, ...]:
    """Those of `others` that are alike, most alike first; of equals the first comes first."""
    same = ((stem, 1.0),) if stem in others else ()
    if not has_spellings(stem):
        return same
    found = process.extract(stem, others, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    return same + tuple(
        (other, alike / 100) for other, alike, _ in found if other != stem and has_spellings(other)
    )


# One query meets the words of a hundred sentences, which are much the same words.
meets = lru_cache(maxsize=16_384)(spellings)
"""`spellings`, remembered; for a few others."""


def best_matches(stems: tuple[str, ...], others: Iterable[str]) -> dict[str, Spelling]:
    """Of each of `stems` that one of `others` is alike, the most alike; of equals the first."""
    best: dict[str, Spelling] = {}
    for other in others:
        for stem, alike in meets(other, stems):
            if stem not in best or alike > best[stem][1]:
                best[stem] = other, alike
    return best
