"""A stretch of a text."""

Extent = tuple[int, int]
"""`(start, end)` in code points of a document's stored text, half open."""


def union(one: Extent, other: Extent) -> Extent:
    """The smallest extent that contains both."""
    return min(one[0], other[0]), max(one[1], other[1])


def contains(outer: Extent, inner: Extent) -> bool:
    """Whether `inner` lies in `outer`; an extent contains itself."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def distance(extent: Extent, offset: int) -> int:
    """Code points between `offset` and the nearest edge; 0 inside and at either edge."""
    return max(extent[0] - offset, offset - extent[1], 0)
