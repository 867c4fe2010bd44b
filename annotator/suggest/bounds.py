"""Which part of a sentence is proposed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, repeat
from math import log, sqrt
from operator import add

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from annotator.suggest.cuts import Run, runs
from annotator.suggest.idf import Idf
from annotator.suggest.meeting import Meeting, Part
from annotator.suggest.overlap import soft
from annotator.suggest.terms import Terms
from annotator.suggest.vectors import ORIGIN, Vectors, dot
from annotator.suggest.weights import (
    MUCH_LONGER,
    OTHER_RUN,
    RUN_CLOSING,
    RUN_LENGTH,
    RUN_OPENING,
    RUN_QUERY_SHARE,
    RUN_VECTOR,
    RUN_VERBATIM,
)
from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class Bounds:
    """What to propose of a sentence, as offsets in it, in code points."""

    best: Extent
    second: Extent | None
    """The best of those that are clearly another passage, if there is one."""


@dataclass(frozen=True, slots=True)
class _Option:
    """A run of a sentence, with what does not depend on the query."""

    run: Run
    tokens: int
    """The place behind its last token among those of the sentence."""
    folded: str
    """As `default_process` leaves it."""
    log_length: float
    cuts: float
    """What is off for how unnatural its two ends are."""


def choose(unit: Terms, query: Terms, idf: Idf, vectors: Vectors | None = None) -> Bounds:
    """The part of the sentence `unit` that answers `query` best, and the next best other one.

    Where they share no word: the part that is nearest in length, of a sentence that is much longer
    than the query; else the whole sentence.
    """
    length = max(1, len(query.text))
    meeting = Meeting(unit, query, idf, vectors)
    if meeting.is_met:
        lengths = _lengths(unit, vectors) if vectors else repeat(0.0)
        scored = list(_scored(unit, query, meeting, lengths))
    else:
        whole, *parts = runs(unit.text)
        scored = [(float(len(unit.text) <= MUCH_LONGER * length), whole)]
        scored += [(0.0, run) for run in parts]
    # Of equals the one whose length is nearest.
    scored.sort(key=lambda each: (-each[0], abs(each[1].end - each[1].start - length)))
    best, *others = ((run.start, run.end) for _, run in scored)
    second = (other for other in others if _overlap(best, other) < OTHER_RUN)
    return Bounds(best, next(second, None))


def _scored(
    unit: Terms, query: Terms, meeting: Meeting, lengths: Iterable[float]
) -> Iterator[tuple[float, Run]]:
    """How well each run of the sentence answers the query; no scale of its own."""
    log_length = log(max(1, len(query.text)))
    vector_lengths = iter(lengths)
    for first, options in _options(unit):
        part, taken = Part(meeting), first
        for option in options:
            for token in unit.tokens[taken : option.tokens]:
                part.take(token.stem)
            taken = max(taken, option.tokens)
            score = soft(part.query_coverage, part.unit_coverage, RUN_QUERY_SHARE)
            score += RUN_VECTOR * part.cosine(next(vector_lengths))
            score += RUN_VERBATIM * fuzz.ratio(query.folded, option.folded) / 100
            score -= RUN_LENGTH * abs(option.log_length - log_length)
            yield score - option.cuts, option.run


def _lengths(unit: Terms, vectors: Vectors) -> tuple[float, ...]:
    """How long the sum of the vectors of each run is, worked out once for all queries."""
    if unit not in vectors.lengths:
        vectors.lengths[unit] = tuple(_measured(unit, vectors))
    return vectors.lengths[unit]


def _measured(unit: Terms, vectors: Vectors) -> Iterator[float]:
    for first, options in _options(unit):
        total, taken, met = ORIGIN, first, set[str]()
        for option in options:
            for token in unit.tokens[taken : option.tokens]:
                vector = None if token.stem in met else vectors.weighted(token.stem)
                met.add(token.stem)
                if vector:
                    total = tuple(map(add, total, vector))
            taken = max(taken, option.tokens)
            yield sqrt(dot(total, total))


@lru_cache(maxsize=1_024)
def _options(unit: Terms) -> list[tuple[int, list[_Option]]]:
    """The runs of a sentence, those of one start together, with the place of their first token."""
    ends = [token.end for token in unit.tokens]
    ordered = sorted(runs(unit.text), key=lambda run: (run.start, run.end))
    return [
        (
            bisect_left(unit.tokens, start, key=lambda token: token.start),
            [
                _Option(
                    run,
                    bisect_right(ends, run.end),
                    default_process(unit.text[run.start : run.end]),
                    log(max(1, run.end - run.start)),
                    RUN_OPENING[run.opening] + RUN_CLOSING[run.closing],
                )
                for run in same
            ],
        )
        for start, same in groupby(ordered, key=lambda run: run.start)
    ]


def _overlap(one: Extent, other: Extent) -> float:
    """Intersection over union of two extents."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))
