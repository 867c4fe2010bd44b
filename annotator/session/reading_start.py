"""Where the reading of an article begins that nobody has read yet."""

from itertools import groupby

from annotator.session.place import Reading
from annotator.text.paragraphs import paragraphs

BEGINNING = 6_000
"""Code points of an article that are looked at: what is longer opens no later."""

LEAD = 120
"""Code points of a paragraph that tells something: a headline, or an entry of a menu, has less."""


def begins_below(text: str) -> bool:
    """Whether reading may begin further down than at the top: what stands there is short."""
    start, end = next(paragraphs(text[:BEGINNING]), (0, 0))
    return end - start < LEAD


def first_reading(text: str) -> Reading:
    """The caret and the top of the pane at the first paragraphs that are no proposed filler.

    They are those that stand together with the first of some length: so the headline right above
    an article is in view, and one that a menu and an appeal part from it is not what it opens on.
    The top of the text where nothing there is told. 10 ms an article; the first one loads what
    judges filler, which takes 0.1 s.
    """
    # Only an article that nobody has read waits for it.
    from annotator.suggest.filler import filler_near

    beginning = text[:BEGINNING]
    filler = frozenset(filler_near(beginning, 0))
    runs = groupby(paragraphs(beginning), lambda paragraph: paragraph not in filler)
    told = [list(run) for is_told, run in runs if is_told]
    long = (run for run in told if any(end - start >= LEAD for start, end in run))
    first = next(long, told[0] if told else [(0, 0)])
    start = first[0][0]
    return Reading(start, None, start)
