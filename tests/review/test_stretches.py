"""What is covered, held against sets of code points."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.review.stretches import common, covered, stretches
from annotator.text.extent import Extent

extents = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda each: (each[0], sum(each))),
    max_size=8,
)


def points(some: list[Extent]) -> set[int]:
    return {point for extent in some for point in range(*extent)}


@given(extents)
def test_stretches_cover_what_the_extents_do_and_are_apart(some: list[Extent]) -> None:
    merged = stretches(some)
    assert points(merged) == points(some)
    assert covered(merged) == len(points(some))
    assert all(one[1] < other[0] for one, other in pairwise(merged))


@given(extents, extents)
def test_what_is_common_is_in_both(one: list[Extent], other: list[Extent]) -> None:
    both = list(common(stretches(one), stretches(other)))
    assert points(both) == points(one) & points(other)
    assert covered(both) == len(points(both))
