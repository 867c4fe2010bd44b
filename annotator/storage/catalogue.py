"""Who annotates, what there is to annotate, and with which labels."""

import json
from collections.abc import Collection

from annotator.domain.document import Annotator, Document
from annotator.domain.errors import UnusableDatabase
from annotator.domain.label import LabelSet
from annotator.storage.connection import Connection
from annotator.storage.driver import sqlite3
from annotator.storage.rows import DOCUMENTS, LABELS


class Catalogue(Connection):
    """Annotators, labels, documents and their texts."""

    def add_annotator(self, annotator: Annotator) -> None:
        """Make the annotator known; one that is known already stays as it is."""
        with self._writing() as database:
            insert_annotator(database.conn, annotator)

    def set_role(self, annotator_id: str, role: str) -> None:
        """Give an annotator a role: `annotator`, `reviewer`, `admin` or `gold`.

        Raises `Refused` for another role, and where decisions need it to stay `gold`.
        """
        with self._writing() as database:
            database.execute("UPDATE annotators SET role = ? WHERE id = ?", (role, annotator_id))

    def annotators(self) -> list[Annotator]:
        """All annotators by name."""
        rows = self._rows("SELECT id, name, role FROM annotators ORDER BY id")
        return [Annotator(*row) for row in rows]

    def annotator(self, annotator_id: str) -> Annotator | None:
        """The annotator with this id, or none."""
        row = self._row("SELECT id, name, role FROM annotators WHERE id = ?", (annotator_id,))
        return None if row is None else Annotator(*row)

    def labels(self) -> LabelSet:
        """All labels, the retired ones too."""
        rows = self._rows(f"SELECT {LABELS.selected('t')} FROM labels t")
        return LabelSet(map(LABELS.record, rows))

    def documents(self, story: str | None = None) -> list[Document]:
        """The live documents of a story, or of all, by story and number."""
        rows = self._rows(
            f"SELECT {DOCUMENTS.selected('t')} FROM documents t "
            "WHERE deleted_at IS NULL AND story = ifnull(?, story) ORDER BY story, number",
            (story,),
        )
        return [DOCUMENTS.record(row) for row in rows]

    def documents_with(self, texts: Collection[str]) -> list[Document]:
        """The live documents with one of the texts, given by their hashes, by story and number."""
        rows = self._rows(
            f"SELECT {DOCUMENTS.selected('t')} FROM documents t WHERE deleted_at IS NULL "
            "AND text_sha256 IN (SELECT value FROM json_each(?)) ORDER BY story, number",
            (json.dumps([*texts]),),
        )
        return [DOCUMENTS.record(row) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """The document with this id, alive or not, or none."""
        sql = f"SELECT {DOCUMENTS.selected('t')} FROM documents t WHERE id = ?"
        row = self._row(sql, (document_id,))
        return None if row is None else DOCUMENTS.record(row)

    def text(self, sha256: str) -> str:
        """The text with this hash; raises `UnusableDatabase` where it is missing."""
        row = self._row("SELECT text FROM texts WHERE sha256 = ?", (sha256,))
        if row is None:
            raise UnusableDatabase(f"{self.path.name} is damaged: a text is missing in it.")
        return str(row[0])

    def next_number(self, story: str) -> int:
        """The number for the next article of a story, above every one that was given there."""
        given = self._value(
            "SELECT max(number) FROM (SELECT number FROM documents WHERE story = :story "
            "UNION ALL SELECT json_extract(after, '$.number') FROM events "
            "WHERE entity = 'document' AND json_extract(after, '$.story') = :story)",
            {"story": story},
        )
        return int(given or 0) + 1


def insert_annotator(database: sqlite3.Connection, annotator: Annotator) -> None:
    """Store an annotator who is not known, inside the caller's transaction."""
    database.execute(
        "INSERT INTO annotators (id, name, role) SELECT :id, :name, :role "
        "WHERE NOT EXISTS (SELECT 1 FROM annotators WHERE id = :id)",
        {"id": annotator.id, "name": annotator.name, "role": annotator.role},
    )
