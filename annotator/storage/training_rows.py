"""Reading layers some articles at a time, as training data is made."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from annotator.domain.document import Document
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span
from annotator.storage.connection import Connection
from annotator.storage.rows import (
    ABSENCES,
    COMPLETIONS,
    DISMISSALS,
    DOCUMENTS,
    LINKS,
    SPANS,
    R,
    Table,
)

_HERE = "(SELECT value FROM json_each(:documents))"

_IN_ARTICLES = """
SELECT {columns} FROM {table} t
WHERE t.annotator_id = :annotator AND t.document_id IN {here} AND t.deleted_at IS NULL
ORDER BY {order}
"""

_SPANS = _IN_ARTICLES.format(
    columns=SPANS.selected("t"),
    table="spans",
    here=_HERE,
    order="t.document_id, t.start_char, t.end_char DESC, ifnull(t.label_id, ''), t.id",
)

_LINKS = f"""
SELECT {LINKS.selected("t")} FROM spans s CROSS JOIN links t ON t.a = s.id
WHERE s.annotator_id = :annotator AND s.document_id IN {_HERE} AND s.deleted_at IS NULL
  AND t.annotator_id = :annotator AND t.deleted_at IS NULL
ORDER BY t.id
"""
"""A link is its annotator's, whose spans its ends are; the join begins with the few articles."""

_DISMISSALS = f"""
SELECT {DISMISSALS.selected("t")} FROM dismissals t LEFT JOIN spans s ON s.id = t.span_id
WHERE t.annotator_id = :annotator AND t.document_id IN {_HERE} AND t.deleted_at IS NULL
  AND s.deleted_at IS NULL AND (t.near_document_id IS NULL OR t.near_document_id IN {_HERE})
ORDER BY t.id
"""

_SPOKEN_OF = """
WITH stated (one, other) AS (
  SELECT document_id, document_id FROM absences
  WHERE annotator_id = :annotator AND deleted_at IS NULL
  UNION ALL SELECT t.document_id, ifnull(t.near_document_id, t.document_id)
  FROM dismissals t LEFT JOIN spans s ON s.id = t.span_id
  WHERE t.annotator_id = :annotator AND t.deleted_at IS NULL AND s.deleted_at IS NULL)
SELECT d.id FROM stated JOIN documents d ON d.id = one JOIN documents e ON e.id = other
WHERE d.deleted_at IS NULL AND e.deleted_at IS NULL
UNION
SELECT e.id FROM stated JOIN documents d ON d.id = one JOIN documents e ON e.id = other
WHERE d.deleted_at IS NULL AND e.deleted_at IS NULL
"""
"""A refused pair is about nothing once either of its documents is deleted."""

_ABSENCES_OF_NOTHING = """
SELECT count(*) FROM absences t JOIN documents d ON d.id = t.document_id
WHERE t.annotator_id = ? AND t.deleted_at IS NULL AND d.deleted_at IS NOT NULL
"""

_DISMISSALS_OF_NOTHING = """
SELECT count(*) FROM dismissals t
JOIN documents d ON d.id = t.document_id
LEFT JOIN documents n ON n.id = t.near_document_id
LEFT JOIN spans s ON s.id = t.span_id
WHERE t.annotator_id = ? AND t.deleted_at IS NULL
  AND coalesce(d.deleted_at, n.deleted_at, s.deleted_at) IS NOT NULL
"""


class TrainingRows(Connection):
    """The live rows of one annotator in some live articles, given by id; for use in `snapshot()`.

    Articles that statements join have to be asked for together.
    """

    def story_of_documents(self) -> dict[str, str]:
        """The story of each live document by its id."""
        rows = self._rows("SELECT id, story FROM documents WHERE deleted_at IS NULL")
        return {row[0]: row[1] for row in rows}

    def story_sizes(self) -> dict[str, int]:
        """How many live documents each story has."""
        sql = "SELECT story, count(*) FROM documents WHERE deleted_at IS NULL GROUP BY story"
        return {row[0]: row[1] for row in self._rows(sql)}

    def documents_of(self, stories: Collection[str]) -> list[Document]:
        """The live documents of some stories, by story and number."""
        rows = self._rows(
            f"SELECT {DOCUMENTS.selected('t')} FROM documents t WHERE deleted_at IS NULL "
            "AND story IN (SELECT value FROM json_each(?)) ORDER BY story, number",
            (json.dumps([*stories]),),
        )
        return [DOCUMENTS.record(row) for row in rows]

    def layer_owners(self) -> list[str]:
        """The ids of the annotators who have tagged or refused something, in their order."""
        owned = " UNION ALL ".join(
            f"SELECT 1 FROM {table} t WHERE t.annotator_id = a.id AND t.deleted_at IS NULL"
            for table in ("spans", "dismissals")
        )
        rows = self._rows(f"SELECT id FROM annotators a WHERE EXISTS ({owned}) ORDER BY id")
        return [row[0] for row in rows]

    def span_counts(self, annotator: str) -> dict[str, int]:
        """How many spans there are in each document that has one, by its id."""
        rows = self._rows(
            "SELECT document_id, count(*) FROM spans "
            "WHERE annotator_id = ? AND deleted_at IS NULL GROUP BY document_id",
            (annotator,),
        )
        return {row[0]: row[1] for row in rows}

    def documents_spoken_of(self, annotator: str) -> set[str]:
        """The live documents that the annotator's absences and dismissals are about, by id."""
        return {row[0] for row in self._rows(_SPOKEN_OF, {"annotator": annotator})}

    def completed(self, annotator: str) -> set[str]:
        """The live documents that the annotator is done with, by id."""
        rows = self._rows(
            "SELECT d.id FROM completions t JOIN documents d ON d.id = t.document_id "
            "WHERE t.annotator_id = ? AND t.deleted_at IS NULL AND d.deleted_at IS NULL",
            (annotator,),
        )
        return {row[0] for row in rows}

    def spans_in(self, annotator: str, documents: Collection[str]) -> Iterator[Span]:
        """By document; in each by start, the longest first, then by label and id."""
        return self._in(_SPANS, SPANS, annotator, documents)

    def links_in(self, annotator: str, documents: Collection[str]) -> Iterator[Link]:
        """By id."""
        return self._in(_LINKS, LINKS, annotator, documents)

    def absences_in(self, annotator: str, documents: Collection[str]) -> Iterator[Absence]:
        """By id."""
        return self._in(_plain(ABSENCES), ABSENCES, annotator, documents)

    def dismissals_in(self, annotator: str, documents: Collection[str]) -> Iterator[Dismissal]:
        """By id; without those of deleted spans, which are about nothing."""
        return self._in(_DISMISSALS, DISMISSALS, annotator, documents)

    def completions_in(self, annotator: str, documents: Collection[str]) -> Iterator[Completion]:
        """By id."""
        return self._in(_plain(COMPLETIONS), COMPLETIONS, annotator, documents)

    def without_subject(self, annotator: str) -> tuple[int, int]:
        """How many live absences and dismissals are about deleted articles or deleted spans."""
        statements = (_ABSENCES_OF_NOTHING, _DISMISSALS_OF_NOTHING)
        absences, dismissals = (self._value(sql, (annotator,)) for sql in statements)
        return absences, dismissals

    def _in(
        self, sql: str, table: Table[R], annotator: str, documents: Collection[str]
    ) -> Iterator[R]:
        values = {"annotator": annotator, "documents": json.dumps([*documents])}
        return map(table.record, self._rows(sql, values))


def _plain(table: Table[Any]) -> str:
    return _IN_ARTICLES.format(
        columns=table.selected("t"), table=table.name, here=_HERE, order="t.id"
    )
