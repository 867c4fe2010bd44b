"""How far two passages contradict each other: by their quantities, and by which way things go."""

import re
from collections.abc import Iterable, Iterator, Sequence

from annotator.suggest import weights
from annotator.text.amounts import Amount, comparable, is_among, same
from annotator.text.measures import Kind

NEAR, FAR = 4.0, 20.0
"""How many times the smaller the larger of two values is: what is farther off counts less."""

SMALL_COUNT = 4
"""Below, a count says little: there are two or three of anything."""

_UP = (
    *("increas", "ris", "rose", "surg", "soar", "grow", "grew", "climb", "escalat", "expand"),
    *("jump", "uptick", "more", "higher", "swell", "doubl", "tripl"),
)
_DOWN = (
    *("decreas", "declin", "fall", "fell", "drop", "plummet", "plung", "halv", "shrink", "shrank"),
    *("reduc", "dwindl", "slump", "rare", "fewer", "less", "lower", "scarce", "diminish", "slow"),
    *("cut", "cutt"),
)


def _starting(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words with any ending; `more than 10,000` goes neither way."""
    ending = r"(?:e|es|ed|en|ing|ingly|s|ly)?"
    return re.compile(rf"\b(?:{'|'.join(words)}){ending}\b(?!\s+than\b)", re.IGNORECASE)


_UP_WORD, _DOWN_WORD = _starting(_UP), _starting(_DOWN)


def agree(query: Sequence[Amount], passage: Sequence[Amount]) -> bool:
    """Whether the passage has one of the query's quantities."""
    return any(is_among(one, passage) for one in query if one.kind is not Kind.VAGUE)


def contrast(query: Sequence[Amount], passage: Sequence[Amount]) -> float:
    """How much the quantities contradict each other, 0 to 1."""
    return max((each for each, _ in opposing(query, passage)), default=0.0)


def opposing(query: Sequence[Amount], passage: Sequence[Amount]) -> Iterator[tuple[float, Amount]]:
    """The passage's amounts that stand against one of the query's, with how much, 0 to 1."""
    for one in query:
        for other in passage:
            if _of_one_unit(one, other) and not same(one, other):
                yield _against(one, other), other


def trend(text: str) -> int:
    """1 where something grows, -1 where it shrinks, 0 where neither or both is said."""
    return bool(_UP_WORD.search(text)) - bool(_DOWN_WORD.search(text))


def _of_one_unit(one: Amount, other: Amount) -> bool:
    """Whether two amounts are likely to be of the same thing: 18 hours a day, two days a year."""
    if not comparable(one, other) or one.kind is Kind.CLOCK:
        return False
    in_units = one.kind in (Kind.DURATION, Kind.MEASURE)
    return one.unit == other.unit if in_units else one.unit.dimension == other.unit.dimension


def _against(one: Amount, other: Amount) -> float:
    small, large = sorted((abs(one.size), abs(other.size)))
    if one.kind is Kind.COUNT and small < SMALL_COUNT:
        return weights.CONTRAST_SMALL
    if large < NEAR * small:
        return weights.CONTRAST_NEAR
    return weights.CONTRAST_FAR if large < FAR * small else weights.CONTRAST_FARTHEST
