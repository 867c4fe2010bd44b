"""The fact matrix: which article says what, and where they disagree.

A row a fact, a column a document. In a cell stand the fact's members in that document, or that
it is absent, or nothing where that is not decided.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.document import Document
from annotator.domain.excerpt import excerpt
from annotator.domain.fact import Fact, absent_documents, facts
from annotator.domain.figures import differing
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.standing import Standing, standings

__all__ = ["Cell", "FactMatrix", "Member", "Order", "Row", "excerpt", "fact_matrix"]


class Order(StrEnum):
    """What the rows are sorted by; the fact's number decides between equals."""

    SIZE = "size"
    """The most articles first, then the most spans."""
    LABEL = "label"
    """The order of the label set, highlights last."""
    PLACE = "place"
    """Where the fact is first told: by article, then by offset."""


@dataclass(frozen=True, slots=True)
class Member:
    """A span in a cell."""

    span: Span
    standing: Standing | None
    """How it stands to the fact's oldest span; none for that span itself."""
    differs: tuple[str, ...] = ()
    """Its figures, in its own words, that another member has others for."""

    @property
    def mark(self) -> str:
        """The sign of its relation to the fact's oldest span; empty for that span itself."""
        return self.standing.relation.mark if self.standing is not None else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says of one fact."""

    document: str
    members: tuple[Member, ...] = ()
    """In the order of the text."""
    absent: bool = False

    @property
    def undecided(self) -> bool:
        """Whether it has neither a member nor an absence."""
        return not self.members and not self.absent


@dataclass(frozen=True, slots=True)
class Row:
    """One fact."""

    fact: Fact
    oldest: Span
    """The member that was made first: the relation marks are to it."""
    label: str | None
    """The label of the oldest member that has one."""
    cells: tuple[Cell, ...]
    """One a document, in the order of the columns."""

    @property
    def members(self) -> list[Member]:
        """All members by article and place."""
        return [member for cell in self.cells for member in cell.members]

    @property
    def documents(self) -> int:
        """How many documents have a member."""
        return sum(bool(cell.members) for cell in self.cells)

    @property
    def flagged(self) -> bool:
        """Whether figures of its members differ."""
        return any(member.differs for member in self.members)


@dataclass(frozen=True, slots=True)
class FactMatrix:
    """All facts of one annotator in one story."""

    documents: tuple[Document, ...]
    """The columns, by number."""
    rows: tuple[Row, ...]


def fact_matrix(
    layer: Layer,
    documents: Sequence[Document],
    labels: LabelSet,
    order: Order = Order.SIZE,
) -> FactMatrix:
    """The matrix of a layer over the documents of a story."""
    columns = tuple(sorted(documents, key=lambda document: document.number))
    rows = [_row(layer, columns, fact) for fact in facts(layer)]
    return FactMatrix(columns, tuple(sorted(rows, key=_sort_key(order, labels))))


def _row(layer: Layer, columns: Sequence[Document], fact: Fact) -> Row:
    spans = [layer.spans[member] for member in fact.members if member in layer.spans]
    spans.sort(key=lambda span: (span.created_at, span.id))
    ways = standings(layer, spans[0].id)
    differs = differing({span.id: span.quote for span in spans})
    absent = absent_documents(layer, fact.members)
    members = [Member(each, ways.get(each.id), differs.get(each.id, ())) for each in spans]
    members.sort(key=lambda member: member.span.extent)
    cells = tuple(
        Cell(
            column.id,
            tuple(member for member in members if member.span.document == column.id),
            column.id in absent,
        )
        for column in columns
    )
    label = next((span.label for span in spans if span.label is not None), None)
    return Row(fact, spans[0], label, cells)


def _sort_key(order: Order, labels: LabelSet) -> Callable[[Row], tuple[int, ...]]:
    positions = {label.id: place for place, label in enumerate(labels)}

    def by_size(row: Row) -> tuple[int, ...]:
        return -row.documents, -len(row.members), row.fact.number

    def by_label(row: Row) -> tuple[int, ...]:
        return positions.get(row.label or "", len(positions)), row.fact.number

    def by_place(row: Row) -> tuple[int, ...]:
        places = [
            (column, member.span.start)
            for column, cell in enumerate(row.cells)
            for member in cell.members
        ]
        return *min(places, default=(len(row.cells), 0)), row.fact.number

    return {Order.SIZE: by_size, Order.LABEL: by_label, Order.PLACE: by_place}[order]
