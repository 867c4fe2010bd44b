"""One connection: reading rows, and writing all or nothing."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import NotSaved
from annotator.storage.codecs import Row
from annotator.storage.database import transaction
from annotator.storage.driver import sqlite3
from annotator.storage.faults import while_reading, while_writing

if TYPE_CHECKING:
    from sqlite_utils import Database

Values = Sequence[Any] | dict[str, Any]
"""What stands for the question marks, or for the `:names`, of a statement."""


class Connection:
    """The database of one thread, with errors worded for a person."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._identity = _identity(path)

    @cached_property
    def _database(self) -> "Database":
        """The connection as what everything is written through."""
        # Reading does without: the first paint does not wait for this import.
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False)

    def prepare_to_write(self) -> None:
        """Load what the first write needs, so that it takes no longer than the others."""
        self._database  # noqa: B018 - worked out when first asked for

    @property
    def journal_mode(self) -> str:
        """`wal`, or `delete` under an SQLite that is too old for it."""
        return str(self._value("PRAGMA journal_mode"))

    def close(self) -> None:
        """Give the file back. Everything committed is in it already."""
        self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment; what others commit meanwhile is not seen.

        Keep it short: as long as it lasts the log beside the database grows. One inside another
        is part of it.
        """
        if self._connection.in_transaction:
            yield
            return
        with while_reading(self.path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        with while_reading(self.path):
            # `yield from` would close the cursor where the rows are not read to their end, which
            # fails once the connection is closed: an interrupted reader is often gone after it.
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row

    def _row(self, sql: str, values: Values = ()) -> Row | None:
        # A statement that is not read to its end would hold its read lock.
        rows = list(self._rows(sql, values))
        return rows[0] if rows else None

    def _value(self, sql: str, values: Values = ()) -> Any:
        row = self._row(sql, values)
        return None if row is None else row[0]

    @contextmanager
    def _writing(self) -> "Iterator[Database]":
        """One transaction. Raises `NotSaved` or `Refused`, and then nothing of it is stored."""
        if _identity(self.path) != self._identity:
            raise NotSaved(
                f"Not saved: {self.path.name} was deleted or replaced while it was open.",
                "Put the file back, or quit and open the new one.",
            )
        with while_writing(self.path), transaction(self._connection):
            yield self._database


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`, or none. SQLite goes on writing to a file that is gone."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
