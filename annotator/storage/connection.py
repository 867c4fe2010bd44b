"""One connection: reading rows, and writing all or nothing."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import AnnotatorError, FileGone, NotSaved
from annotator.storage.codecs import Row
from annotator.storage.database import connect, open_database, transaction
from annotator.storage.driver import sqlite3
from annotator.storage.faults import is_damage, while_reading, while_writing
from annotator.storage.header import which_file
from annotator.storage.journal import leave_unsafe_mode

if TYPE_CHECKING:
    from sqlite_utils import Database

    from annotator.storage.rescue import RescueCopy

Values = Sequence[Any] | dict[str, Any]
"""What stands for the question marks, or for the `:names`, of a statement."""


class Connection:
    """The database of one thread, with errors worded for a person."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._kept = ExitStack()
        self._file = which_file(path)
        self._rescued: RescueCopy | None = None
        """What is read as long as the file is not where it was opened."""
        self._doubtful = False
        """Whether there ever was a transaction that was committed and not acknowledged."""
        self._damage: AnnotatorError | None = None
        """What was found wrong with the file: from then on nothing is written to it."""
        self.waits = False
        """Whether a write waits for another program's lock; other threads may look."""

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
        self._kept.close()

    def keep_until_closed(self, kept: ExitStack) -> None:
        """Let go of something only when the file is given back."""
        self._kept.push(kept)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment; what others commit meanwhile is not seen.

        Keep it short: as long as it lasts the log beside the database grows. One inside another
        is part of it.
        """
        if self._connection.in_transaction:
            yield
            return
        with self._reading():
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        with self._reading():
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
    def _reading(self) -> Iterator[None]:
        with self._noting_damage(), while_reading(self.path):
            yield

    @contextmanager
    def _writing(self) -> "Iterator[Database]":
        """One transaction. Raises `NotSaved` or `Refused`, and then nothing of it is stored.

        Except where it raises `FileGone`: then it may be in the file that is gone. Whoever writes
        rows that can be there once only asks `_is_there` before writing them again.
        """
        self.stay_with_file()
        if self._damage is not None:
            raise NotSaved(f"Not saved: {self.path.name} is damaged.", self._damage.remedy)
        # Nobody is kept waiting for what it loads: the lock is taken after it.
        database = self._database
        self.waits = True
        try:
            with self._noting_damage(), while_writing(self.path):
                leave_unsafe_mode(self._connection, self.path)
                with transaction(self._connection):
                    self.waits = False
                    yield database
        except NotSaved:
            # Of a file that has gone SQLite says that it is read-only, or that the disk failed.
            self.stay_with_file()
            raise
        finally:
            self.waits = False
        try:
            self.stay_with_file()
        except AnnotatorError:
            # It has gone between the look before the transaction and its end.
            self._doubtful = True
            raise

    def _is_there(self, table: str, row_id: str) -> bool:
        """Whether a transaction that was not acknowledged has stored this row after all."""
        known = f"SELECT 1 FROM {table} WHERE id = ?"
        return self._doubtful and self._value(known, (row_id,)) is not None

    def stay_with_file(self) -> None:
        """Make sure that the open file is the one at `path`; SQLite writes to one that is gone.

        One that is not is copied, and its copy is read from then on, until the file is back at its
        place, or the copy is put there.

        Raises:
            FileGone: it is not; the message says where the copy is.
            UnusableDatabase: it is back, and cannot be opened now.
        """
        there = which_file(self.path)
        if there == self._file and self._rescued is None:
            return
        if self._rescued is None:
            self._rescue()
        elif there == self._file or self._rescued.is_at(self.path):
            self._take_up(open_database(self.path, wait=self._wait))
            self._file, self._rescued = which_file(self.path), None
            return
        raise self._gone()

    def _rescue(self) -> None:
        # Most runs of the program never need it.
        from annotator.storage.rescue import rescue

        try:
            self._rescued = rescue(self._connection, self.path)
        except AnnotatorError as error:
            raise FileGone(
                f"Not saved: {self.path.name} was deleted or replaced while it was open. {error}",
                "Put the file back.",
            ) from error
        # Closed as long as nobody works on what has taken its place: the log goes by the name.
        self._take_up(connect(self._rescued.path, read_only=True, wait=self._wait))

    def _gone(self) -> FileGone:
        assert self._rescued is not None
        copy, name = self._rescued.path, self.path.name
        shown = copy.name if copy.parent == self.path.parent else copy
        return FileGone(
            f"Not saved: {name} was deleted or replaced while it was open; all that was saved "
            f"before is in {shown}.",
            f"Give that the name {name}, or put the old file back, then try again.",
        )

    def _take_up(self, connection: sqlite3.Connection) -> None:
        """Go on with another connection."""
        self._connection.close()
        self._connection, self._damage = connection, None
        self.__dict__.pop("_database", None)

    @property
    def _wait(self) -> float:
        """Seconds that a statement waits for another program's lock."""
        return float(self._connection.execute("PRAGMA busy_timeout").fetchone()[0]) / 1000

    @contextmanager
    def _noting_damage(self) -> Iterator[None]:
        try:
            yield
        except AnnotatorError as error:
            if is_damage(error.__cause__):
                self._damage = error
            raise
