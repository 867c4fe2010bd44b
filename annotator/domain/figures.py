"""Figures: the amounts that quotes give, and where quotes that say the same give others.

The one answer to which quantities differ, for the fact matrix, the dock and the suggestions.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from annotator.text.amounts import Amount, amounts, comparable, is_among
from annotator.text.measures import Kind

Words = tuple[str, ...]
"""Figures as their quote writes them, in its order."""


def opposed(one: str, other: str) -> list[tuple[Words, Words]]:
    """The figures of two quotes that stand against each other, those of each kind side by side.

    Two figures stand against each other where they are of one kind and neither is in both quotes.
    So a quote that only gives more, or none at all, or says `thousands`, opposes nothing.
    """
    ours, theirs = _opposed(_read(one), _read(other))
    kinds = dict.fromkeys(each.kind for each in ours)
    return [(_words(one, _of(ours, kind)), _words(other, _of(theirs, kind))) for kind in kinds]


def differing(quotes: Mapping[str, str]) -> dict[str, Words]:
    """Of each key, the figures of its quote that another quote's stand against.

    Keys whose quote differs from none are left out.
    """
    found = {key: _read(quote) for key, quote in quotes.items()}
    against: dict[str, set[Amount]] = {key: set() for key in quotes}
    for one, other in combinations(quotes, 2):
        ours, theirs = _opposed(found[one], found[other])
        against[one].update(ours)
        against[other].update(theirs)
    return {
        key: _words(quotes[key], [each for each in found[key] if each in those])
        for key, those in against.items()
        if those
    }


@lru_cache(maxsize=1_024)
def _read(quote: str) -> tuple[Amount, ...]:
    # One quote is held against many.
    return tuple(amounts(quote))


def _opposed(ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[list[Amount], list[Amount]]:
    only_ours = [each for each in ours if not is_among(each, theirs)]
    only_theirs = [each for each in theirs if not is_among(each, ours)]
    return _against(only_ours, only_theirs), _against(only_theirs, only_ours)


def _against(ones: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    return [one for one in ones if any(comparable(one, other) for other in others)]


def _of(found: Sequence[Amount], kind: Kind) -> list[Amount]:
    return [each for each in found if each.kind is kind]


def _words(quote: str, found: Sequence[Amount]) -> Words:
    """The amounts as they stand, white space as one space, the same words once."""
    return tuple(dict.fromkeys(" ".join(quote[each.start : each.end].split()) for each in found))
