"""Articles as sentences, those of one wording once."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.suggest.passage import Article, Passage
from annotator.suggest.terms import Terms, terms
from annotator.suggest.weights import READ
from annotator.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence where it stands."""

    passage: Passage
    unit: int
    """The number of its wording: copies of one text share their units, and their scores."""


class Reading:
    """The sentences of some articles."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.sentences: dict[str, tuple[Sentence, ...]] = {}
        self.homes: list[list[str]] = []
        """Of each unit, the articles that have it, in their order."""
        self._numbers: dict[str, int] = {}
        for article in articles:
            found = sentences(article.text, 0, min(len(article.text), READ))
            self.sentences[article.id] = tuple(self._sentence(article, *each) for each in found)
        self.units: tuple[Terms, ...] = tuple(map(terms, self._numbers))

    def _sentence(self, article: Article, start: int, end: int) -> Sentence:
        text = article.text[start:end]
        unit = self._numbers.setdefault(text, len(self._numbers))
        if unit == len(self.homes):
            self.homes.append([])
        if self.homes[unit][-1:] != [article.id]:
            self.homes[unit].append(article.id)
        return Sentence(Passage(article.id, start, end), unit)
