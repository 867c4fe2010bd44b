"""Repair of a quote that is not where it was said to be."""

from annotator.text.extent import Extent
from annotator.text.find import folded_needle, hits
from annotator.text.folding import fold

REACH = 2_000
"""Code points on either side of the given place in which a quote is looked for."""


def requote(text: str, quote: str, start: int, reach: int = REACH) -> Extent | None:
    """Where `quote`, said to start at `start`, really is.

    At `start` if it is there to the letter. Otherwise where it is said, folded as in find, within
    `reach` code points of there, if that is in exactly one place, others that overlap it counted.
    """
    if quote and text.startswith(quote, max(0, start)):
        return max(0, start), max(0, start) + len(quote)
    wanted = folded_needle(quote)
    if not wanted:
        return None
    low = max(0, start - reach)
    window = text[low : max(0, start + len(quote) + reach)]
    found = next(hits(fold(window), wanted), None)
    if found is None or next(hits(fold(window[found[0] + 1 :]), wanted), None):
        return None
    return low + found[0], low + found[1]
