"""Letters to type for things on the screen, and which words get the shortest."""

from collections import deque

from annotator.text.extent import Extent
from annotator.text.quantities import quantities
from annotator.text.sentences import sentences
from annotator.text.words import words_in

LETTERS = "fjdkslaghrueiwotyvncmpbqxz"
"""Those near the middle of most keyboards first."""

SINGLE = 6
"""Codes of one letter that are kept, however many others then have three."""

BEHIND = 3
"""How many times as far away a word counts that stands before the caret."""


def letter_codes(count: int) -> list[str]:
    """`count` codes, the shortest first, none of which begins with another.

    Up to 26 have one letter, up to 526 at most two.
    """
    single, others = LETTERS[:SINGLE], deque(LETTERS[: SINGLE - 1 : -1])
    while len(single) + len(others) < count:
        stem = others.popleft()
        others.extend(stem + letter for letter in reversed(LETTERS))
    codes = sorted([*single, *reversed(others)], key=len)
    return codes[:count]


def likeliest_first(text: str, view: Extent, caret: int) -> list[tuple[bool, int, Extent]]:
    """The words that begin in `view`, those first that somebody at `caret` likelier goes to.

    Words that begin a sentence or a quantity come before all others, near ones before those far
    away. Each is `(is ordinary, distance in code points, word)`.
    """
    starts = {start for start, _ in (*sentences(text, *view), *quantities(text, *view))}
    return sorted(
        (word[0] not in starts, _distance(word, caret), word) for word in words_in(text, *view)
    )


def nearest_first(text: str, view: Extent, caret: int) -> list[Extent]:
    """The words that begin in `view`, by how far they are from `caret`, where a selection begins.

    Words behind it come after those that are three times as far ahead.
    """
    return sorted(words_in(text, *view), key=lambda word: _distance(word, caret))


def _distance(word: Extent, caret: int) -> int:
    ahead = word[0] - caret
    return ahead if ahead >= 0 else -BEHIND * ahead
