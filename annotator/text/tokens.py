"""Tokens, as programs that train on text want them: all of a text, cut into words and signs.

A token is a word as `text.words` has it, one sign with its marks, or white space. As in spaCy, one
space after a token belongs to it without being in it, and what else there is of white space is a
token of its own: tokens with their spaces, joined, are the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import add

from annotator.text.extent import Extent
from annotator.text.words import marks, word_source


@dataclass(frozen=True, slots=True)
class TokenBounds:
    """Where the tokens of one text stand. All offsets are in code points of it."""

    starts: Sequence[int]
    ends: Sequence[int]
    """One past the last code point of each, the space that belongs to it not counted."""

    def covering(self, start: int, end: int) -> Extent | None:
        """The first and the last token, inclusive, that `[start, end)` has a part of.

        None where it has nothing but a space that belongs to a token, or is empty.
        """
        if start >= end:
            return None
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def cut_by(self, start: int, end: int) -> bool:
        """Whether a bound of `[start, end)` is anywhere but at a token's own."""
        found = self.covering(start, end)
        return found is None or (self.starts[found[0]], self.ends[found[1]]) != (start, end)


@dataclass(frozen=True, slots=True)
class Tokens(TokenBounds):
    """The tokens of one text."""

    texts: Sequence[str]
    """What each says, without the space that belongs to it."""
    nexts: Sequence[int]
    """Where each ends with that space, which is where the next begins."""

    @property
    def pieces(self) -> list[str]:
        """The tokens with their spaces; joined they are the text."""
        placed = zip(self.texts, self.ends, self.nexts, strict=True)
        return [said + " " * (after - end) for said, end, after in placed]


def tokens_of(text: str) -> Tokens:
    """The tokens of a text, in time linear in its length."""
    pieces = _piece().findall(text)
    texts = list(map(str.rstrip, pieces))
    at = -1
    for _ in range(texts.count("")):
        # A token that is white space is the whole piece.
        at = texts.index("", at + 1)
        texts[at] = pieces[at]
    places = list(accumulate(map(len, pieces), initial=0))
    starts = places[:-1]
    return Tokens(starts, list(map(add, starts, map(len, texts))), texts, places[1:])


_COMMON = r"[A-Za-z]++(?: |(?=[\n,;!?)\u201d]))|[A-Za-z]{2,}+(?=\.)|[,.](?: |(?=\n))"
"""Matches what most tokens of English are, as the rest of the expression would, in a third of the
time: letters before what cannot continue them, and the signs after them."""


@cache
def _piece() -> re.Pattern[str]:
    """What matches a token with its space; every text is a row of them."""
    sign = rf"\S(?:[{marks()}\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])*+"
    return re.compile(rf"{_COMMON}|\s+|(?:{word_source()}|{sign}) ?")
