"""The earlier passage that one is most like, by words alone: what it was tagged as, this may be."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from annotator.suggest.idf import Idf
from annotator.suggest.overlap import overlap
from annotator.suggest.terms import terms
from annotator.suggest.weights import PRECEDENT

COMPARED = 16
"""Earlier passages that are compared word by word: those that rapidfuzz finds most alike."""

BOTH = 0.5
"""A precedent says as much of the passage as the passage of it."""


def precedent(passage: str, earlier: Sequence[str]) -> int | None:
    """The place in `earlier` of the text that is most like `passage`; none where none is like it.

    Of equals the last.
    """
    likely = process.extract(
        passage, earlier, scorer=fuzz.token_set_ratio, processor=default_process, limit=COMPARED
    )
    asked = terms(passage)
    units = {place: terms(text) for text, _, place in likely}
    idf = Idf([asked, *units.values()])
    found = {place: overlap(asked, unit, idf, BOTH).soft for place, unit in units.items()}
    best = max(found, key=lambda place: (found[place], place), default=None)
    return best if best is not None and found[best] >= PRECEDENT else None
