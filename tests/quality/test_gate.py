"""The suggestions stay better than plain rapidfuzz by a margin, and above a floor, on the seeds.

A quarter of the facts is asked, to take a second or two. `make bench-quality` asks everything.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.measuring import MEASURES
from tests.quality.running import outcomes
from tests.quality.sources import SOURCES
from tests.quality.systems import PLAIN, engine, without_table

MARGINS = {"R@1": 0.10, "R@5": 0.20, "row@3": 0.18, "exact@3": 0.20, "AUC": 0.08}
FLOORS = {"R@1": 0.57, "R@5": 0.85, "row@3": 0.73, "exact@3": 0.63, "AUC": 0.80}
"""Somewhat below what is measured: a step that is lost or a weight that is mistyped costs more."""


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    """The measures of each system."""
    (story,) = SOURCES[0].stories(Path())
    some = replace(story, facts=story.facts[::4])
    found = {}
    for system in (PLAIN, without_table(), engine()):
        results = outcomes(system, [some])
        found[system.name] = {name: measure(results) for name, measure in MEASURES.items()}
    return found


@pytest.mark.parametrize("measure", MARGINS)
def test_better_than_token_set_ratio(figures: dict[str, dict[str, float]], measure: str) -> None:
    plain = figures[PLAIN.name][measure]

    assert figures[engine().name][measure] >= plain + MARGINS[measure]
    assert figures[without_table().name][measure] >= plain + MARGINS[measure] / 2


@pytest.mark.parametrize("measure", FLOORS)
def test_not_below_the_floor(figures: dict[str, dict[str, float]], measure: str) -> None:
    assert figures[engine().name][measure] >= FLOORS[measure]
