"""All that `make torture` tries."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.faults import (
    damage,
    keeping,
    killing,
    many,
    obstructed,
    over_ssh,
    screen_kills,
    vanishing,
)
from tests.faults.power import cutting
from tests.fuzz import guided, imports, options, pressing
from tests.session import long_histories
from tests.session.merging import orders
from tests.torture.outcome import Outcome


@dataclass(frozen=True)
class Part:
    """One row of the table."""

    name: str
    """As its outcome names it, and as `--only` finds it."""
    run: Callable[[int, int], Outcome]
    """Tries so many times, with a seed that makes it try the same again."""
    count: int
    """How many times in all."""
    pieces: int = 1
    """Processes that share the count, each with a seed of its own."""
    is_alone: bool = False
    """Whether it runs when nothing else does, because it measures time."""


PARTS: tuple[Part, ...] = (
    Part(killing.NAME, killing.run, 900, pieces=4),
    Part(screen_kills.NAME, screen_kills.run, 100, pieces=4),
    Part(keeping.NAME, keeping.run, 300, pieces=2),
    Part(cutting.NAME, cutting.run, 500, pieces=2),
    Part(damage.NAME, damage.run, 1_000, pieces=2),
    Part(imports.NAME, imports.run, 30_000, pieces=2),
    Part(guided.NAME, guided.run, 60_000, pieces=2),
    Part(options.NAME, options.run, 10_000, pieces=2),
    Part(pressing.NAME, pressing.run, 100_000, pieces=4),
    Part(long_histories.NAME, long_histories.run, 200, pieces=2),
    Part(orders.NAME, orders.run, 60, pieces=2),
    Part(obstructed.NAME, obstructed.run, 600, pieces=2),
    Part(vanishing.NAME, vanishing.run, 300, pieces=2),
    Part(over_ssh.NAME, over_ssh.run, 10, is_alone=True),
    Part(many.NAME, many.run, 20, is_alone=True),
)
"""In the order of the table. A part is a function that the suite calls with a small count."""
