"""What the two panes show of one item.

A span is shown in its article twice, as the one has it and as the other has it; a link in the
articles of its two ends, an absence in that of its span and in that which says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain.document import Annotator, Document
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.entries import Entry, Row
from annotator.text.extent import Extent

LEFT, RIGHT = "left", "right"


@dataclass(frozen=True, slots=True)
class Side:
    """One pane: an article with the marks of one of the two."""

    owner: Annotator
    layer: Layer
    document: Document
    rows: Sequence[Row] = ()
    """What the owner has there; empty for an article that only stands beside."""
    spans: Sequence[Span] = ()
    """Those in hand, which are drawn in full."""
    outline: Extent | None = None
    """Where the other one has something that this one has not, in code points."""
    place: Extent = (0, 0)
    """What is brought into view, in code points."""

    @property
    def caret(self) -> int:
        """Where the caret goes, in code points."""
        return min((span.start for span in self.spans), default=self.place[0])


@dataclass(frozen=True, slots=True)
class PairSight:
    """What both panes show."""

    left: Side
    right: Side
    named: bool
    """Whether the panes differ in whose marks they have, and say so."""

    @property
    def sides(self) -> Mapping[str, Side]:
        """By the name of the side."""
        return {LEFT: self.left, RIGHT: self.right}

    @property
    def documents(self) -> list[Document]:
        """The article of each side under an id of its own, since both may be the same one."""
        return [
            replace(side.document, id=side_id(name, side.document.id))
            for name, side in self.sides.items()
        ]


def side_id(name: str, document: str) -> str:
    """What the panes call an article on one side."""
    return f"{name}:{document}"


def side_of(pane_document: str) -> str:
    """Which side an article of the panes is on."""
    return pane_document.partition(":")[0]


def sight_of(comparison: Comparison, entry: Entry) -> PairSight | None:
    """The sight of an entry; none where an article that it is in is not in the story any more."""
    row = entry.item.rows[0]
    match row:
        case Link():
            return _link_sight(comparison, entry)
        case Absence():
            return _absence_sight(comparison, entry, row)
        case _:
            return _span_sight(comparison, entry)


def left_and_right(comparison: Comparison, entry: Entry) -> tuple[Side, Side] | None:
    """What the two have of an item, as they stand on the left and on the right."""
    document = comparison.sitting.draft.documents.get(entry.item.document)
    if document is None:
        return None
    sources, item = comparison.sources, entry.item
    sides = (
        Side(sources.a, sources.layer_a, document, item.a),
        Side(sources.b, sources.layer_b, document, item.b),
    )
    return sides if comparison.a_is_left(item) else (sides[1], sides[0])


def _span_sight(comparison: Comparison, entry: Entry) -> PairSight | None:
    both = left_and_right(comparison, entry)
    if both is None:
        return None
    extent = entry.item.start, entry.item.end
    left, right = (
        replace(
            side,
            spans=_spans(side.rows),
            outline=None if side.rows else extent,
            # The same for both, so that the same rows stand beside each other.
            place=extent,
        )
        for side in both
    )
    return PairSight(left, right, named=True)


def _link_sight(comparison: Comparison, entry: Entry) -> PairSight | None:
    """The ends as the one has them who has the link; of both, as the one on the left has them."""
    both = left_and_right(comparison, entry)
    if both is None:
        return None
    side = both[0] if both[0].rows else both[1]
    documents = comparison.sitting.draft.documents
    ends = [
        span
        for row in side.rows
        if isinstance(row, Link)
        for span in (comparison.sources.span(row.a), comparison.sources.span(row.b))
        if span is not None and span.document in documents
    ]
    articles = sorted({span.document for span in ends}, key=lambda each: documents[each].number)
    panes = [
        replace(
            side,
            document=documents[article],
            spans=(spans := [span for span in ends if span.document == article]),
            place=_around(spans),
        )
        for article in articles[:2]
    ]
    if not panes:
        return None
    return PairSight(panes[0], panes[-1], named=False)


def _absence_sight(comparison: Comparison, entry: Entry, row: Absence) -> PairSight | None:
    """The span on the left; on the right the article, with the marks of who says otherwise."""
    both = left_and_right(comparison, entry)
    documents = comparison.sitting.draft.documents
    span = comparison.sources.span(row.span)
    if both is None or span is None or row.document not in documents:
        return None
    owner = comparison.sources.owner(row)
    side = next(each for each in both if each.owner == owner)
    other = next(each for each in both if each.owner != owner)
    left = replace(side, document=documents[span.document], spans=(span,), place=span.extent)
    return PairSight(left, replace(other, document=documents[row.document]), named=True)


def _spans(rows: Iterable[Row]) -> list[Span]:
    return [row for row in rows if isinstance(row, Span)]


def _around(spans: Sequence[Span]) -> Extent:
    return min(span.start for span in spans), max(span.end for span in spans)
