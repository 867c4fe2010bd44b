"""Stems: one form for the inflections of an English word.

Snowball's English stemmer compares passages; Porter's is the one that SQLite's full-text index
uses, so that a term found in the one is found in the other. A word of another language comes back
as it is, or a little shorter.
"""

from functools import cache, lru_cache
from typing import Any


@cache
def _stemmer(algorithm: str) -> Any:
    # Loading takes 15 ms, which a program that never compares two passages need not spend.
    import snowballstemmer

    return snowballstemmer.stemmer(algorithm)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Snowball English stem of a word in lower case."""
    stemmed: str = _stemmer("english").stemWord(word)
    return stemmed


@lru_cache(maxsize=65_536)
def porter(word: str) -> str:
    """The Porter stem of a word in lower case, as SQLite's `porter` tokenizer has it."""
    stemmed: str = _stemmer("porter").stemWord(word)
    return stemmed
