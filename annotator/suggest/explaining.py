"""Why a passage is suggested."""

from collections.abc import Iterator

from annotator.domain.figures import opposed
from annotator.suggest.idf import Idf
from annotator.suggest.reasons import (
    DifferentNumbers,
    Reason,
    SharedNames,
    SharedNumbers,
    SharedWords,
    SimilarMeaning,
    WordPair,
)
from annotator.suggest.similarity import best_matches
from annotator.suggest.terms import Terms, Token


def reasons(query: Terms, passage: Terms, idf: Idf, nearness: float = 0.0) -> tuple[Reason, ...]:
    """What speaks for the passage and against it; what is not there is left out.

    `nearness`: the cosine of the two by their words' vectors, 0 where there are none.
    """
    return tuple(_reasons(query, passage, idf, nearness))


def _reasons(query: Terms, passage: Terms, idf: Idf, nearness: float) -> Iterator[Reason]:
    numbers = _shared(query.numbers, passage)
    if numbers:
        yield SharedNumbers(tuple(token.stem for token in numbers))
    yield from (DifferentNumbers(*pair) for pair in opposed(query.text, passage.text))
    names = [token for token in _shared(query.names, passage) if _is_name(token, query, passage)]
    if names:
        yield SharedNames(tuple(token.word for token in names))
    said = query.numbers | {token.stem for token in names}
    pairs = sorted(_pairs(query, passage, idf), key=lambda pair: -pair[0])
    words = tuple(pair for _, stem, pair in pairs if stem not in said)
    if words:
        yield SharedWords(words)
    if nearness > 0:
        yield SimilarMeaning(nearness)


def _shared(stems: frozenset[str], passage: Terms) -> list[Token]:
    """The passage's tokens that have one of the stems, the first of each, in order."""
    found: dict[str, Token] = {}
    for token in passage.tokens:
        if token.stem in stems:
            found.setdefault(token.stem, token)
    return list(found.values())


def _is_name(token: Token, query: Terms, passage: Terms) -> bool:
    """Whether its capital is more than that of a first word, in one of the two at least."""
    return any(
        each.stem == token.stem and each.is_name and each is not terms.tokens[0]
        for terms in (query, passage)
        for each in terms.tokens
    )


def _pairs(query: Terms, passage: Terms, idf: Idf) -> Iterator[tuple[float, str, WordPair]]:
    """Each word of the query that meets one, with how much that says and its stem."""
    asked = {token.stem: token for token in reversed(query.tokens)}
    words = {token.stem: token.word for token in reversed(passage.tokens)}
    best = best_matches(query.stems, passage.stems)
    for stem in query.stems:
        if stem in best and not asked[stem].is_number:
            other, alike = best[stem]
            yield alike * idf.of(stem), stem, WordPair(asked[stem].word, words[other], alike)
