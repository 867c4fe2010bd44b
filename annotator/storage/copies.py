"""Texts that are copies of one another but for a few words: wire copy, a page saved twice."""

import re

COPIED = 0.8
"""Share of the longer of two copies that stands in both; set by hand."""

LONGEST = 20_000
"""Code points of the longest text that is looked at: what is longer is nobody's copy."""

_PIECE = re.compile(r"[^.!?\n]+")


class Copies:
    """Tells of one text after the other whether it is a copy of one that came before."""

    def __init__(self) -> None:
        self._known: list[tuple[int, frozenset[str]]] = []
        """Of each text its size and its pieces."""

    def is_new(self, text: str) -> bool:
        """Whether `text` is no copy of one that this was asked about before."""
        if len(text) > LONGEST:
            return True
        pieces = _pieces(text)
        size = sum(map(len, pieces))
        if any(_are_copies(size, pieces, *known) for known in self._known):
            return False
        self._known.append((size, pieces))
        return True


def _pieces(text: str) -> frozenset[str]:
    """What stands between full stops and line ends; what is repeated counts once."""
    pieces = (found[0].strip() for found in _PIECE.finditer(text.casefold()))
    return frozenset(piece for piece in pieces if piece)


def _are_copies(size: int, one: frozenset[str], other_size: int, other: frozenset[str]) -> bool:
    needed = COPIED * max(size, other_size)
    return min(size, other_size) >= needed and sum(map(len, one & other)) >= needed
