from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.words import words_in
from annotator.tui.layout.letter_codes import (
    LETTERS,
    letter_codes,
    likeliest_first,
    nearest_first,
)
from tests.strategies import text_and_extent

NEWS = "Guards beat them. They had two days off, in 2019 more than 10,000 came. Nobody left."


@given(st.integers(0, 20_000))
def test_no_code_begins_another_and_the_first_are_the_shortest(count: int) -> None:
    codes = letter_codes(count)
    assert len(codes) == count
    assert set("".join(codes)) <= set(LETTERS)
    assert all(len(one) <= len(other) for one, other in pairwise(codes))
    # In the order of the alphabet, a code stands right before those that begin with it.
    assert not any(other.startswith(one) for one, other in pairwise(sorted(codes)))


@pytest.mark.parametrize(
    ("count", "lengths"),
    [(26, {1: 26}), (27, {1: 25, 2: 2}), (526, {1: 6, 2: 520}), (1_000, {1: 6, 2: 501, 3: 493})],
)
def test_as_few_letters_as_can_be(count: int, lengths: dict[int, int]) -> None:
    codes = letter_codes(count)
    assert {size: sum(len(each) == size for each in codes) for size in lengths} == lengths


@given(text_and_extent(), st.integers(0, 60))
def test_every_word_in_view_is_among_them_once(case: tuple[str, int, int], caret: int) -> None:
    text, *view = case
    words = words_in(text, *view)
    ranked = [word for *_, word in likeliest_first(text, (view[0], view[1]), caret)]
    assert sorted(ranked) == words
    assert sorted(nearest_first(text, (view[0], view[1]), caret)) == words


def test_quantities_and_beginnings_of_sentences_come_first_and_near_ones_before_others() -> None:
    ranked = likeliest_first(NEWS, (0, len(NEWS)), NEWS.index("They"))
    said = [NEWS[start:end] for *_, (start, end) in ranked]
    assert said[:5] == ["They", "two", "10,000", "Guards", "Nobody"]
    assert said[5:7] == ["had", "days"]


def test_a_selection_goes_on_to_a_near_word_and_rather_ahead() -> None:
    words = nearest_first(NEWS, (0, len(NEWS)), NEWS.index("had"))
    said = [NEWS[start:end] for start, end in words]
    assert said[:5] == ["had", "two", "days", "off", "They"]
