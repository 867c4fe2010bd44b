"""Clauses: the grid on which a statistic is tagged and a proposed passage is cut.

A sentence is cut at commas, semicolons, colons, dashes and brackets and before the conjunctions and
prepositions that open a clause. A clause has none of these marks at its ends, nor the period.
"""

import re
from bisect import bisect_right

from annotator.text.extent import Extent
from annotator.text.sentences import next_sentence, previous_sentence, sentence_at
from annotator.text.trimming import trim
from annotator.text.white import WHITE, first_ink

_CLOSING = "\u201d\u2019\u300d\u300f\xbb\"'"
_OPENERS = (
    "after|although|amid|and|because|before|but|despite|that|though|until|when|where|while|who"
    "|which|with"
)
_CUT = re.compile(
    # Not the comma of `10,000`, nor the colon of `10:30` and of `https://`.
    rf"[,;:](?=[{WHITE}{_CLOSING}]|\Z)[{_CLOSING}]*"
    r"|[\u2013\u2014\u2015\u3001\uff0c\uff1a\uff1b()\[\]{}\uff08\uff09\u3010\u3011]"
    rf"|(?<=[{WHITE}])-+(?=[{WHITE}])"
    rf"|(?=\b(?:{_OPENERS})\b(?!['\u2019-]))"
    # `as` is no opener in `such as` and in `as many as`.
    r"|(?<!such )(?<!many )(?<!much )(?<!few )(?<!little )(?<!well )(?=\bas\b(?!['\u2019-]))",
    re.IGNORECASE,
)
_JOINING = re.compile(rf"(?:(?:{_OPENERS})(?!['\u2019-])\b[{WHITE}]*)+", re.IGNORECASE)
# `and that …` is one clause.
_OPENER = re.compile(f"{_OPENERS}|as", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(rf"(?<=\d)[{WHITE}]+and[{WHITE}]+(?=[$\xa3\u20ac]?\d)", re.IGNORECASE)
_TRAILING = ".!?\u2026\u3002\uff01\uff1f,;:" + WHITE
_INITIAL = re.compile(r"\.\w\Z")


def clauses(text: str, start: int, end: int) -> list[Extent]:
    """The clauses of the sentence or passage `[start, end)`, in order.

    At least one where there is ink; a passage of nothing but marks is its own clause.
    """
    found: list[Extent] = []
    low = start
    kept = [match.span() for match in _BETWEEN_NUMBERS.finditer(text, start, end)]
    for match in _CUT.finditer(text, start, end):
        if any(first <= match.start() < last for first, last in kept):
            continue
        if match.end() == match.start() and _OPENER.fullmatch(text, *trim(text, low, match.end())):
            continue
        _add(found, text, low, match.start())
        low = match.end()
    _add(found, text, low, end)
    if not found:
        whole = trim(text, start, end)
        return [whole] if whole[0] < whole[1] else []
    return found


def next_clause_end(text: str, offset: int) -> int:
    """The end of the first clause that ends after `offset`, in the sentence there or the next."""
    return next((end for _, end in _clauses_near(text, offset) if end > offset), offset)


def previous_clause_end(text: str, offset: int) -> int:
    """The end of the last clause that ends before `offset`, in the sentence there or before."""
    return next((e for _, e in reversed(_clauses_near(text, offset)) if e < offset), offset)


def next_clause(text: str, offset: int) -> int:
    """The start of the first clause that starts after `offset`, in the sentence there or next."""
    return next((start for start, _ in _clauses_near(text, offset) if start > offset), offset)


def previous_clause(text: str, offset: int) -> int:
    """The start of the last clause that starts before `offset`, in the sentence there or before."""
    return next((s for s, _ in reversed(_clauses_near(text, offset)) if s < offset), offset)


def _clauses_near(text: str, offset: int) -> list[Extent]:
    """The clauses of the sentence at `offset` and of the one on either side of it."""
    starts = {previous_sentence(text, offset), offset, next_sentence(text, offset)}
    around = sorted({sentence_at(text, start) for start in starts})
    before = sentence_at(text, previous_sentence(text, around[0][0]))
    return [each for sentence in sorted({before, *around}) for each in clauses(text, *sentence)]


def _add(found: list[Extent], text: str, start: int, end: int) -> None:
    """Append `[start, end)` without outer white space and trailing marks, if it says anything."""
    start = first_ink(text, start, end)
    said = text[start:end].rstrip(_TRAILING)
    after = start + len(said)
    # The period of `U.S.` stays.
    if text.startswith(".", after, end) and _INITIAL.search(said, max(0, len(said) - 2)):
        after += 1
    if any(map(str.isalnum, said)):
        found.append((start, after))


def clause_at(text: str, offset: int) -> Extent:
    """The clause at `offset`, in the sentence there; between two clauses the one before."""
    return clause_of(clauses(text, *sentence_at(text, offset)), offset) or (offset, offset)


def unjoined(text: str, clause: Extent) -> Extent:
    """A clause without the words that only join it to what stands before: `with`, `and that`.

    `as` stays, which is part of `as many as`. A clause of nothing else stays as it is.
    """
    start, end = clause
    match = _JOINING.match(text, start, end)
    return (match.end(), end) if match and match.end() < end else clause


def clause_of(grid: list[Extent], offset: int) -> Extent | None:
    """The clause of `grid` at `offset`: the last that starts there or before, else the first."""
    if not grid:
        return None
    return grid[max(0, bisect_right(grid, offset, key=lambda extent: extent[0]) - 1)]
