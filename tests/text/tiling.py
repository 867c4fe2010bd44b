"""What every list of units must be."""

from collections.abc import Sequence
from itertools import pairwise

from annotator.text.extent import Extent
from annotator.text.white import WHITE


def assert_units(
    text: str, units: Sequence[Extent], start: int = 0, end: int | None = None
) -> None:
    """Ordered, apart, inside `[start, end)`, and with ink at both ends."""
    end = len(text) if end is None else end
    for first, last in units:
        assert start <= first < last <= end
        assert text[first] not in WHITE
        assert text[last - 1] not in WHITE
    assert all(one[1] <= other[0] for one, other in pairwise(units))
