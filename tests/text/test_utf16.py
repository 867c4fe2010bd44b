"""Code points and UTF-16 code units of one text."""

from hypothesis import given

from annotator.text.utf16 import Utf16
from tests.strategies import text_and_offset


def test_an_emoji_counts_two() -> None:
    way = Utf16("😀 𝔸.")
    assert [way.units(offset) for offset in range(5)] == [0, 2, 3, 5, 6]
    assert [way.offset(units) for units in range(8)] == [0, None, 1, 2, None, 3, 4, 5]
    assert way.length == 6


@given(text_and_offset())
def test_units_are_those_of_the_codec(given: tuple[str, int]) -> None:
    text, offset = given
    way = Utf16(text)
    units = len(text[:offset].encode("utf-16-le")) // 2
    assert way.units(offset) == units
    assert way.offset(units) == offset
    assert way.length == len(text.encode("utf-16-le")) // 2
