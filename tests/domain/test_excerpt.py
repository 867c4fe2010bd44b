"""A quote made short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.excerpt import excerpt
from tests.strategies import stored_text


@pytest.mark.parametrize(
    ("quote", "width", "shown"),
    [
        ("over 10,000 workers", 19, "over 10,000 workers"),
        ("over 10,000 workers", 18, "over 10,000…"),
        ("over 10,000 workers", 12, "over 10,000…"),
        ("over 10,000 workers", 11, "over 10,00…"),
        ("over\n  10,000\u00a0workers", 30, "over 10,000 workers"),
        ("internationalisation", 8, "interna…"),
        ("ab", 1, "…"),
    ],
)
def test_it_is_cut_at_a_word_where_there_is_one(quote: str, width: int, shown: str) -> None:
    assert excerpt(quote, width) == shown


@given(stored_text(), st.integers(1, 40))
def test_it_is_one_line_of_at_most_the_width_and_a_beginning(quote: str, width: int) -> None:
    shown = excerpt(quote, width)
    assert len(shown) <= width
    assert "\n" not in shown
    line = " ".join(quote.split())
    assert shown == line if len(line) <= width else line.startswith(shown[:-1])
