"""Which items of a frame are drawn: the same ones whenever frame, plan and seed are the same.

An item's lot is the next number of a generator that was seeded, in the order of the frame, and the
lowest lots are drawn. So a larger sample holds the smaller one of the same seed, and the random
core of a plan with priority is what a plain random sample of that size would be. The frame has to
come in an order of its own: no storage order, no order of a set.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

from annotator.review.decimals import share_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sampled(Generic[T]):
    """One item that was drawn."""

    item: T
    core: bool = True
    """Whether it was drawn at random, so that it feeds the rates."""
    weight: float = 1.0
    """How many of the frame it stands for, as a multiple of what one of a plain sample does."""


def simple(frame: Sequence[T], size: int, seed: int) -> list[Sampled[T]]:
    """A plain random sample without replacement, by lot; `size` is at most that of the frame."""
    return [
        Sampled(frame[place]) for place in _by_lot(range(len(frame)), _lots(frame, seed))[:size]
    ]


def stratified(
    frame: Sequence[T], stratum: Callable[[T], Hashable], size: int, seed: int
) -> list[Sampled[T]]:
    """As many of each stratum, all of those that are too small for that; at random within each.

    An item weighs as much as its stratum is larger in the frame than in the sample, so that the
    weighted share of errors estimates that of the frame (Cochran 1977, Sampling Techniques, §5.3).
    `size` is at least the number of strata and at most that of the frame. They come by lot, so that
    their order says nothing of their strata.
    """
    lots = _lots(frame, seed)
    weights: dict[int, float] = {}
    strata = _strata(frame, stratum)
    for places, taken in zip(strata, allocation([len(each) for each in strata], size), strict=True):
        weight = len(places) * size / (taken * len(frame))
        weights |= dict.fromkeys(_by_lot(places, lots)[:taken], weight)
    return [Sampled(frame[place], weight=weights[place]) for place in _by_lot(weights, lots)]


def priority(
    frame: Sequence[T], first: Callable[[T], bool], size: int, core: float, seed: int
) -> list[Sampled[T]]:
    """A random core of the whole frame, `core` of the sample; then what comes first, by lot.

    The core is drawn before anything else and without regard to what comes first, so that it is
    a plain random sample of the frame: of the others no rate can be worked out. Where too little
    comes first, the rest follows by lot.
    """
    by_lot = _by_lot(range(len(frame)), _lots(frame, seed))
    at_random = share_of(core, size)
    others = sorted(by_lot[at_random:], key=lambda place: not first(frame[place]))
    return [
        *(Sampled(frame[place]) for place in by_lot[:at_random]),
        *(Sampled(frame[place], core=False) for place in others[: size - at_random]),
    ]


def allocation(sizes: Sequence[int], total: int) -> list[int]:
    """How many to take of strata of these sizes: equally many, but never more than there are.

    What cannot be shared equally goes to the larger strata, of equal ones to the earlier.
    `total` is at least the number of strata and at most the sum of the sizes.
    """
    if not len(sizes) <= total <= sum(sizes):
        raise ValueError(f"no {total} of {len(sizes)} strata of {sum(sizes)}")
    taken = [0] * len(sizes)
    left = total
    for waiting, place in zip(
        range(len(sizes), 0, -1),
        sorted(range(len(sizes)), key=lambda each: (sizes[each], -each)),
        strict=True,
    ):
        taken[place] = min(sizes[place], left // waiting)
        left -= taken[place]
    return taken


def strata_count(frame: Iterable[T], stratum: Callable[[T], Hashable]) -> int:
    """Into how many strata the frame falls."""
    return len({stratum(item) for item in frame})


def _strata(frame: Sequence[T], stratum: Callable[[T], Hashable]) -> list[list[int]]:
    """The places of each stratum's items, in the order in which the frame meets the strata."""
    places: dict[Hashable, list[int]] = {}
    for place, item in enumerate(frame):
        places.setdefault(stratum(item), []).append(place)
    return list(places.values())


def _lots(frame: Sequence[T], seed: int) -> list[float]:
    # Only `random()` gives the same numbers in every version of Python; `sample()` need not.
    random = Random(seed)
    return [random.random() for _ in frame]


def _by_lot(places: Iterable[int], lots: Sequence[float]) -> list[int]:
    """Places of the frame by their lots; equal lots, of which there are hardly any, by place."""
    return sorted(places, key=lambda place: (lots[place], place))
