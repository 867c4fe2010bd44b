"""A seeded choice that is the same whatever is stored in whatever order."""

from collections.abc import Iterable
from hashlib import sha256
from math import ceil

from annotator.review.difference import Item

SHARE = 0.05
"""How much of what both say is offered for a look: two can be wrong together."""


def sampled(items: Iterable[Item], seed: int) -> set[tuple[str, ...]]:
    """The keys of a twentieth of the items, rounded up: of one item that one, of none none.

    Which items are chosen depends on the seed and on their own rows, so that few change when
    others come or go.
    """
    keys = sorted((item.key for item in items), key=lambda key: chance(seed, *key))
    return set(keys[: ceil(len(keys) * SHARE)])


def chance(seed: int, *words: str) -> int:
    """A number from 0 to 2^32 - 1 that the seed and the words decide."""
    digest = sha256("\0".join((str(seed), *words)).encode()).digest()
    return int.from_bytes(digest[:4])
