"""Which spans of two layers are the same one.

Spans are matched one to one. The pair that overlaps most goes first, as in the matching of
bounding boxes (Everingham et al. 2010, The PASCAL VOC Challenge, 4.2); among pairs that overlap
equally the one with equal labels, then the earliest. Neither the order of the spans, nor their ids,
nor which layer is called `a` changes what is matched.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span

HALF = 0.5
"""The overlap (IoU) from which two spans with one label are the same one."""

Pair = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Matching:
    """What was matched and what was left over, each by document and place."""

    pairs: tuple[Pair, ...]
    """A span of `a` and one of `b`; no span is in two pairs."""
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]


def match(a: Sequence[Span], b: Sequence[Span]) -> Matching:
    """The spans with one label and an IoU of at least one half; plain highlights match each other.

    `a` and `b` are the live spans of two annotators, of any documents.
    """
    return _matched(a, b, lambda span: (span.document, span.label), HALF)


def match_by_place(a: Sequence[Span], b: Sequence[Span], least: float = 0.0) -> Matching:
    """The spans that overlap, whatever their labels; with an IoU of `least` at least.

    Given what `match` left over, these are the pairs whose label or bounds differ.
    """
    return _matched(a, b, lambda span: span.document, least)


def iou(one: Span, other: Span) -> float:
    """Code points in both spans divided by those in either; 0 in different documents."""
    shared = _shared(one, other)
    return shared / (one.end - one.start + other.end - other.start - shared)


def in_order(spans: Iterable[Span]) -> list[Span]:
    """The spans by document, place and label: the same whatever order and ids they come with."""
    return sorted(spans, key=_place)


_Key = Callable[[Span], Hashable]


def _matched(a: Sequence[Span], b: Sequence[Span], key: _Key, least: float) -> Matching:
    those_of_b = _grouped(b, key)
    candidates = [
        pair
        for group, spans in _grouped(a, key).items()
        for pair in _overlapping(spans, those_of_b.get(group, []))
        if iou(*pair) >= least
    ]
    taken_a, taken_b = set[str](), set[str]()
    pairs = []
    for one, other in sorted(candidates, key=_rank):
        if one.id not in taken_a and other.id not in taken_b:
            taken_a.add(one.id)
            taken_b.add(other.id)
            pairs.append((one, other))
    return Matching(
        tuple(sorted(pairs, key=lambda pair: _place(pair[0]))),
        tuple(in_order(span for span in a if span.id not in taken_a)),
        tuple(in_order(span for span in b if span.id not in taken_b)),
    )


def _overlapping(a: list[Span], b: list[Span]) -> Iterator[Pair]:
    """The pairs of one document that share a code point, by one sweep over their starts."""
    starting = sorted(
        [(span.start, 0, span) for span in a] + [(span.start, 1, span) for span in b],
        key=lambda entry: entry[:2],
    )
    open_spans: tuple[list[Span], list[Span]] = [], []
    for start, side, span in starting:
        across = open_spans[1 - side]
        across[:] = [each for each in across if each.end > start]
        for other in across:
            yield (other, span) if side else (span, other)
        open_spans[side].append(span)


def _rank(pair: Pair) -> tuple[object, ...]:
    """Pairs that share a span never rank equal, and the rank is the same with `a` and `b` swapped.

    Of pairs that share a span, overlap and labels, the smallest extent around both and the one
    that they have in common fix the other span.
    """
    one, other = pair
    labels = sorted((one.label or "", other.label or ""))
    around = min(one.start, other.start), max(one.end, other.end)
    common = max(one.start, other.start), min(one.end, other.end)
    return -iou(one, other), one.label != other.label, one.document, around, common, labels


def _shared(one: Span, other: Span) -> int:
    if one.document != other.document:
        return 0
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def _grouped(spans: Iterable[Span], key: _Key) -> dict[Hashable, list[Span]]:
    groups = defaultdict[Hashable, list[Span]](list)
    for span in spans:
        groups[key(span)].append(span)
    return groups


def _place(span: Span) -> tuple[str, int, int, str]:
    return span.document, span.start, span.end, span.label or ""
