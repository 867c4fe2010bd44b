"""Which part of a sentence is proposed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import log

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from annotator.suggest.cuts import Run, runs
from annotator.suggest.idf import Idf
from annotator.suggest.meeting import Meeting, Part
from annotator.suggest.overlap import soft
from annotator.suggest.terms import Terms
from annotator.suggest.vectors import Vectors
from annotator.suggest.weights import (
    MUCH_LONGER,
    OTHER_RUN,
    RUN_CLOSING,
    RUN_LENGTH,
    RUN_LOST,
    RUN_OPENING,
    RUN_QUERY_SHARE,
    RUN_VECTOR,
    RUN_VERBATIM,
    RUN_WITHOUT_VERB,
)
from annotator.text.extent import Extent

_IRREGULAR = (
    "ate|beat|became|began|bound|bought|broke|brought|built|burst|came|caught|chose|cost|cut|dealt"
    "|drew|drove|fell|felt|flew|forgot|fought|found|gave|got|grew|heard|held|hid|hit|hurt|kept|knew"
    "|laid|lay|led|left|lent|let|lost|made|meant|met|paid|put|ran|rang|read|rode|rose|sang|sat|saw"
    "|sent|set|shook|shot|shut|slept|sold|sought|spent|split|spoke|spread|stole|stood|struck|swept"
    "|swore|taught|thought|threw|took|understood|went|wept|withdrew|woke|won|wore|wrote"
)
# `said` is no sign of a statement of its own.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|do|does|did"
    rf"|{_IRREGULAR}|\w+(?:ed|ing))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What to propose of a sentence, as offsets in it, in code points."""

    best: Extent
    second: Extent | None
    """The best of those that are clearly another passage, if there is one."""


def choose(unit: Terms, query: Terms, idf: Idf, vectors: Vectors | None = None) -> Bounds:
    """The part of the sentence `unit` that answers `query` best, and the next best other one.

    Where they share no word: the part that is nearest in length, of a sentence that is much longer
    than the query; else the whole sentence.
    """
    length = max(1, len(query.text))
    meeting = Meeting(unit, query, idf, vectors)
    if meeting.query_coverage:
        yardstick = _Yardstick(unit, query, meeting)
        scored = [(yardstick.score(run, part), run) for run, part in _grown(unit, meeting)]
    else:
        whole, *parts = runs(unit.text)
        scored = [(float(len(unit.text) <= MUCH_LONGER * length), whole)]
        scored += [(0.0, run) for run in parts]
    # Of equals the one whose length is nearest.
    scored.sort(key=lambda each: (-each[0], abs(each[1].end - each[1].start - length)))
    best, *others = ((run.start, run.end) for _, run in scored)
    second = (other for other in others if _overlap(best, other) < OTHER_RUN)
    return Bounds(best, next(second, None))


class _Yardstick:
    """What the parts of a sentence are measured by."""

    def __init__(self, unit: Terms, query: Terms, meeting: Meeting) -> None:
        self._text = unit.text
        self._coverage = meeting.query_coverage
        self._folded = query.folded
        self._length = max(1, len(query.text))
        asks_verb = _VERB.search(query.text)
        self._verbs = [match.span() for match in _VERB.finditer(unit.text)] if asks_verb else None

    def score(self, run: Run, part: Part) -> float:
        """How well the part of the sentence in `run` answers the query; no scale of its own."""
        folded = default_process(self._text[run.start : run.end])
        score = soft(part.query_coverage, part.unit_coverage, RUN_QUERY_SHARE)
        score -= RUN_LENGTH * abs(log((run.end - run.start) / self._length))
        score -= RUN_LOST * (self._coverage - part.query_coverage)
        score += RUN_VERBATIM * fuzz.ratio(self._folded, folded) / 100
        score += RUN_VECTOR * part.cosine
        score -= RUN_OPENING[run.opening] + RUN_CLOSING[run.closing]
        if self._verbs is not None and not self._has_verb(run):
            score -= RUN_WITHOUT_VERB
        return score

    def _has_verb(self, run: Run) -> bool:
        return any(run.start <= start and end <= run.end for start, end in self._verbs or ())


def _grown(unit: Terms, meeting: Meeting) -> Iterator[tuple[Run, Part]]:
    """Each run of the sentence with what its words have in common with the query."""
    ordered = sorted(runs(unit.text), key=lambda run: (run.start, run.end))
    for start, same in groupby(ordered, key=lambda run: run.start):
        part = Part(meeting)
        at = bisect_left(unit.tokens, start, key=lambda token: token.start)
        for run in same:
            while at < len(unit.tokens) and unit.tokens[at].end <= run.end:
                part.take(unit.tokens[at].stem)
                at += 1
            yield run, part


def _overlap(one: Extent, other: Extent) -> float:
    """Intersection over union of two extents."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))
