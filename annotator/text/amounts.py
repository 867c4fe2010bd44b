"""Amounts: what a quantity comes to, as a value with its unit.

`10,000`, `10 thousand` and `10k` are one count, `two days`, `2-day` and `two free days` one
duration, `half`, `halved`, `50%` and `one in two` one share. `thousands` is vague. Years, dates and
figures inside names are no quantities, see `quantities`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isclose

from annotator.text.extent import Extent
from annotator.text.measures import CLOCK, NO_UNIT, SHARE, TIMES, Kind, Unit, unit_called
from annotator.text.numbers import magnitude, read_magnitudes, read_number
from annotator.text.quantities import quantities

CLOSE = 0.011
"""The share of the larger value by which two may be apart and still be taken for one."""

IN_AT_MOST = 1_000
"""`one in five` is a share; `two in 10,000` hardly one."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:\s|-)?([ap])\.?m\.?|(\d{1,2}):(\d\d)")
_FOLD = re.compile(r"(.+?)-?fold")
_TIMES = {"twice": 2, "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4}
_CHANGE = re.compile(r"(twice|doubl|tripl|trebl|quadrupl|halv)(?:e[ds]?|ing)?")
_ARTICLE = re.compile(r"\b(?:an?|one|per)\s+\Z")
_IN = re.compile(r"\s+(?:in|out\s+of)(?:\s+every)?\s+")
_A = re.compile(r"\s+an?\s+")
_TO = re.compile(r"\s*(?:[-\u2013\u2014]|to|or)\s*")
_AND_A = re.compile(r"\s+and\s+a\s+")
_HALF_OF_UNIT = re.compile(r"half\s+an?\s+([^\W\d]+)", re.IGNORECASE)
_UNIT_NEXT = re.compile(r"\s+([^\W\d]+)")
_UNIT_APART = re.compile(
    r"\s+(?:free|full|whole|working|paid|rest|straight|consecutive|further|more|extra|additional"
    r"|long|short|US|American|Canadian|Australian)\s+([^\W\d]+)"
)
"""Words that may stand between a number and its unit."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One quantity of a text."""

    start: int
    """In code points."""
    end: int
    value: float
    """In its own unit; of a time of day the hours since midnight."""
    unit: Unit

    @property
    def kind(self) -> Kind:
        """What sort of quantity it is."""
        return self.unit.kind

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return self.start, self.end

    @property
    def size(self) -> float:
        """In the base unit of its dimension."""
        return self.value * self.unit.factor


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """The amounts in `[start, end)` of `text`, in order."""
    end = len(text) if end is None else end
    found: list[Amount] = []
    for extent in quantities(text, start, end):
        amount = _with_unit(text, _amount(text, extent, start), end)
        if not found:
            found.append(amount)
        elif (joined := _joined(text, found[-1], amount, end)) is not None:
            found[-1] = joined
        # A unit that stands a word apart may reach into the next quantity.
        elif found[-1].end <= amount.start:
            found[-1:] = _low_end(text, found[-1], amount), amount
    return found


def same(one: Amount, other: Amount) -> bool:
    """Whether two amounts come to the same.

    A number and as much of something do too: the unit of “two a year” stands elsewhere.
    """
    if Kind.VAGUE in (one.kind, other.kind):
        return one.kind is other.kind and one.value == other.value
    if one.kind is not other.kind:
        return Kind.COUNT in (one.kind, other.kind) and _close(one.value, other.value)
    return one.unit.dimension == other.unit.dimension and _close(one.size, other.size)


def comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts can contradict each other."""
    return one.kind is other.kind and one.kind is not Kind.VAGUE


def is_among(amount: Amount, others: Iterable[Amount]) -> bool:
    """Whether one of the others comes to the same."""
    return any(same(amount, other) for other in others)


def _close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=CLOSE)


def _amount(text: str, extent: Extent, low: int) -> Amount:
    """What the words of a quantity come to; `low`: where the text before it begins."""
    words = text[slice(*extent)].casefold()
    clock = _CLOCK.fullmatch(words)
    if clock is not None:
        return Amount(*extent, _hours(clock), CLOCK)
    change = _CHANGE.fullmatch(words) or _FOLD.fullmatch(words)
    if change is not None and change[1] != "halv":
        return Amount(*extent, _TIMES.get(change[1]) or read_number(change[1])[0] or 1, TIMES)
    value, unit = read_number(words)
    if value is None:
        article = _ARTICLE.search(text[max(low, extent[0] - 8) : extent[0]].casefold())
        value, unit = read_magnitudes(words, unit, exact=article is not None)
    return Amount(*extent, value, unit)


def _hours(match: re.Match[str]) -> float:
    if match[4]:
        return int(match[4]) + int(match[5]) / 60
    return int(match[1]) % 12 + int(match[2] or 0) / 60 + 12 * (match[3] == "p")


def _with_unit(text: str, amount: Amount, end: int) -> Amount:
    """An amount with a unit that stands a word apart: `two free days`, `half an hour`."""
    if amount.unit is NO_UNIT:
        unit = _unit(_UNIT_APART.match(text, amount.end, end))
    elif amount.unit is SHARE:
        unit = _unit(_HALF_OF_UNIT.match(text, amount.start, end))
    else:
        unit = None
    return amount if unit is None else replace(amount, unit=unit[0], end=unit[1])


def _unit(match: re.Match[str] | None) -> tuple[Unit, int] | None:
    """The unit that a match caught, and where it ends."""
    if match is None:
        return None
    unit = unit_called(match[1].casefold())
    return None if unit is None or unit is TIMES else (unit, match.end())


def _low_end(text: str, low: Amount, high: Amount) -> Amount:
    """The amount before `high`; where the two are a range, as much of the same: `30–60%`."""
    is_range = _TO.fullmatch(text, low.end, high.start) and high.kind is not Kind.CLOCK
    if not is_range or low.unit not in (NO_UNIT, high.unit):
        return low
    scale = magnitude(text[slice(*high.extent)].casefold())
    is_short = magnitude(text[slice(*low.extent)].casefold()) == 1 and low.value < scale
    return replace(low, unit=high.unit, value=low.value * scale if is_short else low.value)


def _joined(text: str, one: Amount, other: Amount, end: int) -> Amount | None:
    """Two neighbours that are one amount: `one in five`, `half a million`, `two and a half`."""
    gap = one.end, other.start
    if one.unit is NO_UNIT and other.unit is NO_UNIT and _IN.fullmatch(text, *gap):
        if 0 < one.value < other.value <= IN_AT_MOST:
            return Amount(one.start, other.end, one.value / other.value, SHARE)
    elif one.unit is SHARE and other.kind is not Kind.VAGUE and _A.fullmatch(text, *gap):
        return replace(other, start=one.start, value=one.value * other.value)
    elif one.unit is NO_UNIT and other.unit is SHARE and _AND_A.fullmatch(text, *gap):
        unit = _unit(_UNIT_NEXT.match(text, other.end, end))
        last = other.end if unit is None else unit[1]
        return Amount(one.start, last, one.value + other.value, unit[0] if unit else NO_UNIT)
    return None
