"""The versions of the guideline that people wrote."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.storage.connection import Connection

if TYPE_CHECKING:
    from annotator.domain.guideline import Guideline


class Guidelines(Connection):
    """What counts, and what counted before; nothing of it is ever taken back.

    The first paint needs none of it, nor the module that it is made of.
    """

    def guidelines(self) -> "list[Guideline]":
        """All versions, the one that counts last."""
        return self._versions("ORDER BY since, id")

    def guideline(self) -> "Guideline | None":
        """The version that counts, or none where nobody has written one."""
        last = self._versions("ORDER BY since DESC, id DESC LIMIT 1")
        return last[0] if last else None

    def add_guidelines(self, guidelines: "Iterable[Guideline]") -> None:
        """Store new versions; their annotators are known. All or nothing.

        Raises:
            NotSaved: the file cannot take them now.
            Refused: one of that id is there, or a rule of the database forbids it.
        """
        from annotator.storage.guideline_rows import insert_guidelines

        with self._writing() as database:
            insert_guidelines(database, guidelines)

    def _versions(self, which: str) -> "list[Guideline]":
        from annotator.storage.guideline_rows import GUIDELINES

        rows = self._rows(f"SELECT {GUIDELINES.selected('t')} FROM guidelines t {which}")
        return list(map(GUIDELINES.record, rows))
