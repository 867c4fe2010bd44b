"""The measures as Markdown tables."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from math import isnan

from annotator.suggest.steps import Steps
from annotator.suggest.weights import Calibration
from tests.quality.certainty import certainties
from tests.quality.fitting import examples, fitted
from tests.quality.measuring import (
    MEASURES,
    RESAMPLES,
    Measure,
    Outcome,
    interval_between,
    interval_of,
)
from tests.quality.queue import DEPTHS, judged_queue, precision
from tests.quality.running import outcomes
from tests.quality.story import Half, Story
from tests.quality.systems import PLAIN, engine, semantic, without, without_table

MEMBERS = (2, 3)
COMPARED = ("R@3", "exact@3", "AUC")
"""The measures whose change without a step is shown with its interval."""

Stories = dict[str, list[Story]]
"""The stories of each source."""


def quality(found: Stories) -> Iterator[str]:
    """The engine, with less and with more of what it can go by, beside plain rapidfuzz."""
    yield from heading("stories", "there", "absent", "system", *MEASURES)
    for name, stories in halves(found):
        for system in (PLAIN, without_table(), engine(), *semantic()):
            results = outcomes(system, stories)
            there = sum(each.is_there for each in results)
            values = (_with_interval(each, results) for each in MEASURES.values())
            yield line(name, there, len(results) - there, system.name, *values)
    yield ""
    yield f"In brackets: 95 % intervals, {RESAMPLES} resamples of stories; of facts for `seeds`."


def ablation(found: Stories) -> Iterator[str]:
    """What each step is worth: the engine without it, and the change that this makes."""
    changes = (f"Δ {name}" for name in COMPARED)
    yield from heading("source", "system", *MEASURES, *changes)
    for source, stories in found.items():
        whole = outcomes(engine(), stories)
        yield line(source, engine().name, *_values(whole), *("" for _ in COMPARED))
        for system in without():
            results = outcomes(system, stories)
            differences = (_change(MEASURES[name], results, whole) for name in COMPARED)
            yield line(source, system.name, *_values(results), *differences)


def members(found: Stories) -> Iterator[str]:
    """What is gained by asking with several members of a fact, where it has so many."""
    yield from heading("source", "there", "asked with", *MEASURES)
    for source, stories in found.items():
        for least in MEMBERS:
            for most in range(1, least + 1):
                results = outcomes(engine(), stories, most, least)
                there = sum(each.is_there for each in results)
                if there:
                    yield line(source, there, f"{most} of {least}", *_values(results))


def confidence(found: Stories) -> Iterator[str]:
    """What the first suggestions of each band are."""
    yield from heading("stories", "confidence", "cases", "mean", "article says it", "right one")
    for name, stories in halves(found):
        if all(story.names_absence for story in stories):
            for each in certainties(outcomes(engine(), stories)):
                shares = (f"{share:.2f}" for share in (each.said, each.is_there, each.is_right))
                yield line(name, f"{each.low:.1f}–{each.high:.1f}", len(each.outcomes), *shares)


def calibration(found: Stories) -> Iterator[str]:
    """The weights of the confidence, by logistic regression on the tuning halves."""
    stories = [
        story
        for some in found.values()
        for story in some
        if story.half == Half.TUNE and story.names_absence
    ]
    yield from heading("word vectors", "examples", *(each.name for each in fields(Calibration)))
    for steps in (Steps(table=False), Steps()):
        some = list(examples(stories, steps))
        weights = (f"{each:.2f}" for each in astuple(fitted(some)))
        yield line("with" if steps.table else "without", len(some), *weights)


def queue(found: Stories) -> Iterator[str]:
    """Of the first pairs of each story's queue, how many are right at least."""
    yield from heading("stories", *(f"first {depth}" for depth in DEPTHS), "pairs")
    for name, stories in halves(found):
        if all(story.hub is None for story in stories):
            queues = [judged_queue(story) for story in stories]
            shares = (f"{precision(queues, depth):.2f}" for depth in DEPTHS)
            yield line(name, *shares, sum(map(len, queues)))


TABLES = {
    "quality": quality,
    "ablation": ablation,
    "members": members,
    "confidence": confidence,
    "calibration": calibration,
    "queue": queue,
}


def halves(found: Stories) -> Iterator[tuple[str, list[Story]]]:
    """Each source's halves, with words for them."""
    for source, stories in found.items():
        for half in Half:
            some = [story for story in stories if story.half == half]
            if some:
                yield f"{source}, {half}", some


def heading(*names: str) -> Iterator[str]:
    """The head of a table."""
    yield line(*names)
    yield line(*("---" for _ in names))


def line(*cells: object) -> str:
    """One line of a table."""
    return f"| {' | '.join(map(str, cells))} |"


def _values(results: Sequence[Outcome]) -> Iterator[str]:
    return (_figure(measure(results)) for measure in MEASURES.values())


def _with_interval(measure: Measure, results: Sequence[Outcome]) -> str:
    value = measure(results)
    if isnan(value):
        return _figure(value)
    low, high = interval_of(measure, results)
    return f"{_figure(value)} ({low:.2f}–{high:.2f})"


def _change(measure: Measure, ones: Sequence[Outcome], others: Sequence[Outcome]) -> str:
    difference = measure(ones) - measure(others)
    if isnan(difference):
        return _figure(difference)
    low, high = interval_between(measure, ones, others)
    return f"{difference:+.3f} ({low:+.2f} to {high:+.2f})"


def _figure(value: float) -> str:
    return "" if isnan(value) else f"{value:.3f}"
