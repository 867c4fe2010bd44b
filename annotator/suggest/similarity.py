"""How alike two stems are: what lets `defector` meet `defection` and `labor` meet `labour`."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from annotator.suggest.weights import ALIKE, ALIKE_LENGTH


def has_spellings(stem: str) -> bool:
    """Whether other stems can be spellings of this one: it is long enough and no number."""
    return len(stem) >= ALIKE_LENGTH and not stem[0].isdigit()


def spellings(stem: str, others: Sequence[str]) -> list[tuple[str, float]]:
    """Those of `others` that are alike, most alike first, and how much, 0.75 to 1.

    1 for the same stem, else rapidfuzz's `ratio`; of equals the first comes first.
    """
    same = [(stem, 1.0)] if stem in others else []
    if not has_spellings(stem):
        return same
    found = process.extract(stem, others, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    return same + [
        (other, alike / 100) for other, alike, _ in found if other != stem and has_spellings(other)
    ]


def best_spelling(stem: str, others: Sequence[str]) -> tuple[str, float]:
    """The most alike of `others`, and how much; `""` and 0 where none is alike."""
    if stem in others:
        return stem, 1.0
    return next(iter(spellings(stem, others)), ("", 0.0))
