"""Quantities: what makes a statistic.

Numbers in digits with their currency, percent sign, magnitude and unit (`$100`, `5 million`,
`18-plus hour`), number words (`two days`, `thousands`), ratios (`half`, `halved`, `a third of`,
`five times`) and clock times. Not: years, dates, decades, ages, ordinals, `one` by itself, figures
inside a name or an address (`F-16`, `https://…/58271379`), and numbers of references (`[1]`).
"""

import re
from collections.abc import Iterable
from functools import cache

from annotator.text.clauses import clause_of, clauses, unjoined
from annotator.text.extent import Extent, distance
from annotator.text.measures import UNITS
from annotator.text.numerals import MAGNITUDES, PARTS, SHORT_MAGNITUDES, SMALL, TENS
from annotator.text.sentences import sentence_at

_SPACE = r"[ \t\xa0\u2009\u202f]"
_GAP = rf"(?:{_SPACE}|-)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_TO = rf"{_SPACE}*(?:-|\u2013|to){_SPACE}*"
_COUNTED = (
    r"(?:people|men|women|children|workers?|labou?rers|troops|soldiers|refugees|migrants|deaths"
    r"|jobs|homes|cases|euros?|dollars?|pounds|roubles|rubles)"
)


def _any_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first: `km/h` before `km`."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


_UNIT = rf"(?:{_any_of(name for name in UNITS if name[0].isalpha())}s?|per[ ]cent|[ap]\.?m\b\.?)"
_LARGE = f"{_any_of(MAGNITUDES)}s?"
_MAGNITUDE = f"(?:{_LARGE}|{_any_of(SHORT_MAGNITUDES)})"
_TWO_TO_NINETEEN = _any_of(SMALL)
_TENS = f"{_any_of(TENS)}(?:-(?:one|{_TWO_TO_NINETEEN}))?"
_CURRENCY = r"[$\xa3\xa5\u20ac\u20a9\u20bd\u20b9]"
_LARGES = rf"{_SPACE}+of{_SPACE}+(?:thousand|million|billion)s\b"
_PARTS = _any_of(part for part in PARTS if part != "half")

_LOOKS_LIKE_ONE = (
    # Addresses.
    r"\b\w++://\S+",
    r"\bwww\.\S+",
    # Dates, with the time of day or without.
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?",
    r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b",
    rf"{_DAY}{_SPACE}+(?:of{_SPACE}+)?{_MONTH}(?:,?{_SPACE}+{_YEAR}\b)?",
    rf"\b{_MONTH}{_SPACE}+{_DAY}\b(?![,.]\d)(?:{_TO}{_DAY}\b)?(?:,?{_SPACE}+{_YEAR}\b)?",
    # Years and decades; `2000 workers` is none.
    rf"\b{_YEAR}[-/\u2013]\d\d\b(?!{_SPACE}*%)",
    rf"\bquarter{_SPACE}+of{_SPACE}+{_YEAR}\b",
    rf"\b{_YEAR}(?:s\b|(?!\w|[,.]\d|%|{_GAP}+(?:{_COUNTED}|{_UNIT}|{_MAGNITUDE})\b))",
    # Ages.
    rf"\b(?:\d+|{_TENS}|{_TWO_TO_NINETEEN}){_GAP}years?{_GAP}olds?\b",
    rf"\baged?{_SPACE}+\d+",
    rf"(?-i:\b[A-Z][\w'\u2019-]+),{_SPACE}\d\d(?=,)",
    # References, ordinals and names.
    r"\[\d+(?:[,\u2013-] ?\d+)*\]",
    r"\b24/7\b",
    r"\d+(?:st|nd|rd|th)\b",
    r"\b[^\W\d_]++[-\u2010\u2011]?\d[\w-]*",
)
_FIGURE = r"(?:\d{1,3}(?:[ \xa0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,:]\d+)*)"
_NUMBER = (
    rf"{_CURRENCY}?{_FIGURE}(?:{_SPACE}?[%\u2030]|{_CURRENCY})?(?:-plus\b|\+)?",
    rf"\b(?:{_TENS}|{_TWO_TO_NINETEEN}|{_LARGE})\b(?!')",
    rf"\btens(?={_LARGES})",
    rf"\bone\b(?={_GAP}+(?:{_UNIT}|{_MAGNITUDE}|in{_SPACE})\b)",
)
_RATIO = (
    rf"\b(?:(?:one|a|{_TWO_TO_NINETEEN}){_GAP}+)?{_PARTS}s?{_SPACE}+of\b",
    rf"\b{_TWO_TO_NINETEEN}{_GAP}+{_PARTS}s\b",
    r"\b(?:half|halves|halv(?:e|ed|ing)|twice|(?:doubl|tripl|trebl|quadrupl)(?:e|ed|es|ing)"
    rf"|(?:\d+|{_LARGE}|{_TENS}|{_TWO_TO_NINETEEN})-?fold)\b(?!-[^\W\d])",
    r"\bhalf-(?:hour|million|billion|dozen)s?\b",
)


@cache
def _pattern() -> re.Pattern[str]:
    """Quantities in the group `quantity`; what only looks like one is matched outside it."""
    number = rf"(?:{'|'.join(_NUMBER)})(?:{_GAP}?{_MAGNITUDE}\b|{_LARGES})*(?:{_GAP}?{_UNIT}\b)?"
    return re.compile(
        rf"{'|'.join(_LOOKS_LIKE_ONE)}|(?P<quantity>{'|'.join(_RATIO)}|{number})", re.IGNORECASE
    )


def quantities(text: str, start: int, end: int) -> list[Extent]:
    """The quantities in `[start, end)`, in order."""
    found = _pattern().finditer(text, start, end)
    return [match.span("quantity") for match in found if match["quantity"]]


def quantity_clause_at(text: str, offset: int) -> Extent:
    """The clause with a quantity in the sentence at `offset`, without the words that join it.

    The clause at `offset` if it has one, else the nearest that has one, of two as near the
    later; the clause at `offset`, whole, where the sentence has none.
    """
    sentence = sentence_at(text, offset)
    grid = clauses(text, *sentence)
    here = clause_of(grid, offset)
    places = [place for place, _ in quantities(text, *sentence)]
    holding = [clause for clause in grid if any(clause[0] <= p < clause[1] for p in places)]
    if here is None or not holding:
        return here or (offset, offset)
    if here not in holding:
        here = min(reversed(holding), key=lambda clause: distance(clause, offset))
    return unjoined(text, here)
