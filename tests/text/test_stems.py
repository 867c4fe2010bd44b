"""One form for the inflections of an English word."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from snowballstemmer import stemmer

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


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that are parted in the midst of a word."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("hasty_threads")
def test_two_threads_do_not_disturb_each_other() -> None:
    words = ["".join(each) + "ings" for each in product("bcdfg", "aeo", "lmnprst", "aeo", "bdk")]
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda asked: [*map(stem, asked)], (words, words[::-1]))
    assert one == other[::-1] == stemmer("english").stemWords(words)
