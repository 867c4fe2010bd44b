"""What is measured, and what it may be at most."""

from collections.abc import Iterable
from dataclasses import dataclass

HEADINGS = ("", "median", "p95", "bar", "at most", "")


@dataclass(frozen=True)
class Bar:
    """One line of the table."""

    name: str
    measured: float
    """What is held against the limit: seconds, or a ratio."""
    limit: float
    of: str = "total"
    """Which of its figures the limit is for."""
    median: float | None = None
    p95: float | None = None
    is_ratio: bool = False

    @property
    def is_over(self) -> bool:
        """Whether it takes too long."""
        return self.measured > self.limit

    def cells(self) -> Iterable[str]:
        """The line's cells, in the order of the headings."""
        shown = ratio if self.is_ratio else seconds
        return (
            self.name,
            "" if self.median is None else seconds(self.median),
            "" if self.p95 is None else seconds(self.p95),
            f"{self.of} {shown(self.measured)}",
            shown(self.limit),
            "**over**" if self.is_over else "",
        )


def seconds(value: float) -> str:
    """A time in the unit that it is read best in."""
    if value < 1:
        return f"{value * 1000:.1f} ms"
    return f"{value:.2f} s" if value < 100 else f"{value / 60:.1f} min"


def ratio(value: float) -> str:
    """So many times as long."""
    return f"{value:.2f}x"
