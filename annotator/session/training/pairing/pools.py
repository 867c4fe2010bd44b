"""What the bundles of one split and layer share."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import Pair
from annotator.session.training.pairing.allowance import Allowance
from annotator.session.training.pairing.means import Means
from annotator.session.training.pairing.refusals import Statement
from annotator.session.training.pairing.strangers import Strangers

R = TypeVar("R")

MOST_HELD = 4_096
"""How many refused pairs of a split and layer wait for positives; beyond that the oldest go."""


@dataclass(frozen=True, slots=True)
class Held:
    """A pair that people refused."""

    statement: Statement
    group: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Pool(Generic[R]):
    """How many negatives may leave, and passages to make them of."""

    allowance: Allowance
    strangers: Strangers[R]
    held: deque[Held] = field(default_factory=deque)
    """What people refused in bundles that have no more positives for it; later ones may."""


class Pools(Generic[R]):
    """The pool of each split and layer."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._pools: dict[tuple[str, str], Pool[R]] = {}

    def of(self, bundle: Bundle) -> Pool[R]:
        """What a bundle shares with those of its split and layer."""
        home = bundle.split, bundle.layer
        if home not in self._pools:
            self._pools[home] = Pool(
                Allowance(self._means.writing.negatives),
                Strangers(self._means.random("strangers", *home)),
            )
        return self._pools[home]

    def __iter__(self) -> Iterator[Pool[R]]:
        return iter(self._pools.values())
