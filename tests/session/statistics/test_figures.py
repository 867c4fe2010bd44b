"""The parts of the figures, against slower ways to work them out."""

from collections import Counter
from itertools import combinations
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from annotator.session.statistics.lengths import COVERED, QUANTILES, lengths
from annotator.session.statistics.overlap import covered, overlapping
from tests.factories import make_document, make_span

TEXT = "x" * 30
DOCUMENT = make_document(TEXT)

extents = st.lists(
    st.tuples(st.integers(0, 29), st.integers(1, 30)).filter(lambda pair: pair[0] < pair[1]),
    max_size=8,
)


@given(extents)
def test_covered_and_overlapping(found: list[tuple[int, int]]) -> None:
    spans = [make_span(DOCUMENT, TEXT, *extent) for extent in sorted(found)]
    assert covered(spans) == len({at for each in spans for at in range(each.start, each.end)})
    pairs = {(one.id, other.id) for one, other in overlapping(spans)}
    assert pairs == {
        (one.id, other.id)
        for one, other in combinations(spans, 2)
        if one.start < other.end and other.start < one.end
    }


@given(st.lists(st.integers(1, 12), min_size=1, max_size=40))
def test_lengths(sizes: list[int]) -> None:
    found = lengths("testimony", Counter(sizes))
    ordered = sorted(sizes)
    assert found.spans == len(sizes)
    for share in QUANTILES:
        assert found.tokens[share] == ordered[max(1, ceil(share * len(sizes))) - 1]

    def inside(low: int, high: int) -> int:
        return sum(low <= size <= high for size in sizes)

    wanted = COVERED * len(sizes)
    assert inside(found.min_size, found.max_size) >= wanted
    width = found.max_size - found.min_size
    assert not any(
        inside(low, low + narrower) >= wanted for low in sizes for narrower in range(width)
    )
