"""The order in which rows leave: shuffled, what is of one set far apart."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import TypeVar

T = TypeVar("T")

HELD = 4_096
"""How many rows are held to draw the next one from."""

DRAWS = 8
"""How often another row is drawn where it is of the same set as the last one."""


def spread(rows: Iterable[tuple[str, T]], random: Random) -> Iterator[T]:
    """All rows, each with the set it is of, in an order that is shuffled within bounds.

    Memory holds `HELD` rows. Readers that take rows as they come, in batches, meet two of one set
    in a batch seldom.
    """
    held: list[tuple[str, T]] = []
    last: str | None = None
    for row in rows:
        held.append(row)
        if len(held) > HELD:
            last, item = _draw(held, last, random)
            yield item
    while held:
        last, item = _draw(held, last, random)
        yield item


def _draw(held: list[tuple[str, T]], last: str | None, random: Random) -> tuple[str, T]:
    for _ in range(DRAWS):
        place = random.randrange(len(held))
        if held[place][0] != last:
            break
    held[place], held[-1] = held[-1], held[place]
    return held.pop()
