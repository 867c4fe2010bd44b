"""Sketches of texts say how much of them is the same."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sketch import BANDS, BINS, EMPTY, WORDS, band_of, resemblance, sketch_of
from tests.strategies import stored_text
from tests.text.seeds import seed

STANDARD_ERROR = (0.25 / BINS) ** 0.5


def in_common(one: str, other: str) -> float:
    """The Jaccard index of the shingles of two texts that have words and spaces only."""
    some, others = (
        {tuple(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}
        for words in (one.split(), other.split())
    )
    return len(some & others) / len(some | others)


def prose(rng: random.Random, words: int) -> list[str]:
    return [f"w{rng.randrange(500)}" for _ in range(words)]


@given(stored_text(), stored_text())
def test_every_text_is_like_itself_and_two_are_as_like_as_they_are(one: str, other: str) -> None:
    first, second = sketch_of(one), sketch_of(other)
    assert len(first) == BINS
    assert any(each != EMPTY for each in first)
    assert resemblance(first, first) == 1
    assert resemblance(first, second) == resemblance(second, first)
    assert 0 <= resemblance(first, second) <= 1


@given(st.integers(0, 2**32), st.integers(20, 600), st.integers(0, 120))
def test_the_estimate_is_near_what_is_counted(number: int, length: int, edits: int) -> None:
    rng = random.Random(number)
    words = prose(rng, length)
    edited = list(words)
    for _ in range(edits):
        at = rng.randrange(len(edited))
        edited[at : at + rng.randrange(3)] = prose(rng, rng.randrange(3)) or ["x"]
    one, other = " ".join(words), " ".join(edited)
    estimate = resemblance(sketch_of(one), sketch_of(other))
    # Of a short text there are fewer shingles than bins, and the sketch has all of them.
    assert abs(estimate - in_common(one, other)) < 5 * STANDARD_ERROR


def test_case_quotes_and_white_space_make_no_difference() -> None:
    one = "“We ran – all of us,” said Ana, a nurse in the city’s hospital for children."
    other = '"We  RAN - all of us,"\nsaid\xa0Ana, a nurse in the city\'s hospital for children.'
    assert resemblance(sketch_of(one), sketch_of(other)) == 1


@pytest.mark.parametrize("sentence", ["五万名工人周一罢工", "ひらがなだけのぶんしょう"])
def test_scripts_without_spaces_have_words_too(sentence: str) -> None:
    text = sentence * 3
    longer = f"前{text}后"
    assert 0.5 < resemblance(sketch_of(text), sketch_of(longer)) < 1


def test_articles_about_one_event_are_no_copies() -> None:
    for one, other in combinations([sketch_of(seed(number)) for number in range(5)], 2):
        assert resemblance(one, other) < 0.1


def test_texts_without_words_differ() -> None:
    assert resemblance(sketch_of("!?"), sketch_of("…")) == 0


def test_a_sketch_is_the_same_in_every_run() -> None:
    found = sketch_of("Over ten thousand workers walked out on Monday, said Ana.")
    assert {at: each for at, each in enumerate(found) if each != EMPTY} == {
        7: 1171303342106666311,
        9: 2280939866563505193,
        32: 1929066214303565792,
    }


def test_copies_share_a_band_and_what_has_no_shingle_is_none() -> None:
    short, empty = sketch_of("Over ten thousand workers"), (EMPTY,) * BINS
    assert sum(band_of(short, number) is not None for number in range(BANDS)) == 1
    assert not any(band_of(empty, number) for number in range(BANDS))
