"""Backups of the open database, and the log beside it."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from annotator.storage.connection import Connection
from annotator.storage.driver import sqlite3
from annotator.storage.faults import while_reading
from annotator.storage.journal import empty_log


class Keeping(Connection):
    """What has the work in files that can be copied."""

    def back_up(self, why: str, *, at: datetime | None = None) -> Path:
        """`backup.back_up` of this database through this connection, outside a transaction."""
        # Most runs of the program make none, and the first paint does not wait for this.
        from annotator.storage.backup import back_up

        return back_up(self.path, why, at=at, source=self._connection)

    def first_step_at(self) -> str | None:
        """When the first step was committed here, or none before that."""
        at: str | None = self._value("SELECT created_at FROM steps ORDER BY seq LIMIT 1")
        return at

    def checkpoint(self) -> bool:
        """Move what is in the log into the database, so that a copy of that file is whole.

        Waits for nobody. Whether the log is empty now, as it always is without one.
        """
        with while_reading(self.path):
            return empty_log(self._connection)

    def close(self) -> None:
        """Empty the log if nobody else is at work, and give the file back."""
        # The last one to close does so anyway; this is for when a program that does nothing
        # keeps the file open.
        with suppress(sqlite3.Error):
            empty_log(self._connection)
        super().close()
