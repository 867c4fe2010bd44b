"""How much a wrong boundary matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.verdict import Severity
from annotator.review.severity import boundary_severity, words_off
from annotator.text.extent import Extent
from annotator.text.words import word_at
from tests.strategies import stored_text

TEXT = "He said: “over 10,000 workers”, and left in the U.S. for $5."
"""Two words are between signs, and one has a comma inside."""


def at(words: str) -> Extent:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("was", "should"),
    [
        ("over 10,000 workers", "“over 10,000 workers”"),
        ("over 10,000 workers”, and", "over 10,000 workers"),
        ("10,000 workers", "over 10,000 workers"),
        ("over 10,000 worker", "over 10,000 workers"),
        ("10,00", "10,000 "),
        ("0,00", "10,000"),
        ("over 10,000", "over 10,000 workers”, "),
    ],
)
def test_one_word_is_minor(was: str, should: str) -> None:
    assert boundary_severity(TEXT, at(was), at(should)) is Severity.MINOR
    assert boundary_severity(TEXT, at(should), at(was)) is Severity.MINOR


@pytest.mark.parametrize(
    ("was", "should"),
    [
        ("10,000", "over 10,000 workers"),
        ("over 10,000", "10,000 workers"),
        ("over 10,000 workers”, and left", "over 10,000 workers"),
        ("ver 10,000 workers", "over 10,000"),
        ("over", "10,000"),
        ("said: “", "over"),
    ],
)
def test_two_words_or_another_place_are_major(was: str, should: str) -> None:
    assert boundary_severity(TEXT, at(was), at(should)) is Severity.MAJOR
    assert boundary_severity(TEXT, at(should), at(was)) is Severity.MAJOR


@st.composite
def two_extents(draw: st.DrawFn) -> tuple[str, Extent, Extent]:
    text = draw(stored_text(12))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    extents = ends.filter(lambda extent: extent[0] < extent[1])
    return text, draw(extents), draw(extents)


@given(two_extents())
def test_severity_is_that_of_the_words_between_the_ends(
    drawn: tuple[str, Extent, Extent],
) -> None:
    text, one, other = drawn
    apart = one[1] <= other[0] or other[1] <= one[0]
    between = set(range(*sorted((one[0], other[0])))) | set(range(*sorted((one[1], other[1]))))
    words = {word_at(text, offset) for offset in between} - {None}
    severity = boundary_severity(text, one, other)
    assert severity is boundary_severity(text, other, one)
    assert (severity is Severity.MINOR) == (not apart and len(words) <= 1)
    if not apart:
        assert words_off(text, one, other, len(text)) == len(words)


@given(two_extents())
def test_right_bounds_are_off_by_nothing(drawn: tuple[str, Extent, Extent]) -> None:
    text, one, _ = drawn
    assert words_off(text, one, one, 2) == 0
