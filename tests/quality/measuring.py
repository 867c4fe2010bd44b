"""The measures: what share was found, how exactly, and how well absence is told from presence."""

import random
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from annotator.suggest.passage import Passage
from tests.quality.story import Case

RESAMPLES = 400
EXACT = 0.5
"""The least share of both passages together that an exact suggestion has in common with one."""


@dataclass(frozen=True)
class Answers:
    """What a system suggests for a passage in one article, best first."""

    sentences: tuple[Passage, ...] = ()
    """Whole ones, all or a few dozen."""
    passages: tuple[Passage, ...] = ()
    """With bounds."""
    confidence: float = 0.0
    """How sure it is that the article says the same, on any scale."""


@dataclass(frozen=True)
class Outcome:
    """How good the answers to one case are."""

    group: str
    """Cases of one group are right and wrong together: a story, or a fact of the only story."""
    is_there: bool
    """Whether the article says it."""
    rank: int | None
    """Of the first right sentence, from 1; none when there is none."""
    shown: int | None
    """Of the first row that is mostly the right passage: rows may be parts of one sentence."""
    exact: int | None
    """Of the first row with the right bounds."""
    confidence: float


Measure = Callable[[Sequence[Outcome]], float]


def judge(case: Case, answers: Answers, group: str) -> Outcome:
    """How good the answers are."""
    return Outcome(
        group,
        bool(case.wanted),
        _first(answers.sentences, lambda each: any(map(each.mostly, case.wanted))),
        _first(answers.passages, lambda each: any(map(each.mostly, case.wanted))),
        _first(answers.passages, lambda each: any(is_exact(each, one) for one in case.wanted)),
        answers.confidence,
    )


def _first(passages: Sequence[Passage], is_right: Callable[[Passage], bool]) -> int | None:
    return next((at for at, each in enumerate(passages, 1) if is_right(each)), None)


def is_exact(one: Passage, other: Passage) -> bool:
    """Whether two passages have at least half of their characters in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    both = max(one.end, other.end) - min(one.start, other.start)
    return one.document == other.document and shared / both >= EXACT


def recall(most: int) -> Measure:
    """The share of what is there with a right sentence among the first `most`."""
    return lambda outcomes: _share(outcomes, lambda each: 0 < (each.rank or 0) <= most)


def shown(most: int) -> Measure:
    """The share of what is there with a right passage among the first `most` rows."""
    return lambda outcomes: _share(outcomes, lambda each: 0 < (each.shown or 0) <= most)


def exact(most: int) -> Measure:
    """The share of what is there with the right bounds among the first `most` rows."""
    return lambda outcomes: _share(outcomes, lambda each: 0 < (each.exact or 0) <= most)


def _share(outcomes: Sequence[Outcome], is_good: Callable[[Outcome], bool]) -> float:
    return fmean(is_good(each) for each in outcomes if each.is_there)


def reciprocal_rank(outcomes: Sequence[Outcome]) -> float:
    """The mean of 1 / rank of the first right sentence, over what is there."""
    return fmean(1 / each.rank if each.rank else 0 for each in outcomes if each.is_there)


def abstention(outcomes: Sequence[Outcome]) -> float:
    """The area under the ROC curve of the confidence, for whether the article says it at all.

    NaN where nothing is known to be absent.
    """
    present = [each.confidence for each in outcomes if each.is_there]
    absent = sorted(each.confidence for each in outcomes if not each.is_there)
    if not present or not absent:
        return float("nan")
    below = (bisect_left(absent, each) + bisect_right(absent, each) for each in present)
    return sum(below) / (2 * len(present) * len(absent))


MEASURES: dict[str, Measure] = {
    "R@1": recall(1),
    "R@3": recall(3),
    "R@5": recall(5),
    "MRR": reciprocal_rank,
    "row@3": shown(3),
    "row@5": shown(5),
    "exact@1": exact(1),
    "exact@3": exact(3),
    "AUC": abstention,
}


def interval(
    measure: Callable[[Sequence[int]], float], groups: Sequence[str]
) -> tuple[float, float]:
    """The 95 % interval of a measure of cases, by a bootstrap over their groups.

    `measure` is given numbers of cases, `groups` the group of each case.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        members[group].append(at)
    chance = random.Random(0)
    found = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(list(members), k=len(members))
        found.append(measure([at for group in drawn for at in members[group]]))
    found.sort()
    return found[RESAMPLES // 40], found[-1 - RESAMPLES // 40]


def interval_of(measure: Measure, outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """The 95 % interval of a measure."""
    return interval(
        lambda drawn: measure([outcomes[at] for at in drawn]), [each.group for each in outcomes]
    )


def interval_between(
    measure: Measure, ones: Sequence[Outcome], others: Sequence[Outcome]
) -> tuple[float, float]:
    """The 95 % interval of how much more the first have than the second, of the same cases."""
    return interval(
        lambda drawn: measure([ones[at] for at in drawn]) - measure([others[at] for at in drawn]),
        [each.group for each in ones],
    )
