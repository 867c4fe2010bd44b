"""Which part of the training data each document is in, and what keeps documents together in one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.domain.errors import Outdated
from annotator.domain.identity import now
from annotator.domain.split import Split
from annotator.storage.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

_JOINED = """
WITH stated (one, other) AS (
  SELECT a.document_id, b.document_id
  FROM links k JOIN spans a ON a.id = k.a JOIN spans b ON b.id = k.b WHERE k.deleted_at IS NULL
  UNION ALL SELECT s.document_id, x.document_id
  FROM absences x JOIN spans s ON s.id = x.span_id WHERE x.deleted_at IS NULL
  UNION ALL SELECT s.document_id, m.document_id
  FROM dismissals m JOIN spans s ON s.id = m.span_id
  WHERE m.deleted_at IS NULL AND s.deleted_at IS NULL
  UNION ALL SELECT near_document_id, document_id
  FROM dismissals WHERE deleted_at IS NULL AND span_id IS NULL),
joined (one, other) AS (SELECT DISTINCT min(one, other), max(one, other) FROM stated)
SELECT one, other FROM joined
JOIN documents d ON d.id = one AND d.deleted_at IS NULL
JOIN documents e ON e.id = other AND e.deleted_at IS NULL
ORDER BY one, other
"""


class Splits(Connection):
    """The frozen split, and the statements that a split must not cut."""

    def joined_documents(self) -> list[tuple[str, str]]:
        """Each two live documents that a live statement of anybody is about, the lesser id first.

        Statements are links of every relation, absences and dismissals.
        """
        return [(one, other) for one, other in self._rows(_JOINED)]

    def splits(self) -> dict[str, Split]:
        """The split of each document that has one, deleted ones too, by its id."""
        rows = self._rows("SELECT document_id, split FROM splits ORDER BY document_id")
        return {document: Split(split) for document, split in rows}

    def set_splits(
        self, splits: Mapping[str, Split], *, seen: Mapping[str, Split] | None = None
    ) -> None:
        """Say of these documents, and leave of all others, in which split they are.

        With `seen`, which is what `splits` gave before, it is refused where that has changed.

        Raises:
            NotSaved: the file cannot take it now.
            Outdated: another program has said something else since.
            Refused: a document is not known, or would move away from train.
        """
        with self._writing() as database:
            if seen is not None and self.splits() != seen:
                raise Outdated(
                    "Not saved: another program has split the documents meanwhile.",
                    "Try again: what it has decided stays.",
                )
            write_splits(database, splits)


def write_splits(database: "Database", splits: Mapping[str, Split]) -> None:
    """The same inside the caller's transaction."""
    at = now()
    for document, split in splits.items():
        known = database.execute(
            "UPDATE splits SET split = ? WHERE document_id = ?", (str(split), document)
        ).rowcount
        if not known:
            database.execute(
                "INSERT INTO splits (document_id, split, made_at) VALUES (?, ?, ?)",
                (document, str(split), at),
            )
