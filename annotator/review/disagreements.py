"""Two layers over the same documents: what both say, and where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.review.absence_groups import absence_groups
from annotator.review.difference import (
    Item,
    Subject,
    absence_difference,
    link_difference,
    span_difference,
)
from annotator.review.span_groups import span_groups

_SUBJECTS = list(Subject)

RowT = TypeVar("RowT", Span, Link, Absence)


def compare(documents: Sequence[str], a: Layer, b: Layer) -> list[Item]:
    """What the layers `a` and `b` say of the documents with these ids, given in reading order.

    Every span there, every link that begins or ends there and every absence of a span there is in
    exactly one item. Spans come first, then links, then absences, each by document and place. The
    items are the same whatever order the rows come in, and with `a` and `b` changed over they are
    mirrored.
    """
    return Comparing(documents, a, b).items()


class Comparing:
    """Two layers while they are compared."""

    def __init__(self, documents: Sequence[str], a: Layer, b: Layer) -> None:
        self._order = {document: place for place, document in enumerate(documents)}
        self._sides = (a, b)
        spans = [
            [span for document in documents for span in layer.spans_of(document)]
            for layer in self._sides
        ]
        self._groups = span_groups(*spans)
        self._group_of: dict[str, int] = {
            span.id: number for number, group in enumerate(self._groups) for span in group.spans
        }

    def items(self) -> list[Item]:
        """All items, as `compare` has them."""
        items = [*self._spans(), *self._links(), *self._absences()]
        return sorted(
            items,
            key=lambda item: (
                _SUBJECTS.index(item.subject),
                self._order[item.document],
                item.start,
                item.end,
                item.key,
            ),
        )

    def _spans(self) -> Iterable[Item]:
        for group in self._groups:
            document = group.spans[0].document
            start = min(span.start for span in group.spans)
            end = max(span.end for span in group.spans)
            difference = span_difference(group.a, group.b)
            yield Item(Subject.SPAN, difference, group.a, group.b, document, start, end)

    def _links(self) -> Iterable[Item]:
        """Links of two things, each of which is a group of spans."""
        between = defaultdict[frozenset[object], tuple[list[Link], list[Link]]](lambda: ([], []))
        for side, layer in enumerate(self._sides):
            for link in layer.links.values():
                if link.a in self._group_of or link.b in self._group_of:
                    # A span outside of the documents is in no group and stands for itself.
                    ends = (self._group_of.get(end, end) for end in (link.a, link.b))
                    between[frozenset(ends)][side].append(link)
        for a, b in between.values():
            yield self._link_item(_by_id(a), _by_id(b))

    def _link_item(self, a: tuple[Link, ...], b: tuple[Link, ...]) -> Item:
        says_more = {self._more(link) for link in chain(a, b) if link.more is not None}
        ends = (end for link in chain(a, b) for end in (link.a, link.b))
        document, start, end = self._earliest(ends)
        difference = link_difference(a, b, same_end=len(says_more) < 2)
        return Item(Subject.LINK, difference, a, b, document, start, end)

    def _more(self, link: Link) -> object:
        """The thing that says more."""
        end = link.a if link.more == "a" else link.b
        return self._group_of.get(end, end)

    def _absences(self) -> Iterable[Item]:
        for a, b in absence_groups(self._sides, self._group_of):
            document, start, end = self._earliest(absence.span for absence in chain(a, b))
            found = _by_id(a), _by_id(b)
            difference = absence_difference(*found)
            yield Item(Subject.ABSENCE, difference, *found, document, start, end)

    def _earliest(self, ends: Iterable[str]) -> tuple[str, int, int]:
        """Where the first of these spans is read, those outside of the documents aside."""
        known = [self._groups[self._group_of[end]] for end in ends if end in self._group_of]
        spans = {span.id: span for group in known for span in group.spans}
        first = min(
            spans.values(), key=lambda span: (self._order[span.document], span.start, span.end)
        )
        return first.document, first.start, first.end


def _by_id(rows: Iterable[RowT]) -> tuple[RowT, ...]:
    return tuple(sorted(rows, key=lambda row: row.id))
