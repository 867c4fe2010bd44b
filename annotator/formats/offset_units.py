"""Offsets of files that count UTF-16 units, as programs in browsers do."""

from annotator.formats.input_file import Place
from annotator.text.utf16 import Utf16

UNIT = "offset_unit"
"""The key that states what offsets count: a word of `formats.training.options.OffsetUnit`."""


def code_points(bounds: tuple[int, int], way: Utf16, place: Place) -> tuple[int, int]:
    """The bounds of a stretch of text in code points.

    Raises:
        Unreadable: one is between the two units of a character.
    """
    start, end = (way.offset(each) for each in bounds)
    if start is None or end is None:
        inside = bounds[0] if start is None else bounds[1]
        raise place.refusal(f"the offset {inside} is inside of a character")
    return start, end
