"""Which of the places that read alike one is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text.occurrence import occurrence
from tests.strategies import text_and_extent


@given(text_and_extent(st.text(alphabet="ab😀\n", min_size=1, max_size=12)))
@settings(max_examples=40)
def test_it_counts_the_places_up_to_it(given: tuple[str, int, int]) -> None:
    text, start, end = given
    if start < end:
        places = [at for at in range(len(text)) if text.startswith(text[start:end], at)]
        assert places[occurrence(text, start, end) - 1] == start


def test_places_may_overlap() -> None:
    assert [occurrence("aaaa", at, at + 2) for at in range(3)] == [1, 2, 3]
