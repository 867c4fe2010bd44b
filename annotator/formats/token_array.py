"""The tokens of a text as the array that Prodigy's files have, written fast.

A corpus has a thousand times more tokens than articles, and the array is ten times as long as its
text. So no token is an object of its own: words, starts, ends and numbers are lists that go through
C loops, and what surrounds a number in the JSON is looked up with it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from json.encoder import encode_basestring
from operator import add

from annotator.formats.json_line import UNSAFE, dump_ordered
from annotator.text.tokens import TokenBounds, tokens_of

KEPT = 65_536
"""Numbers up to this are looked up, which takes some 25 MB; those of longer texts are made."""

NEXT = ',{"text":'
"""What stands between the end of a token and the text of the next."""


@dataclass(frozen=True, slots=True)
class TokenArray:
    """The tokens of one text."""

    bounds: TokenBounds
    json: str
    """`[{"text":…,"start":…,"end":…,"ws":…,"id":…},…]`; `ws` says whether a space follows."""


class TokenArrays:
    """Makes the arrays of many texts."""

    def __init__(self) -> None:
        self._starts = _Numbers(lambda at: f',"start":{at}')
        self._ends = _Numbers(_end)
        self._ids = _Numbers(lambda at: f',"id":{at}}}{NEXT}')

    def of(self, text: str) -> TokenArray:
        """The tokens of a text, cut as `text.tokens` does."""
        tokens = tokens_of(text)
        number, size = len(tokens.texts), len(text)
        encoded = dump_ordered if UNSAFE.search(text) else encode_basestring
        parts = [""] * (4 * number)
        parts[0::4] = map(encoded, tokens.texts)
        parts[1::4] = self._starts.of(tokens.starts, size)
        parts[2::4] = self._ends.of(map(add, tokens.ends, tokens.nexts), 2 * size)
        parts[3::4] = self._ids.of(range(number), size)
        joined = "".join(parts).removesuffix(NEXT)
        return TokenArray(tokens, f'[{{"text":{joined}]' if number else "[]")


def _end(twice: int) -> str:
    """The end of a token; `twice` is it and where the next begins, added: odd with a space."""
    return f',"end":{twice >> 1},"ws":{"true" if twice & 1 else "false"}'


class _Numbers:
    """What stands for numbers in the JSON."""

    def __init__(self, made: Callable[[int], str]) -> None:
        self._made = made
        self._kept: list[str] = []

    def of(self, numbers: Iterable[int], most: int) -> list[str]:
        """What stands for each; `most` is the largest number that may come."""
        if most > KEPT:
            return list(map(self._made, numbers))
        kept = self._kept
        kept += map(self._made, range(len(kept), most + 1))
        return [kept[number] for number in numbers]
