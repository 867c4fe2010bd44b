"""How many items to draw, as a person types it: `40`, `5 % at 95 %`, `all`."""

import re

from annotator.domain.batch import Target
from annotator.domain.errors import Refused

EVERYTHING = "all"

_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_SHARE = r"(\d{1,3}(?:[.,]\d{1,3})?)"
_TARGET = re.compile(rf"{_SHARE}\s*%(?:\s*(?:at|@|,)?\s*{_SHARE}\s*%?)?", re.ASCII)

REMEDY = "Type a number such as 40, or 5 % at 95 %, or all."


def how_many(text: str) -> int | Target | None:
    """A number of items, a target that it is worked out from, or none: all.

    Raises:
        Refused: it is none of these.
    """
    typed = " ".join(text.lower().split())
    if typed == EVERYTHING:
        return None
    if _COUNT.fullmatch(typed):
        if int(typed) == 0:
            raise Refused("A batch of 0 items says nothing.", REMEDY)
        return int(typed)
    found = _TARGET.fullmatch(typed)
    if found is None:
        raise Refused(f"“{text.strip()}” is no number of items.", REMEDY)
    return Target(share(found[1]), share(found[2] or "95"))


def share(percent: str) -> float:
    """What so many per cent are as a share of 1.

    Raises:
        Refused: it is not between 0 and 100.
    """
    try:
        value = float(percent.replace(",", ".")) / 100
    except ValueError:
        raise Refused(f"“{percent}” is no percentage.", "Type a number such as 5.") from None
    if not 0 < value < 1:
        raise Refused(f"{percent} % is not between 0 and 100 %.", "Type a number such as 5.")
    return value
