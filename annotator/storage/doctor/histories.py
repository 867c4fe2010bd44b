"""A row beside all that the journal has of it, one row after the other."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from annotator.storage.driver import sqlite3
from annotator.storage.schema.journal import JOURNALLED

Image = dict[str, Any]
"""A row by its columns."""

Entry = tuple[int, str, str | None, str]
"""Of an event: `seq`, the step's id, the images before and after it as they are stored."""

_EVENTS = (
    'SELECT entity_id, seq, step_id, "before", "after" FROM events WHERE entity = ? '
    "ORDER BY entity_id, seq"
)


@dataclass(frozen=True, slots=True)
class RowHistory:
    """One row and its events."""

    table: str
    columns: frozenset[str]
    """Of the table; an image of before one was added lacks it."""
    id: str
    row: Image | None
    """The row as it is stored, or none where the table has none of this id."""
    entries: tuple[Entry, ...]
    """Its events, oldest first."""

    @property
    def entity(self) -> str:
        """What the journal calls the row's kind."""
        return JOURNALLED[self.table]

    @property
    def last(self) -> Image | None:
        """The row as the journal has it last; none where there is nothing or it cannot be read."""
        return read_image(self.entries[-1][3]) if self.entries else None

    @property
    def is_legible(self) -> bool:
        """Whether the last image is one of this row, by the step that it should be of."""
        last = self.last
        if last is None or not last.keys() <= self.columns:
            return False
        return (last.get("id"), last.get("step_id")) == (self.id, self.entries[-1][1])


def histories(database: sqlite3.Connection, table: str) -> Iterator[RowHistory]:
    """Each row of a table, and each that only the journal has, in the order of their ids."""
    cursor = database.execute(f"SELECT * FROM {table} ORDER BY id")
    columns = frozenset(column[0] for column in cursor.description)
    sides = (_rows(cursor), _entries(database, JOURNALLED[table]))
    # Only by id and side: a row is not to be compared with events.
    for row_id, pair in groupby(merge(*sides, key=itemgetter(0, 1)), itemgetter(0)):
        found = {side: value for _, side, value in pair}
        yield RowHistory(table, columns, row_id, found.get(0), tuple(found.get(1, ())))


def read_image(stored: object) -> Image | None:
    """The image of an event; none of what is none."""
    try:
        image = json.loads(stored) if isinstance(stored, str) else None
    except (ValueError, RecursionError):
        return None
    return image if isinstance(image, dict) else None


def _rows(cursor: sqlite3.Cursor) -> Iterator[tuple[str, int, Any]]:
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        yield str(row["id"]), 0, row


def _entries(database: sqlite3.Connection, entity: str) -> Iterator[tuple[str, int, Any]]:
    for row_id, events in groupby(database.execute(_EVENTS, (entity,)), itemgetter(0)):
        yield str(row_id), 1, [event[1:] for event in events]
