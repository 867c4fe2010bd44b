"""The code points of one text that several spans cover, as extents that neither overlap nor touch.

All is worked out from the ends of the extents, so that it takes no longer for long texts.
"""

from collections.abc import Iterable, Iterator, Sequence

from annotator.text.extent import Extent


def stretches(extents: Iterable[Extent]) -> list[Extent]:
    """What is covered by at least one of the extents, from left to right."""
    merged: list[Extent] = []
    for start, end in sorted(extents):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def covered(merged: Iterable[Extent]) -> int:
    """How many code points the stretches have."""
    return sum(end - start for start, end in merged)


def common(one: Sequence[Extent], other: Sequence[Extent]) -> Iterator[Extent]:
    """The stretches that are in both."""
    here = there = 0
    while here < len(one) and there < len(other):
        start = max(one[here][0], other[there][0])
        end = min(one[here][1], other[there][1])
        if start < end:
            yield start, end
        if one[here][1] < other[there][1]:
            here += 1
        else:
            there += 1
