"""Bars in a terminal."""

EIGHTHS = " ▏▎▍▌▋▊▉"
WIDEST = 24
"""Cells of the longest bar."""


def bar(value: float, largest: float, cells: int = WIDEST) -> str:
    """A bar for `value` where `largest` has one of `cells`; anything above 0 is seen."""
    if value <= 0 or largest <= 0:
        return ""
    eighths = max(1, round(8 * cells * min(1.0, value / largest)))
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()
