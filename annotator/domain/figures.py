"""Whether quotes that say the same also give the same figures."""

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from annotator.text.quantities import quantities

_NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_SAME = {word: str(value) for value, word in enumerate(_NUMBER_WORDS, 2)}
_SAME |= {"twice": "2 time", "halved": "half", "halving": "half", "halve": "half", "halves": "half"}
"""Words that come to the same as a numeral, or as another word."""

_POWERS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_POWERS |= {"k": 3, "m": 6, "mn": 6, "bn": 9}
"""The power of ten that a word after a number stands for."""

_VAGUE = {"hundred", "thousand", "million", "billion", "trillion", "dozen"}
"""Words that are no figure by themselves: `thousands` differs from no number."""


def figures(quote: str) -> dict[str, str]:
    """The quantities of a quote: what each comes to, and its words as they stand.

    `10,000` and `10 thousand` come to the same, and so do `two days` and `2-day`; a unit counts
    where the words have one. Amounts are not converted.
    """
    found: dict[str, str] = {}
    for start, end in quantities(quote, 0, len(quote)):
        words = " ".join(quote[start:end].split())
        value = _value(words)
        if value not in _VAGUE:
            found.setdefault(value, words)
    return found


def differing(quotes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Of each key, the figures in the words of its quote that another quote has others for.

    Two quotes differ where each has a figure that the other lacks; one that only gives more, or
    none at all, differs from nothing. Keys whose quote differs from none are left out.
    """
    all_figures = {key: figures(quote) for key, quote in quotes.items()}
    found: dict[str, tuple[str, ...]] = {}
    for key, own in all_figures.items():
        alone: set[str] = set()
        for other in all_figures.values():
            if _lacking(other, own):
                alone |= _lacking(own, other)
        if alone:
            found[key] = tuple(words for value, words in own.items() if value in alone)
    return found


def _lacking(figures: Iterable[str], others: Collection[str]) -> set[str]:
    """The figures that `others` have nothing for.

    `2` and `2 day` are one figure: the unit of “two free days” stands apart from its number.
    """
    return {
        figure
        for figure in figures
        if not any(
            f"{figure} ".startswith(f"{o} ") or f"{o} ".startswith(f"{figure} ") for o in others
        )
    }


def _value(words: str) -> str:
    """What a quantity comes to, in one spelling."""
    folded = re.sub(r"(?<=\d)[,\s](?=\d{3})", "", words.casefold())
    folded = re.sub(r"-plus\b|\+", "", folded)
    parts = re.findall(r"\d+(?:[.:]\d+)*|[^\W\d]+|[^\w\s-]", folded)
    value: list[str] = []
    for part in map(_one, parts):
        if part in _POWERS and value and value[-1].replace(".", "", 1).isdecimal():
            value[-1] = f"{Decimal(value[-1]).scaleb(_POWERS[part]).normalize():f}"
        else:
            value.append(part)
    return " ".join(value)


def _one(part: str) -> str:
    """A word in one form: a numeral for a number word, a unit in the singular."""
    if part in _SAME:
        return _SAME[part]
    return part[:-1] if len(part) > 3 and part.endswith("s") else part
