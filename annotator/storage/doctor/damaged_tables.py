"""The rows of a file of which parts cannot be read."""

from collections.abc import Iterator
from typing import Any

from annotator.storage.driver import sqlite3
from annotator.storage.faults import UNREADABLE

_KEYED = ("batch_items", "reveals")
"""Tables without rowids."""

_FROM = "SELECT rowid, {} FROM {} NOT INDEXED WHERE rowid >= ? ORDER BY rowid"

_FAR = 1 << 40
"""No table has so many rows between two that can be read."""


class DamagedTables:
    """Reads a damaged file as far as it goes."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.gaps = 0

    def rows(self, table: str) -> Iterator[tuple[Any, ...]]:
        """The rows that can be read, without the columns that are not known of."""
        if table in _KEYED:
            yield from self._from_both_ends(table)
            return
        last = -1
        while True:
            try:
                for rowid, *row in self._database.execute(_FROM.format("*", table), (last + 1,)):
                    yield tuple(row)
                    last = rowid
            except sqlite3.OperationalError:
                # Its declaration is lost.
                self.gaps += 1
                return
            except UNREADABLE:
                following = self._following(table, last)
            else:
                return
            if following is None:
                return
            yield from self._row(table, following)
            last = following

    def _row(self, table: str, rowid: int) -> Iterator[tuple[Any, ...]]:
        """One row by itself: the driver reads ahead, so that one that is whole may be missed."""
        try:
            sql = f"SELECT * FROM {table} NOT INDEXED WHERE rowid = ?"
            yield from self._database.execute(sql, (rowid,)).fetchall()
        except UNREADABLE:
            self.gaps += 1

    def _following(self, table: str, last: int) -> int | None:
        """The next rowid that can be reached, or none: what a damaged page had is passed over."""
        lost, gap = -1, 0
        while not self._reaches(table, last + 1 + gap):
            lost, gap = gap, gap * 2 or 1
            if gap > _FAR:
                self.gaps += 1
                return None
        while gap - lost > 1:
            middle = (lost + gap) // 2
            if self._reaches(table, last + 1 + middle):
                gap = middle
            else:
                lost = middle
        self.gaps += lost >= 0
        sql = f"{_FROM.format('NULL', table)} LIMIT 1"
        found = self._database.execute(sql, (last + 1 + gap,)).fetchone()
        return None if found is None else int(found[0])

    def _reaches(self, table: str, rowid: int) -> bool:
        """Whether it can be told which row is the first from a rowid on."""
        try:
            self._database.execute(f"{_FROM.format('NULL', table)} LIMIT 1", (rowid,)).fetchone()
        except UNREADABLE:
            return False
        return True

    def _from_both_ends(self, table: str) -> Iterator[tuple[Any, ...]]:
        seen = set()
        for order in ("ASC", "DESC"):
            sql = f"SELECT * FROM {table} ORDER BY batch_id {order}, place {order}"
            try:
                for row in self._database.execute(sql):
                    if row[:2] not in seen:
                        seen.add(row[:2])
                        yield row
            except UNREADABLE:
                self.gaps += 1
            else:
                return
