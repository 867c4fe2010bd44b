"""Rows, dataclasses and the images of the journal: the only place that maps their names.

A row is a tuple of its values in the order of the dataclass's fields; an image is the row as a
JSON object by column. `start` and `end` are words of SQL and references end in `_id`, so some
columns are called otherwise than their fields.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.document import Document
from annotator.domain.errors import UnusableDatabase
from annotator.domain.label import Label, Unit
from annotator.domain.link import Absence, Completion, Dismissal, Link, Relation
from annotator.domain.span import Span
from annotator.domain.step import Record, entity
from annotator.storage.codecs import (
    Row,
    passage_of,
    passage_row,
    sources_of,
    taken_of,
    write_json,
    write_sources,
    write_taken,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound=Record)
T = TypeVar("T", bound="DataclassInstance")
Codec = Mapping[str, Callable[[Any], Any]]
"""Field to what turns its value into the other side's."""

_COLUMNS = {
    "document": "document_id",
    "annotator": "annotator_id",
    "span": "span_id",
    "label": "label_id",
    "step": "step_id",
    "start": "start_char",
    "end": "end_char",
    "length": "chars",
    "batch": "batch_id",
    "record": "record_id",
    "reviewer": "reviewer_id",
    "adjudicator": "adjudicator_id",
}
"""Field to column, where they differ in every table."""


_NEVER_STORED = (ValueError, TypeError, KeyError)
"""What reading a value raises that nobody has written."""


class Table(Generic[T]):
    """How the records of one kind are kept."""

    def __init__(
        self,
        name: str,
        record: type[T],
        *,
        renamed: Mapping[str, str] | None = None,
        without: frozenset[str] = frozenset(),
        read: Codec | None = None,
        write: Codec | None = None,
        added: Sequence[str] = (),
    ) -> None:
        """`renamed` adds to the columns' names, `without` are last fields that are not kept.

        `added` are columns that images of before the migration that added them do not have.
        """
        names = _COLUMNS | dict(renamed or {})
        self.name = name
        self.fields = tuple(each.name for each in fields(record) if each.name not in without)
        self.columns = tuple(names.get(field, field) for field in self.fields)
        self._record = record
        self._readers = [(self.fields.index(field), act) for field, act in (read or {}).items()]
        self._write = dict(write or {})
        self._added: dict[str, None] = dict.fromkeys(added)

    @property
    def insertion(self) -> str:
        """SQL that takes a `row`."""
        slots = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({slots})"

    @property
    def update(self) -> str:
        """SQL that takes a `row`, then the id and the `rev` that the stored row must have."""
        values = ", ".join(f"{column} = ?" for column in self.columns)
        return f"UPDATE {self.name} SET {values} WHERE id = ? AND rev = ?"

    def selected(self, alias: str) -> str:
        """The columns of a `row` for a SELECT in which the table is called `alias`."""
        return ", ".join(f"{alias}.{column}" for column in self.columns)

    def row(self, record: T) -> Row:
        """The values of a record as they are stored."""
        return tuple(
            self._write[field](getattr(record, field))
            if field in self._write
            else getattr(record, field)
            for field in self.fields
        )

    def record(self, row: Sequence[Any]) -> T:
        """The record with these stored values.

        Raises `UnusableDatabase` where they are none that were ever stored.
        """
        if not self._readers:
            return self._record(*row)
        values = list(row)
        try:
            for place, read in self._readers:
                values[place] = read(values[place])
        except _NEVER_STORED as error:
            raise self._damaged() from error
        return self._record(*values)

    def _damaged(self) -> UnusableDatabase:
        remedy = "`annotator doctor` examines the database."
        return UnusableDatabase(f"A row of the {self.name} is damaged.", remedy)

    def of_image(self, image: str) -> T:
        """The record of a JSON image from the journal."""
        values = self._added | json.loads(image)
        return self.record([values[column] for column in self.columns])


@dataclass(frozen=True, slots=True)
class Spread:
    """A field that takes several columns."""

    field: str
    columns: tuple[str, ...]
    write: Callable[[Any], Row]
    """The values of the columns."""
    read: Callable[[Row], Any]


class SpreadTable(Table[T]):
    """How records of which one field takes several columns are kept."""

    def __init__(self, name: str, record: type[T], spread: Spread, **given: Any) -> None:
        """`given` is what any table takes by name."""
        super().__init__(name, record, **given)
        self._spread = spread
        self._at = at = self.fields.index(spread.field)
        self.columns = (*self.columns[:at], *spread.columns, *self.columns[at + 1 :])

    def row(self, record: T) -> Row:
        """The values of a record as they are stored."""
        row, at = super().row(record), self._at
        return (*row[:at], *self._spread.write(row[at]), *row[at + 1 :])

    def record(self, row: Sequence[Any]) -> T:
        """The record with these stored values."""
        at, after = self._at, self._at + len(self._spread.columns)
        try:
            spread = self._spread.read(tuple(row[at:after]))
        except _NEVER_STORED as error:
            raise self._damaged() from error
        return super().record((*row[:at], spread, *row[after:]))


_NEAR = ("near_document_id", "near_start", "near_end", "near_quote")

SPANS = Table("spans", Span)
LINKS = Table("links", Link, read={"relation": Relation}, write={"relation": str})
ABSENCES = Table("absences", Absence)
DISMISSALS = SpreadTable(
    "dismissals", Dismissal, Spread("near", _NEAR, passage_row, passage_of), added=_NEAR
)
COMPLETIONS = Table("completions", Completion)
DOCUMENTS = Table(
    "documents",
    Document,
    renamed={"key": "doc_key"},
    read={"meta": json.loads},
    write={"meta": write_json},
)
ADJUDICATIONS = Table(
    "adjudications",
    Adjudication,
    read={"choice": Choice, "a": sources_of, "b": sources_of, "taken": taken_of},
    write={"choice": str, "a": write_sources, "b": write_sources, "taken": write_taken},
)
LABELS = Table(
    "labels",
    Label,
    without=frozenset({"deleted_at"}),
    # The labels that a database is made with are of no step.
    read={"unit": Unit, "step": lambda stored: stored or ""},
    write={"unit": str, "step": lambda step: step or None},
)

TABLES: dict[str, Table[Any]] = {
    "label": LABELS,
    "document": DOCUMENTS,
    "span": SPANS,
    "link": LINKS,
    "absence": ABSENCES,
    "dismissal": DISMISSALS,
    "completion": COMPLETIONS,
    "adjudication": ADJUDICATIONS,
}
"""By `domain.step.entity`, which is also what the journal calls them."""


def table_for(kind: type[R]) -> Table[R]:
    """The table of a kind of record."""
    return cast(Table[R], TABLES[kind.__name__.lower()])


def table_of(record: R) -> Table[R]:
    """The table that a record belongs to."""
    return cast(Table[R], TABLES[entity(record)])
