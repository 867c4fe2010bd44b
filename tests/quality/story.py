"""What a reader found in the articles of a story."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.suggest.passage import Article, Passage


class Half(StrEnum):
    """What a story may be used for."""

    TUNE = "tune"
    """Weights may be chosen on it."""
    HELD_OUT = "held-out"
    """Only looked at to see whether a choice holds."""


@dataclass(frozen=True)
class Fact:
    """What several articles say: equivalent passages, or one says part of the other."""

    name: str
    mentions: tuple[Passage, ...]
    """Every passage that says it, several of one article too."""
    unsure: frozenset[str] = frozenset()
    """Articles that say something near it: neither a counterpart nor its absence counts there."""

    def within(self, document: str) -> tuple[Passage, ...]:
        """The passages of one article that say it."""
        return tuple(each for each in self.mentions if each.document == document)


@dataclass(frozen=True)
class Case:
    """A passage, and where in one other article the same is said."""

    fact: Fact
    query: Passage
    document: str
    wanted: tuple[Passage, ...]
    """Any of these is right; none where the article does not say it."""


@dataclass(frozen=True)
class Story:
    """Articles about one event, with their facts."""

    source: str
    name: str
    half: Half
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    shown: tuple[tuple[Passage, Passage], ...] = ()
    """Pairs that no fact has and that a reader found right when the queue showed them."""
    hub: str | None = None
    """The one article that the others were compared with, or none: all with all."""
    names_absence: bool = True
    """Whether an article without a mention was read and found not to say it."""

    def cases(self) -> Iterator[Case]:
        """Every passage with every other article that was read for it."""
        for fact in self.facts:
            for query in fact.mentions:
                for article in self.articles:
                    case = Case(fact, query, article.id, fact.within(article.id))
                    if self._was_read(case):
                        yield case

    def _was_read(self, case: Case) -> bool:
        ends = (case.query.document, case.document)
        if ends[0] == ends[1] or case.document in case.fact.unsure:
            return False
        if self.hub is not None and self.hub not in ends:
            return False
        return bool(case.wanted) or self.names_absence
