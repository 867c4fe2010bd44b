"""Pieces: what one scan takes in where a line or a word has no bounds worth the name.

A unit (a line, a run of ink) of at most `size` code points is one piece. A longer one is cut near
every multiple of `size` in the text, so that the pieces are the same from wherever one asks, and
finding the one at an offset costs the same in five characters and in five million.
"""

from collections.abc import Callable

from annotator.text.extent import Extent

Cut = Callable[[str, int], int]
"""`cut(text, at)`: the best place to cut in `[at, at + size // 2]`; depends on nothing else."""


def reach(size: int) -> int:
    """How far on either side of an offset `piece_at` must know the unit, in code points."""
    return 3 * size


def piece_at(text: str, offset: int, unit: Extent, size: int, cut: Cut) -> Extent:
    """The piece of `unit` at `offset`, which lies in it or at its end.

    `unit` may be cut off farther than `reach(size)` from `offset`.
    """
    start, end = unit
    if end - start <= size:
        return unit
    probe = min(offset, end - 1)
    multiple = probe // size * size
    cuts = [cut(text, max(0, multiple + step)) for step in (-size, 0, size) if multiple + step > 0]
    below = [place for place in cuts if place <= probe]
    above = [place for place in cuts if place > probe]
    return max([start, *below]), min([end, *above])
