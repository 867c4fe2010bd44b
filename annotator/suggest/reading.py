"""Articles as sentences, those of one wording once."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from annotator.suggest.filler import proposed_filler
from annotator.suggest.passage import Article, Passage
from annotator.suggest.terms import Terms, terms
from annotator.suggest.weights import READ
from annotator.text.extent import Extent, contains
from annotator.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence where it stands."""

    passage: Passage
    unit: int
    """The number of its wording: copies of one text share their units, and their scores."""

    def part(self, inside: Extent) -> Passage:
        """The passage at an extent of the sentence, whose offsets count from its start."""
        offset = self.passage.start
        return Passage(self.passage.document, offset + inside[0], offset + inside[1])


class Reading:
    """The sentences of some articles."""

    def __init__(self, articles: Iterable[Article], seen_elsewhere: Collection[str] = ()) -> None:
        self.sentences: dict[str, list[Sentence]] = {}
        self.homes: list[list[str]] = []
        """Of each unit, the articles that have it, in their order."""
        self.reporting: set[int] = set()
        """The units that are more than navigation, advertisements and appeals, somewhere."""
        self._numbers: dict[str, int] = {}
        for article in articles:
            self.sentences[article.id] = list(self._read(article, seen_elsewhere))
        self.units: tuple[Terms, ...] = tuple(map(terms, self._numbers))

    def _read(self, article: Article, seen_elsewhere: Collection[str]) -> Iterator[Sentence]:
        filler = deque(proposed_filler(article.text, seen_elsewhere))
        for extent in sentences(article.text, 0, min(len(article.text), READ)):
            while filler and filler[0][1] <= extent[0]:
                filler.popleft()
            number = self._number(article.text[slice(*extent)], article.id)
            if not filler or not contains(filler[0], extent):
                self.reporting.add(number)
            yield Sentence(Passage(article.id, *extent), number)

    def _number(self, text: str, home: str) -> int:
        """The number of a wording, of which `home` has one more."""
        number = self._numbers.setdefault(text, len(self._numbers))
        if number == len(self.homes):
            self.homes.append([])
        if self.homes[number][-1:] != [home]:
            self.homes[number].append(home)
        return number
