"""Offsets in UTF-16 code units, as browsers count them."""

import re
from bisect import bisect_left

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
"""What takes two code units."""


class Utf16:
    """The way between the code points of one text and its UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._points = [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [point + earlier for earlier, point in enumerate(self._points)]
        self.length = len(text) + len(self._points)
        """Of the text in code units."""

    def units(self, offset: int) -> int:
        """How many code units stand before the code point at `offset`."""
        return offset + bisect_left(self._points, offset)

    def offset(self, units: int) -> int | None:
        """The offset in code points behind so many code units, or none inside of a code point.

        What is behind the end of the text stays behind it.
        """
        passed = bisect_left(self._units, units)
        if passed and self._units[passed - 1] + 1 == units:
            return None
        return units - passed
