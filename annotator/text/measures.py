"""Units: what a number can be a number of."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of quantity one is; only those of one kind can be compared."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    """A part of a whole: `6.5%`, `half`, `a third of`; halving is one too."""
    TIMES = "times"
    """A multiple: `five times`, `doubled`, `tenfold`."""
    DURATION = "duration"
    MEASURE = "measure"
    CLOCK = "clock"
    """A time of day."""
    VAGUE = "vague"
    """`thousands`: it differs from no number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, in one spelling."""

    name: str
    """`hour` for `hours`, `hr` and `h`; empty for none."""
    kind: Kind
    dimension: str = ""
    """Units of one dimension can be converted."""
    factor: float = 1.0
    """How many of the dimension's base units it has."""


_DAY = 86_400
_YEAR = 365.25 * _DAY

_TABLE: tuple[tuple[Kind, str, dict[str, float]], ...] = (
    (
        Kind.DURATION,
        "time",
        {
            "second sec": 1,
            "minute min": 60,
            "hour hr": 3_600,
            "day": _DAY,
            "night": _DAY,
            "week": 7 * _DAY,
            "month": _YEAR / 12,
            "year": _YEAR,
            "decade": 10 * _YEAR,
        },
    ),
    (
        Kind.MEASURE,
        "length",
        {
            "metre meter": 1,
            "kilometre kilometer km": 1_000,
            "centimetre centimeter cm": 0.01,
            "millimetre millimeter mm": 0.001,
            "mile": 1_609.344,
            "foot feet": 0.3048,
            "inch inches": 0.0254,
            "yard": 0.9144,
        },
    ),
    (Kind.MEASURE, "mass", {"kilogram kilo kg": 1, "gram": 0.001, "tonne": 1_000, "ton": 907.185}),
    (Kind.MEASURE, "volume", {"litre liter": 1, "barrel": 158.987}),
    (Kind.MEASURE, "area", {"hectare": 1, "acre": 0.404686}),
    (Kind.MEASURE, "speed", {"km/h kph": 1, "mph": 1.609344}),
    (Kind.MEASURE, "angle", {"degree": 1}),
    (Kind.MONEY, "dollar", {"dollar $": 1}),
    (Kind.MONEY, "euro", {"euro \u20ac": 1}),
    (Kind.MONEY, "pound", {"pound \xa3": 1}),
    (Kind.MONEY, "rouble", {"rouble ruble \u20bd": 1}),
    (Kind.MONEY, "yuan", {"yuan yen \xa5": 1}),
    (Kind.MONEY, "won", {"\u20a9": 1}),
    (Kind.MONEY, "rupee", {"rupee \u20b9": 1}),
    (Kind.SHARE, "share", {"percent %": 0.01, "\u2030": 0.001}),
    (Kind.TIMES, "times", {"time": 1}),
)
"""Kind, dimension, and for the spellings of each unit, its name first, its size in the base unit.

One sign stands for yuan and yen; they are taken for one.
"""

NO_UNIT = Unit("", Kind.COUNT)
"""Of a number that stands by itself, or before what it counts."""

SHARE = Unit("share", Kind.SHARE, "share")
CLOCK = Unit("clock", Kind.CLOCK, "clock")
VAGUE = Unit("vague", Kind.VAGUE)

UNITS: dict[str, Unit] = {
    spelling: Unit(spellings.split()[0], kind, dimension, factor)
    for kind, dimension, units in _TABLE
    for spellings, factor in units.items()
    for spelling in spellings.split()
}
"""By every spelling in the singular."""

TIMES = UNITS["time"]


def unit_called(word: str) -> Unit | None:
    """The unit that a word in lower case names, in the singular or the plural."""
    return UNITS.get(word) or UNITS.get(word.removesuffix("s"))
