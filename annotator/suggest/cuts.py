"""Where a proposed passage may begin and end inside its sentence.

A sentence is cut at punctuation, before the words that open a clause, and before prepositions; a
run joins neighbouring parts.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import islice

from annotator.suggest.weights import AFTER_OPENER, RUN_AT_LEAST, RUN_CUTS, RUN_PARTS
from annotator.text.extent import Extent
from annotator.text.trimming import trim
from annotator.text.white import WHITE


class Strength(IntEnum):
    """How natural a cut is."""

    PREPOSITION = 1
    OPENER = 2
    MARK = 3


@dataclass(frozen=True, slots=True)
class Run:
    """`[start, end)` of a sentence, in code points, and how natural its two ends are."""

    start: int
    end: int
    opening: Strength
    closing: Strength


_OPENERS = (
    "before|and|but|or|while|where|who|which|whom|whose|as|with|despite|because|since|after|though"
    "|although|when|that|until|amid|if|so|whereas|without|including|adding|saying|due|thanks"
)
_PREPOSITIONS = (
    "to|of|in|on|at|by|for|from|through|into|over|under|during|per|within|across|between|against"
    "|about"
)
_CUT = re.compile(
    # A passage is with or without its brackets and quotation marks.
    r"(?P<around>[()\[\]\u201c\u201d\u201e\xab\xbb\"\u300c\u300d\u300e\u300f\uff08\uff09\u3010\u3011]"
    # The apostrophes of `isn’t` and of `workers’ rights` are none.
    r"|(?<!\w)['\u2018\u2019](?=\w)|(?<=[.,!?\u2026])['\u2019])"
    # Neither the comma of `10,000` nor the colon of `10:30`.
    rf"|(?P<after>[,;:](?=[{WHITE}\u201d\u2019\xbb\"'])"
    rf"|(?<!\d)[\u2013\u2014]|[\u2013\u2014](?!\d)|(?<=[{WHITE}])-+(?=[{WHITE}])"
    # Not the period of `Mr.`, `Sept.` and `U.S.`.
    rf"|(?:(?-i:[a-z]{{4}})\.|[!?\u2026])(?=[{WHITE}])|[\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f])"
    rf"|\b(?:(?P<opener>{_OPENERS})|{_PREPOSITIONS})\b(?!['\u2019-])",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    rf"(?:and|but|or|that|as|while|because|although|though)[{WHITE}]+", re.IGNORECASE
)

_JOINTS = WHITE + ",;:\u2013\u2014-\u3001\uff0c\uff1a\uff1b"
_NOT_AT_START = _JOINTS + ")]\u201d\u2019\xbb.!?\u2026\u3002\uff01\uff1f\uff09\u300d\u300f\u3011"
_NOT_AT_END = _JOINTS + "([\u201c\u2018\u201e\xab\uff08\u300c\u300e\u3010"
_PAIRS = (
    "()",
    "[]",
    "\u201c\u201d",
    "\xab\xbb",
    "\u300c\u300d",
    "\u300e\u300f",
    "\uff08\uff09",
    "\u3010\u3011",
)
_PAIRED = re.compile(f'["{re.escape("".join(_PAIRS))}]')
# The period of `U.S.` stays.
_PERIOD = re.compile(r"(?<!\.\w)[.\u3002]\Z")


def cuts(sentence: str) -> dict[int, Strength]:
    """The places between the parts of `sentence`, in order, its own ends among them.

    Of a very long sentence only the most natural ones, `RUN_CUTS` or a few more.
    """
    found = {0: Strength.MARK}
    for match in _CUT.finditer(sentence):
        match match.lastgroup:
            case "around":
                found[match.start()] = found[match.end()] = Strength.MARK
            case "after":
                found[match.end()] = Strength.MARK
            case kind:
                strength = Strength.OPENER if kind else Strength.PREPOSITION
                found.setdefault(match.start(), strength)
    found[len(sentence)] = Strength.MARK
    for weak in (Strength.PREPOSITION, Strength.OPENER):
        if len(found) > RUN_CUTS:
            found = {place: natural for place, natural in found.items() if natural > weak}
    every = -(-len(found) // RUN_CUTS)
    return {**dict(islice(found.items(), 0, None, every)), len(sentence): Strength.MARK}


@lru_cache(maxsize=1_024)
def runs(sentence: str) -> tuple[Run, ...]:
    """The passages of `sentence` that may be proposed, each once; the sentence itself comes first.

    None has white space at its ends, nor marks that belong to what is outside, nor one bracket or
    quotation mark of two; and all but the sentence have at least `RUN_AT_LEAST` code points.
    """
    whole = trim(sentence, 0, len(sentence))
    found = {whole: (Strength.MARK, Strength.MARK)}
    places = list(cuts(sentence).items())
    ends = [(_closing(sentence, place), closing) for place, closing in places[1:]]
    for at, (place, strength) in enumerate(places[:-1]):
        first = _opening(sentence, place)
        opener = _DROPPED.match(sentence, first)
        for end, closing in ends[at : at + RUN_PARTS]:
            start, opening = first, strength
            if opener and end - opener.end() > AFTER_OPENER:
                start, opening = opener.end(), Strength.MARK
            if end - start >= RUN_AT_LEAST:
                # Of two cuts that come to one place once trimmed the stronger counts.
                other = found.get((start, end), (opening, closing))
                found[start, end] = max(opening, other[0]), max(closing, other[1])
    # All but its period is no other passage.
    if ends and ends[-1][0] < whole[1]:
        found.pop((whole[0], ends[-1][0]), None)
    kept = _balanced(sentence, found)
    return tuple(Run(*extent, *found[extent]) for extent in kept)


def _balanced(sentence: str, extents: Collection[Extent]) -> Collection[Extent]:
    """Those that have both or neither of a pair, unless the sentence itself has but one of one."""
    if not _PAIRED.search(sentence) or not _is_balanced(sentence):
        return extents
    return [(start, end) for start, end in extents if _is_balanced(sentence[start:end])]


def _is_balanced(passage: str) -> bool:
    return passage.count('"') % 2 == 0 and all(
        passage.count(pair[0]) == passage.count(pair[1]) for pair in _PAIRS
    )


def _opening(sentence: str, place: int) -> int:
    """The first place from `place` on where a passage may start."""
    return len(sentence) - len(sentence[place:].lstrip(_NOT_AT_START))


def _closing(sentence: str, place: int) -> int:
    """The last place up to `place` where a passage may end; a clause has no period."""
    said = _PERIOD.sub("", sentence[:place].rstrip(_NOT_AT_END))
    return len(said.rstrip(_NOT_AT_END))
