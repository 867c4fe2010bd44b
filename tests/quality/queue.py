"""The queue of a story: how many of its first pairs a reader finds right."""

from dataclasses import dataclass

from annotator.suggest.pairing import mutual_best
from annotator.suggest.steps import Steps
from annotator.suggest.suggestion import Pair
from tests.quality.story import Story
from tests.quality.systems import opened

DEPTHS = (10, 20, 50)


@dataclass(frozen=True)
class Judged:
    """A pair of the queue, and whether a reader found that the two say the same."""

    pair: Pair
    is_right: bool


def judged_queue(story: Story, steps: Steps | None = None) -> list[Judged]:
    """The queue of a story.

    A pair that no reader has seen counts as wrong: the shares are at least what they say.
    """
    return [
        Judged(pair, _is_right(story, pair))
        for pair in mutual_best(opened(story, steps or Steps()))
    ]


def _is_right(story: Story, pair: Pair) -> bool:
    return any(
        any(map(pair.a.mostly, fact.mentions)) and any(map(pair.b.mostly, fact.mentions))
        for fact in story.facts
    ) or any(pair.a.mostly(a) and pair.b.mostly(b) for a, b in story.shown)


def precision(queues: list[list[Judged]], depth: int) -> float:
    """The share of right pairs among the first `depth` of each queue, all queues together."""
    first = [each.is_right for queue in queues for each in queue[:depth]]
    return sum(first) / len(first) if first else float("nan")
