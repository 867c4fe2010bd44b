"""Stems: one form for the inflections of an English word.

Snowball's English stemmer compares passages; Porter's is the one that SQLite's full-text index
uses, so that a term found in the one is found in the other. A word of another language comes back
as it is, or a little shorter.
"""

from functools import cache, lru_cache
from threading import Lock
from typing import Any

_ONE_AT_A_TIME = Lock()
"""A stemmer keeps the word that it is at in itself."""


@cache
def _stemmer(algorithm: str) -> Any:
    # Loading takes 15 ms, which a program that never compares two passages need not spend.
    import snowballstemmer

    return snowballstemmer.stemmer(algorithm)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Snowball English stem of a word in lower case."""
    return _stemmed("english", word)


@lru_cache(maxsize=65_536)
def porter(word: str) -> str:
    """The Porter stem of a word in lower case, as SQLite's `porter` tokenizer has it."""
    return _stemmed("porter", word)


def _stemmed(algorithm: str, word: str) -> str:
    stemmer = _stemmer(algorithm)
    with _ONE_AT_A_TIME:
        stemmed: str = stemmer.stemWord(word)
    return stemmed
