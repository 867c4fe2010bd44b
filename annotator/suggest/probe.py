"""One member of a query, ready to be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.suggest.passage import Article, Passage
from annotator.suggest.reading import Sentence
from annotator.suggest.terms import Terms, terms
from annotator.suggest.weights import ASKED


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """A passage that equivalents are looked for of. Each is equal to itself only."""

    passage: Passage
    terms: Terms
    neighbours: tuple[int, ...]
    """The units of the sentences before and after it."""


def probe(article: Article, sentences: Sequence[Sentence], passage: Passage) -> Probe:
    """The probe for a passage of an article, `sentences` being all of the article.

    Raises ValueError where the article has no such passage.
    """
    start, end = passage.extent
    if not 0 <= start < end <= len(article.text):
        length = len(article.text)
        raise ValueError(f"{start}-{end} is no range of “{article.id}”, which ends at {length}")
    before = [each.unit for each in sentences if each.passage.end <= start]
    after = [each.unit for each in sentences if each.passage.start >= end]
    asked = article.text[start : min(end, start + ASKED)]
    return Probe(passage, terms(asked), (*before[-1:], *after[:1]))
