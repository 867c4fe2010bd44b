"""Putting sets of documents into splits, so that the shares come near to what is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.split import Split

Shares = tuple[float, float, float]
"""What is asked of train, validation and test, summing to 1."""


@dataclass(frozen=True, slots=True)
class Component:
    """Documents that may not be parted."""

    id: str
    """The least id of a document in it."""
    weight: int
    """How much leaves of it: the spans, of each document at least one."""


def allocate(
    components: Iterable[Component], loads: Mapping[Split, int], shares: Shares
) -> dict[str, Split]:
    """The split of each component by its id, where `loads` is in the splits already.

    The heaviest first, of equal ones that with the least id, each goes to the split that lacks
    most (Graham 1969), of equal ones to that nearest to train: no split then gets more than its
    share and one component, but for what was in one before. As many as there are splits with a
    share and nothing in them, the lightest, are kept for those.
    """
    waiting = sorted(components, key=lambda each: (-each.weight, each.id))
    asked = [split for split, share in zip(Split, shares, strict=True) if share > 0]
    total = sum(loads.values()) + sum(each.weight for each in waiting)
    lacks = {
        split: share * total - loads.get(split, 0)
        for split, share in zip(Split, shares, strict=True)
    }
    empty = {split for split in asked if not loads.get(split)}
    found: dict[str, Split] = {}
    for left, component in zip(range(len(waiting), 0, -1), waiting, strict=True):
        among: Sequence[Split] = asked
        if left <= len(empty):
            among = [split for split in asked if split in empty]
        chosen = max(among, key=lambda split: lacks[split])
        lacks[chosen] -= component.weight
        empty.discard(chosen)
        found[component.id] = chosen
    return found
