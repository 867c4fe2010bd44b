"""Figures on a page: each opens the items that it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from annotator.tui.queue.listing import filled
from annotator.tui.widgets.rows import Part

NONE = "n/a"
"""Stands where nothing was counted."""

NUMBER = 7
"""Cells of a column with a number."""

LEAST_NAME, MOST_NAME = 8, 44
"""Cells of a column with a name: with more, the numbers would stand too far from it."""


class Ends(Protocol):
    """From where to where a share may be, in [0, 1]."""

    @property
    def low(self) -> float:
        """The lower end."""

    @property
    def high(self) -> float:
        """The upper end."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What a number counts."""

    title: str
    places: tuple[int, ...]
    """In the batch; an item that counts twice is here once."""


@dataclass(slots=True)
class Figures:
    """The rows of a page as they are made."""

    width: int
    """In cells."""
    rows: list[list[Part]] = field(default_factory=list)
    behind: dict[str, Behind] = field(default_factory=dict)
    """By the target of the number."""

    def line(self, *parts: Part) -> None:
        """Add a row."""
        self.rows.append(list(parts))

    def head(self, title: str, *columns: str) -> None:
        """Begin a table."""
        self.line()
        self.line(Part(f" {title}", "strong"))
        if columns:
            beside = sum(map(len, columns))
            self.line(self.name("", beside), *(Part(each, "dim") for each in columns))

    def name(self, words: str, beside: int) -> Part:
        """The first column, which has what `beside` cells of numbers leave."""
        room = min(MOST_NAME, max(LEAST_NAME, self.width - 1 - beside))
        return Part(filled(f" {words}", room))

    def number(self, number: int, places: Iterable[int], title: str) -> Part:
        """A number flush right."""
        return self.figure(str(number), places, title, NUMBER)

    def figure(self, shown: str, places: Iterable[int], title: str, width: int) -> Part:
        """A figure in `width` cells, flush right; one behind which is nothing opens nothing."""
        text = shown.rjust(width)
        found = tuple(sorted(set(places)))
        if not found:
            return Part(text, "dim")
        target = f"n:{len(self.behind)}"
        self.behind[target] = Behind(title, found)
        return Part(text, "text", target)


def share(value: float | None, interval: Ends | None) -> str:
    """A share with where the true one may lie: `5.0 % (2.2–11.2 %)`."""
    if value is None:
        return NONE
    return f"{value * 100:.1f} %" + (f" ({between(interval)})" if interval is not None else "")


def between(interval: Ends | None) -> str:
    """`2.2–11.2 %`, or that there is none."""
    return NONE if interval is None else f"{interval.low * 100:.1f}–{interval.high * 100:.1f} %"


def spent(seconds: float) -> str:
    """A stretch of time as people say it: `40 s`, `12 min`, `1 h 05 min`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
