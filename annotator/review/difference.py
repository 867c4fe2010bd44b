"""What two annotators say of one thing, and how that differs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.domain.link import Absence, Link
from annotator.domain.span import Span

Row = Span | Link | Absence
"""A row of a layer that two annotators can agree or disagree on."""


class Subject(StrEnum):
    """What kind of rows an item has; items are gone through in this order.

    A link can be decided once it is known what its ends are, an absence once the facts are.
    """

    SPAN = "span"
    LINK = "link"
    ABSENCE = "absence"


class Difference(StrEnum):
    """How two annotators differ on one thing."""

    AGREED = "agreed"
    BOUNDARY = "boundary"
    LABEL = "label"
    LABEL_AND_BOUNDARY = "label and boundary"
    SPLIT = "split or merge"
    """One row of the one stands against several of the other."""
    RELATION = "relation"
    """Both link the two; how they relate, or which of them says more, differs."""
    ONLY_A = "only A"
    ONLY_B = "only B"

    @property
    def mirrored(self) -> "Difference":
        """The same with A and B changed over."""
        swapped = {Difference.ONLY_A: Difference.ONLY_B, Difference.ONLY_B: Difference.ONLY_A}
        return swapped.get(self, self)


@dataclass(frozen=True, slots=True)
class Item:
    """The rows of A and of B that say something of one thing; one of the two may be empty."""

    subject: Subject
    difference: Difference
    a: tuple[Row, ...]
    b: tuple[Row, ...]
    document: str
    """Where it is read; of a link: the document of its earlier end; of an absence: of its span."""
    start: int
    """First code point of its rows there."""
    end: int
    """One past the last."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, A's first."""
        return self.a + self.b

    @property
    def key(self) -> tuple[str, ...]:
        """What no two items of a comparison share: the ids of its rows, in order."""
        return tuple(sorted(row.id for row in self.rows))

    @property
    def agreed(self) -> bool:
        """Whether both say the same."""
        return self.difference is Difference.AGREED

    @property
    def mirrored(self) -> "Item":
        """The same with A and B changed over."""
        return replace(self, a=self.b, b=self.a, difference=self.difference.mirrored)


def part(item: Item, ids: Collection[str]) -> Item | None:
    """The item with those rows only that have one of these ids; none where there is none."""
    a = tuple(row for row in item.a if row.id in ids)
    b = tuple(row for row in item.b if row.id in ids)
    if len(a) + len(b) == len(item.rows):
        return item
    if not a and not b:
        return None
    return replace(item, a=a, b=b, difference=_rest_difference(item, a, b))


def _rest_difference(item: Item, a: tuple[Row, ...], b: tuple[Row, ...]) -> Difference:
    """How what is left of several rows differs; of links that is never taken as agreed."""
    match item.subject:
        case Subject.SPAN:
            spans = ([row for row in side if isinstance(row, Span)] for side in (a, b))
            return span_difference(*spans)
        case Subject.LINK:
            links = ([row for row in side if isinstance(row, Link)] for side in (a, b))
            return link_difference(*links, same_end=False)
        case Subject.ABSENCE:
            absences = ([row for row in side if isinstance(row, Absence)] for side in (a, b))
            return absence_difference(*absences)


def span_difference(a: Sequence[Span], b: Sequence[Span]) -> Difference:
    """How the spans of the one at a place differ from those of the other."""
    one_sided = _one_sided(a, b)
    if one_sided is not None:
        return one_sided
    if len(a) > 1 or len(b) > 1:
        return Difference.SPLIT
    (one,), (other,) = a, b
    if one.label == other.label:
        return Difference.AGREED if one.extent == other.extent else Difference.BOUNDARY
    return Difference.LABEL if one.extent == other.extent else Difference.LABEL_AND_BOUNDARY


def absence_difference(a: Sequence[Absence], b: Sequence[Absence]) -> Difference:
    """Whether both say of a fact that a document has nothing of it."""
    return _one_sided(a, b) or Difference.AGREED


def link_difference(a: Sequence[Link], b: Sequence[Link], *, same_end: bool) -> Difference:
    """How the links between two things differ.

    `same_end`: where both know which end says more, it is the same one.
    """
    one_sided = _one_sided(a, b)
    if one_sided is not None:
        return one_sided
    if len(a) > 1 or len(b) > 1:
        return Difference.SPLIT
    same = a[0].relation is b[0].relation and same_end
    return Difference.AGREED if same else Difference.RELATION


def _one_sided(a: Sequence[Row], b: Sequence[Row]) -> Difference | None:
    if a and b:
        return None
    return Difference.ONLY_A if a else Difference.ONLY_B
