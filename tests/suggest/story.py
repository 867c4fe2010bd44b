"""Small stories for the engine."""

from annotator.suggest.passage import Article, Passage
from annotator.suggest.query import Claims, Query
from annotator.suggest.scope import Scope

TEXTS = {
    "one": "The mine at Oreb collapsed on Monday. Over 10,000 workers walked out of the pits."
    " The union asked for two days of rest. “We are tired,” said Ana Ruiz.",
    "two": "A strike has begun.\n\nMore than 10,000 miners have walked out, the union said."
    " The ministry put the number of strikers at 4,000. Rain is expected.",
    "three": "Pits stood still as labourers went on strike. The union wants a rest of two days."
    " Ana Ruiz, a miner, said: “We are so tired.”\nThe mine at Oreb had collapsed.",
}
"""Three articles of one story, in different words."""


def articles(texts: dict[str, str] | None = None) -> list[Article]:
    """An article for each text."""
    return [Article(name, text) for name, text in (texts or TEXTS).items()]


def built(texts: dict[str, str] | None = None, **given: object) -> Scope:
    """The scope of these articles, its graph built."""
    scope = Scope(articles(texts), **given)  # type: ignore[arg-type]
    while not scope.advance(1):
        pass
    return scope


def passage(scope: Scope, document: str, words: str) -> Passage:
    """Where an article first has these words."""
    start = scope.articles[document].text.index(words)
    return Passage(document, start, start + len(words))


def asked(scope: Scope, document: str, words: str, claims: Claims | None = None) -> Query:
    """The query for these words of an article."""
    return Query((passage(scope, document, words),), claims or Claims())


def words(scope: Scope, passage: Passage) -> str:
    """What a passage says."""
    return scope.articles[passage.document].text[slice(*passage.extent)]
