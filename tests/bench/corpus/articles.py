"""Articles by the thousand, made from the seeds: the same ones on every machine.

Ten articles tell one event. They are stretches of the five seeds with one choice of other words,
names and figures for the event, so they say the same in different words, as the seeds do; then
each has some words of its own. What is said instead comes from a vocabulary in which few words are
frequent and most are rare.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, product
from pathlib import Path
from random import Random
from typing import Any

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))

SEED = 20251122
"""Of the random numbers."""

TOGETHER = 10
"""Articles about one event."""

OF_EVENT = 0.6
"""The share of the seeds' words that an event says otherwise, in all its articles alike."""
OF_ARTICLE = 0.1
"""The share of its words that an article has of its own."""

VOCABULARY = 30_000
_SYLLABLES = [*map("".join, product("bdfgklmnprstvz", "aeiou"))]
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")


@dataclass(frozen=True)
class Corpus:
    """So many articles, in stories of one event or in a single story."""

    articles: int
    one_story: bool = False
    length: int = 2_500
    """Code points of an article, about."""

    def records(self) -> Iterator[dict[str, Any]]:
        """The articles as records of the native format."""
        for at in range(self.articles):
            event, number = divmod(at, TOGETHER)
            yield {
                "type": "document",
                "id": f"{event:05}.{number}",
                "story": "everything" if self.one_story else f"event {event:05}",
                "number": at + 1 if self.one_story else number + 1,
                "title": f"Event {event:05}, article {number}",
                "text": article(event, number, self.length),
            }


def article(event: int, number: int, length: int) -> str:
    """The text of one article of an event, about `length` code points."""
    rng = Random(f"{SEED} {event} {number}")
    said = _said(event)

    def word(found: re.Match[str]) -> str:
        if rng.random() < OF_ARTICLE:
            return _drawn(rng, found[0])
        other = said.get(found[0].lower(), found[0])
        return other.capitalize() if found[0][0].isupper() else other

    return _WORD.sub(word, _stretch(rng, _paragraphs()[number % len(SEEDS)], length))


def _stretch(rng: Random, paragraphs: list[str], length: int) -> str:
    """Neighbouring paragraphs of a seed, begun anywhere and cut at the end of a word."""
    first = rng.randrange(len(paragraphs))
    text = "\n".join([*paragraphs[first:], *paragraphs[:first]])
    end = text.rfind(" ", 0, length)
    return text if len(text) <= length else text[:end]


@cache
def _paragraphs() -> list[list[str]]:
    texts = [path.read_text(encoding="utf-8-sig") for path in SEEDS]
    return [[line for line in text.split("\n") if line.strip()] for text in texts]


@cache
def _words() -> list[str]:
    """The words and figures of all seeds."""
    return sorted(
        {
            found[0].lower()
            for text in map("\n".join, _paragraphs())
            for found in _WORD.finditer(text)
        }
    )


@lru_cache(maxsize=2)
def _said(event: int) -> Mapping[str, str]:
    """What the articles of an event say instead of the seeds' words."""
    rng = Random(f"{SEED} {event}")
    return {word: _drawn(rng, word) for word in _words() if rng.random() < OF_EVENT}


def _drawn(rng: Random, word: str) -> str:
    """Another word, capitalised alike; another figure of as many digits."""
    if word.isdigit():
        return str(rng.randint(10 ** (len(word) - 1), 10 ** len(word) - 1))
    vocabulary, weights = _vocabulary()
    (drawn,) = rng.choices(vocabulary, cum_weights=weights)
    return drawn.capitalize() if word[0].isupper() else drawn


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Words of two and three syllables with their cumulated weights, after Zipf and Mandelbrot."""
    rng = Random(SEED)
    made = {
        "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3)))) for _ in range(2 * VOCABULARY)
    }
    words = sorted(made)
    rng.shuffle(words)
    del words[VOCABULARY:]
    return words, list(accumulate(1 / (rank + 20) for rank in range(len(words))))
