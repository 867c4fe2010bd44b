"""What holds between the rows of a layer, whoever wrote them."""

from collections.abc import Iterator

from annotator.storage.doctor.finding import Check, Finding
from annotator.storage.driver import sqlite3

_ENDS = "FROM links k JOIN spans a ON a.id = k.a JOIN spans b ON b.id = k.b WHERE"
_AT_SPAN = "FROM {0} t JOIN spans s ON s.id = t.span_id WHERE"

_RULES = (
    ("links", f"SELECT k.id, a.document_id {_ENDS} a.document_id = b.document_id",
     "links two spans of one article"),
    ("links", f"SELECT k.id, a.document_id {_ENDS} k.annotator_id <> a.annotator_id "
     "OR k.annotator_id <> b.annotator_id",
     "links spans of another annotator"),
    ("links", f"SELECT k.id, a.document_id {_ENDS} k.deleted_at IS NULL "
     "AND (a.deleted_at IS NOT NULL OR b.deleted_at IS NOT NULL)",
     "links a deleted span"),
    *(
        (table, f"SELECT t.id, t.document_id {_AT_SPAN.format(table)} {broken}", message)
        for table in ("absences", "dismissals")
        for broken, message in (
            ("t.document_id = s.document_id", "is about the article that its span is in"),
            ("t.annotator_id <> s.annotator_id", "is about a span of another annotator"),
        )
    ),
    ("absences", f"SELECT t.id, t.document_id {_AT_SPAN.format('absences')} "
     "t.deleted_at IS NULL AND s.deleted_at IS NOT NULL",
     "is about a deleted span"),
    ("spans", "SELECT s.id, d.id FROM spans s JOIN documents d ON d.id = s.document_id "
     "WHERE s.deleted_at IS NULL AND d.deleted_at IS NOT NULL",
     "is in a deleted article"),
)  # fmt: skip
"""Table, what is wrong in it as key and article, and what to say of it."""


def layer_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that no act of a person can have made so."""
    for table, sql, message in _RULES:
        for row, document in database.execute(sql):
            what = f"The {table.removesuffix('s')} {row} {message}."
            yield Finding(Check.LAYERS, what, table=table, row=row, document=document)
