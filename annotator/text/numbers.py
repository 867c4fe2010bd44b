"""Reading the words of a number: `18-plus hour`, `$2.5bn`, `two hundred thousand`, `a third of`."""

import re

from annotator.text.measures import NO_UNIT, SHARE, UNITS, VAGUE, Unit, unit_called
from annotator.text.numerals import MAGNITUDES, NUMERALS, PARTS, SHORT_MAGNITUDES

_PIECE = re.compile(r"\d(?:\s?[\d.,:])*|[^\W\d]+(?:[-/][^\W\d]+)*|[^\w\s-]")
_SPACE = re.compile(r"\s")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


def read_number(words: str) -> tuple[float | None, Unit]:
    """The value and the unit of the words of a number; no value where only magnitudes stand."""
    value: float | None = None
    unit = NO_UNIT
    for word in _words(words):
        if word[0].isdecimal():
            value = _figure(word)
        elif word in NUMERALS or word == "one":
            value = float(NUMERALS.get(word, 1))
        elif word.removesuffix("s") in PARTS:
            value, unit = (value or 1) / PARTS[word.removesuffix("s")], SHARE
        elif word in ("halves", "halve", "halved", "halving"):
            value, unit = 0.5, SHARE
        elif (scale := _scale(word)) is not None:
            value = None if value is None else value * scale
            unit = NO_UNIT if unit is SHARE else unit
        else:
            unit = unit_called(word) or unit
    return value, unit


def read_magnitudes(words: str, unit: Unit, *, exact: bool) -> tuple[float, Unit]:
    """The value of magnitudes without a number, and the unit: vague, unless they are `exact`.

    `hundreds` and `tens of thousands` are vague, the `hundred` of `a hundred` is not.
    """
    value = 1.0
    for word in _words(words):
        value *= 10 if word == "tens" else _scale(word) or 1
    return (value, unit) if exact else (value, VAGUE)


def magnitude(words: str) -> int:
    """What the words of a number multiply it by: a million in `10 million`, 1 in `10`."""
    return next((scale for word in _words(words) if (scale := _scale(word))), 1)


def _words(words: str) -> list[str]:
    """The parts of a number: figures, words, signs; `per cent` as one."""
    found: list[str] = []
    for piece in _PIECE.findall(words.replace("per cent", "percent")):
        whole = piece in NUMERALS or piece in UNITS
        found += [piece] if whole else [part for part in piece.split("-") if part]
    return found


def _figure(figure: str) -> float:
    """A number in digits of any script, without what parts its thousands."""
    plain = _THOUSANDS.sub("", _SPACE.sub("", figure)).replace(",", ".").rstrip(".:")
    head, *groups = plain.split(".")
    if len(groups) == 1 and groups[0].isdecimal() and head.isdecimal():
        return float(plain)
    if groups and all(len(group) == 3 for group in groups):
        return float("".join((head, *groups)))
    # Of a score or of what is written in no known way the first part.
    return float(re.split(r"\D", plain, maxsplit=1)[0])


def _scale(word: str) -> int | None:
    return MAGNITUDES.get(word.removesuffix("s")) or SHORT_MAGNITUDES.get(word)
