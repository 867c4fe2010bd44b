"""What of a passage is compared."""

import pytest
from hypothesis import given

from annotator.suggest.terms import terms
from tests.strategies import nasty_text, text_and_extent


def stems(text: str) -> list[str]:
    return list(terms(text).stems)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Over 10,000 workers", "more than 10\xa0000 worker"),
        ("two days", "2 day"),
        ("sixty-two", "60 2"),
        ("the U.S. army", "the US army"),
        ("Erdoğan’s visits", "Erdogan visit"),
        ("cafe\u0301", "café"),
        ("they’re working", "he's WORKING hard".replace(" hard", "")),
        ("an 18-hour shift", "18 hours shifts"),
        ("۵۰ Straße", "50 strasse"),
    ],
)
def test_spellings_of_one_term_are_the_same(one: str, other: str) -> None:
    assert stems(one) == stems(other) != []


def test_an_acronym_is_not_the_pronoun() -> None:
    assert stems("told us that it") == ["told"]
    assert stems("told the US that WHO") == ["told", "us", "who"]
    assert terms("the US").names == {"us"}
    assert stems("IT WAS US") == []


def test_numbers_and_names_are_told_apart() -> None:
    found = terms("Kim Jong Un sent 5,000 troops in two days")
    assert found.names == {"kim", "jong", "un"}
    assert found.numbers == {"5000", "2"}
    assert found.counts["troop"] == 1


def test_ideographs_are_terms_of_their_own_and_katakana_are_words() -> None:
    assert stems("五万人カタカナ") == ["五", "万", "人", "カタカナ"]
    assert stems("नमस्ते दुनिया") != stems("नमस्ते")


@given(nasty_text())
def test_a_token_is_where_it_says(text: str) -> None:
    found = terms(text)
    assert all(text[token.start : token.end] == token.word for token in found.tokens)
    ends = [0, *(place for token in found.tokens for place in (token.start, token.end))]
    assert ends == sorted(ends)
    assert set(found.counts) == set(found.stems)
    assert len(found.stems) == len(set(found.stems))


@given(text_and_extent())
def test_a_slice_has_the_tokens_inside_it(case: tuple[str, int, int]) -> None:
    text, start, end = case
    part = terms(text).slice(start, end)
    assert part.text == text[start:end]
    assert all(part.text[token.start : token.end] == token.word for token in part.tokens)
    inside = [t for t in terms(text).tokens if start <= t.start and t.end <= end]
    assert [token.stem for token in part.tokens] == [token.stem for token in inside]
    assert part.numbers <= terms(text).numbers
