"""The tokens of a text as the array that Prodigy's files have, written fast.

A corpus has a thousand times more tokens than articles and says the same words again and again.
So a text is parted at its single spaces, what stands between two is cut into tokens once and kept
as JSON, and what is left to do for each token is to look up three numbers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from annotator.formats.json_line import dump_ordered
from annotator.text.tokens import TokenBounds, tokens_of

KEPT = 65_536
"""Chunks, and numbers, that are kept at most: some 40 MB."""

_LONG_WHITE = re.compile(r"(?:^|\s) \s")
"""White space of which a space is neither the first nor the last: the token goes over it."""


@dataclass(frozen=True, slots=True)
class TokenArray:
    """The tokens of one text."""

    bounds: TokenBounds
    json: bytes
    """`[{"text":…,"ws":…,"start":…,"end":…,"id":…},…]`; `ws` says whether a space follows."""


class TokenArrays:
    """Makes the arrays of many texts."""

    def __init__(self) -> None:
        self._chunks = _Chunks()
        self._starts = _Numbers(b',"start":%d')
        self._ends = _Numbers(b',"end":%d')
        self._ids = _Numbers(b',"id":%d}')

    def of(self, text: str) -> TokenArray:
        """The tokens of a text, cut as `text.tokens` does."""
        heads, places = self._cut(text)
        starts, ends = places[:-1:2], places[1::2]
        parts = [b""] * (4 * len(heads))
        parts[0::4] = heads
        parts[1::4] = self._starts.of(starts, len(text))
        parts[2::4] = self._ends.of(ends, len(text))
        parts[3::4] = self._ids.of(range(len(heads)), len(text))
        return TokenArray(TokenBounds(starts, ends), b"[%b]" % b"".join(parts)[1:])

    def _cut(self, text: str) -> tuple[list[bytes], list[int]]:
        """The head of each token, and its start and its end one after the other."""
        *words, last = text.split(" ")
        if len(self._chunks.steps) > KEPT:
            self._chunks = _Chunks()
        kept = self._chunks
        heads = list(chain.from_iterable(map(kept.__getitem__, words)))
        steps = chain.from_iterable(map(kept.steps.__getitem__, words))
        if not kept.blank.isdisjoint(words) and _LONG_WHITE.search(text):
            heads, steps, last = [], chain(), text
        more_heads, more_steps = _chunk(last)
        return heads + more_heads, list(accumulate(chain(steps, more_steps), initial=0))


class _Chunks(dict[str, list[bytes]]):
    """What stands between two single spaces: the heads of its tokens.

    The second space belongs to it. A head is the part of a token's JSON that its place has no
    part in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps: dict[str, list[int]] = {}
        """Of each, the length of every token and of the gap after it."""
        self.blank: set[str] = set()
        """Those that are empty or end in white space, which may go on behind the space."""

    def __missing__(self, words: str) -> list[bytes]:
        if not words or words[-1].isspace():
            self.blank.add(words)
        self[words], self.steps[words] = _chunk(f"{words} ")
        return self[words]


def _chunk(text: str) -> tuple[list[bytes], list[int]]:
    """The heads of its tokens, and the length of each and of the gap after it."""
    tokens = tokens_of(text)
    heads, steps = [], []
    for said, piece in zip(tokens.texts, tokens.pieces, strict=True):
        space = b"true" if len(said) < len(piece) else b"false"
        heads.append(b',{"text":%b,"ws":%b' % (dump_ordered(said).encode(), space))
        steps += [len(said), len(piece) - len(said)]
    return heads, steps


class _Numbers:
    """Numbers within what stands around them."""

    def __init__(self, template: bytes) -> None:
        self._template = template
        self._kept: list[bytes] = []

    def of(self, numbers: Iterable[int], most: int) -> Iterator[bytes]:
        """Each of the numbers, of which `most` is the largest that may come."""
        if most > KEPT:
            return map(self._template.__mod__, numbers)
        if most >= len(self._kept):
            self._kept += map(self._template.__mod__, range(len(self._kept), most + 1))
        return map(self._kept.__getitem__, numbers)
