"""The windows of a sentence: runs of neighbouring clauses, since a sentence says several things."""

from collections.abc import Iterator
from functools import lru_cache

from annotator.suggest.weights import WINDOW_CLAUSES, WINDOW_STARTS
from annotator.text.clauses import clauses
from annotator.text.extent import Extent


@lru_cache(maxsize=4_096)
def stretches(sentence: str) -> tuple[Extent, ...]:
    """What windows are put together from: a clause each, at most `WINDOW_STARTS` of them.

    Of a sentence of more clauses several neighbours together.
    """
    grid = clauses(sentence, 0, len(sentence))
    size = -(-len(grid) // WINDOW_STARTS) or 1
    groups = (grid[at : at + size] for at in range(0, len(grid), size))
    return tuple((group[0][0], group[-1][1]) for group in groups)


def windows(sentence: str) -> Iterator[Extent]:
    """Each run of up to `WINDOW_CLAUSES` neighbouring stretches; then the sentence, if longer."""
    parts = stretches(sentence)
    for first, (start, _) in enumerate(parts):
        for _, end in parts[first : first + WINDOW_CLAUSES]:
            yield start, end
    if len(parts) > WINDOW_CLAUSES:
        yield 0, len(sentence)
