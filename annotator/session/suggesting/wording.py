"""Why a passage is suggested, in words for people and as values for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from annotator.suggest.reasons import (
    DifferentNumbers,
    Reason,
    SharedNames,
    SharedNumbers,
    SharedWords,
    SimilarMeaning,
    WordPair,
)

WORDS = 4
"""How many shared words a line names; they come with what says most first."""

MEANING = 0.5
"""The cosine from which a line says that the meaning is alike; below, other reasons say more."""

DIGITS = 3
"""Decimals of a similarity."""


def why(reasons: Iterable[Reason]) -> str:
    """The reasons on one line, the tellingest first: `18 · hours/hour · workers · Rodong`."""
    parts = sorted(
        (each for reason in reasons for each in _parts(reason)), key=lambda part: part[0]
    )
    return " · ".join(" ".join(words.split()) for _, words in parts)


def why_json(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """The reasons as records, each with its `kind`."""
    return [_record(reason) for reason in reasons]


def figures(reasons: Iterable[Reason]) -> tuple[tuple[str, str], ...]:
    """Quantities that differ, those of a kind side by side: the query's, and the passage's."""
    return tuple(
        (", ".join(reason.query), ", ".join(reason.passage))
        for reason in reasons
        if isinstance(reason, DifferentNumbers)
    )


def _parts(reason: Reason) -> Iterator[tuple[int, str]]:
    """What a line says of a reason, with its place in the line."""
    match reason:
        case SharedNumbers(numbers):
            yield from ((0, number) for number in numbers)
        case DifferentNumbers(query, passage):
            yield 1, f"{', '.join(query)} ≠ {', '.join(passage)}"
        case SharedWords(pairs):
            yield from ((2, _word(pair)) for pair in pairs[:WORDS])
        case SharedNames(names):
            yield from ((3, name) for name in names)
        case SimilarMeaning(similarity) if similarity >= MEANING:
            yield 4, f"meaning {similarity:.2f}"


def _word(pair: WordPair) -> str:
    if pair.query.casefold() == pair.passage.casefold():
        return pair.passage
    return f"{pair.query}/{pair.passage}"


def _record(reason: Reason) -> dict[str, Any]:
    match reason:
        case SharedNumbers(numbers):
            return {"kind": "numbers", "numbers": list(numbers)}
        case SharedNames(names):
            return {"kind": "names", "names": list(names)}
        case SharedWords(pairs):
            return {"kind": "words", "words": [_pair(pair) for pair in pairs]}
        case DifferentNumbers(query, passage):
            return {"kind": "differs", "query": list(query), "passage": list(passage)}
        case SimilarMeaning(similarity):
            return {"kind": "meaning", "similarity": round(similarity, DIGITS)}


def _pair(pair: WordPair) -> dict[str, Any]:
    return {
        "query": pair.query,
        "passage": pair.passage,
        "similarity": round(pair.similarity, DIGITS),
    }
