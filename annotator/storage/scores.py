"""Pairs of passages that were worked out ahead of anyone's asking."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from annotator.domain.candidate import Candidate, Candidates
from annotator.storage.connection import Connection

_CANDIDATE = "a_document_id, a_start, a_end, b_document_id, b_start, b_end, score, rank"

_LIVE = """
SELECT s.id, s.document_id, s.fingerprint FROM scored s JOIN documents d ON d.id = s.document_id
WHERE d.deleted_at IS NULL AND d.story = ifnull(?, d.story) ORDER BY d.story, d.number
"""


class Scores(Connection):
    """What comparing each document with others came to; no decision of a person hangs on it."""

    def keep_scores(self, found: Iterable[Candidates]) -> None:
        """Keep the candidates of documents instead of those that they had; all or nothing.

        Raises `Refused` where a document is not known or bounds are none.
        """
        with self._writing() as database:
            for each in found:
                database.execute("DELETE FROM scored WHERE document_id = ?", (each.document,))
                row = (each.document, each.fingerprint)
                scored = database.execute(
                    "INSERT INTO scored (document_id, fingerprint) VALUES (?, ?)", row
                ).lastrowid
                database.conn.executemany(
                    f"INSERT INTO scores (scored_id, {_CANDIDATE}) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    [(scored, *pair) for pair in each.pairs],
                )

    def keep_fingerprints(self, fingerprints: Mapping[str, str]) -> None:
        """Say by which fingerprint the candidates that documents have are known from now on."""
        if fingerprints:
            with self._writing() as database:
                database.conn.executemany(
                    "UPDATE scored SET fingerprint = ? WHERE document_id = ?",
                    [(fingerprint, document) for document, fingerprint in fingerprints.items()],
                )

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of each document that candidates are kept of, by its id."""
        return dict(self._rows("SELECT document_id, fingerprint FROM scored"))

    def scores(self, story: str | None = None) -> Iterator[Candidates]:
        """The candidates of the live documents of a story, or of all, by story and number.

        One document at a time; use it in `snapshot()` where others may be writing.
        """
        for scored, document, fingerprint in list(self._rows(_LIVE, (story,))):
            rows = self._rows(f"SELECT {_CANDIDATE} FROM scores WHERE scored_id = ?", (scored,))
            yield Candidates(document, fingerprint, tuple(Candidate(*row) for row in rows))

    def scores_of(self, document: str) -> Candidates | None:
        """The candidates of one document, or none where it has not been compared."""
        row = self._row("SELECT id, fingerprint FROM scored WHERE document_id = ?", (document,))
        if row is None:
            return None
        rows = self._rows(f"SELECT {_CANDIDATE} FROM scores WHERE scored_id = ?", row[:1])
        return Candidates(document, row[1], tuple(Candidate(*each) for each in rows))

    def forget_scores(self, *, except_of: Collection[str] = ()) -> None:
        """Throw the candidates of all documents away, but for those with these ids."""
        kept = json.dumps([*except_of])
        forgotten = "document_id NOT IN (SELECT value FROM json_each(?))"
        if self._value(f"SELECT EXISTS (SELECT 1 FROM scored WHERE {forgotten})", (kept,)):
            with self._writing() as database:
                database.execute(f"DELETE FROM scored WHERE {forgotten}", (kept,))
