"""One form for the inflections of an English word."""

import pytest

from annotator.text.stems import porter, stem


@pytest.mark.parametrize(
    ("one", "other"), [("worker", "workers"), ("halved", "halving"), ("escaped", "escapes")]
)
def test_inflections_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert porter(one) == porter(other)


def test_the_two_algorithms_differ() -> None:
    assert stem("generously") == "generous"
    assert porter("generously") == "gener"


@pytest.mark.parametrize("word", ["", "工人", "רופא", "10000", "o'brien"])
def test_what_is_no_english_word_stays(word: str) -> None:
    assert stem(word) == porter(word) == word
