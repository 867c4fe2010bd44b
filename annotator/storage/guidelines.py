"""The versions of the guideline that people wrote."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.domain.guideline import Guideline
from annotator.storage.connection import Connection
from annotator.storage.rows import Table

if TYPE_CHECKING:
    from sqlite_utils import Database

GUIDELINES = Table("guidelines", Guideline)

IN_ORDER = "ORDER BY since, id"
"""The last one counts."""


class Guidelines(Connection):
    """What counts, and what counted before; nothing of it is ever taken back."""

    def guidelines(self) -> list[Guideline]:
        """All versions, the one that counts last."""
        rows = self._rows(f"SELECT {GUIDELINES.selected('t')} FROM guidelines t {IN_ORDER}")
        return [GUIDELINES.record(row) for row in rows]

    def guideline(self) -> Guideline | None:
        """The version that counts, or none where nobody has written one."""
        row = self._row(
            f"SELECT {GUIDELINES.selected('t')} FROM guidelines t "
            "ORDER BY since DESC, id DESC LIMIT 1"
        )
        return None if row is None else GUIDELINES.record(row)

    def add_guidelines(self, guidelines: Iterable[Guideline]) -> None:
        """Store new versions; their annotators are known. All or nothing.

        Raises:
            NotSaved: the file cannot take them now.
            Refused: one of that id is there, or a rule of the database forbids it.
        """
        with self._writing() as database:
            insert_guidelines(database, guidelines)


def insert_guidelines(database: "Database", guidelines: Iterable[Guideline]) -> None:
    """The same inside the caller's transaction."""
    database.conn.executemany(GUIDELINES.insertion, map(GUIDELINES.row, guidelines))
