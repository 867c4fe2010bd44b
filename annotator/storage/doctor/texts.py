"""The texts against their hashes, and what says what stands in them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.storage.doctor.finding import Check, Cure, Finding
from annotator.storage.driver import sqlite3
from annotator.storage.schema.journal import JOURNALLED

_TEXT_OF = "SELECT t.text FROM documents d JOIN texts t ON t.sha256 = d.text_sha256 WHERE d.id = ?"


@dataclass(frozen=True, slots=True)
class _Quoting:
    """The columns of a table that say what stands where."""

    table: str
    document: str = "document_id"
    start: str = "start_char"
    end: str = "end_char"
    quote: str = "quote"


_QUOTING = (
    _Quoting("spans"),
    _Quoting("dismissals"),
    _Quoting("dismissals", "near_document_id", "near_start", "near_end", "near_quote"),
    _Quoting("verdicts"),
    _Quoting("verdicts", "other_document_id", "other_start", "other_end", "other_quote"),
)


def text_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Texts that are not what their hash or their length says."""
    for sha256, chars, stored in database.execute("SELECT sha256, chars, text FROM texts"):
        text = str(stored)
        if hashlib.sha256(text.encode()).hexdigest() != sha256 or len(text) != chars:
            document = _first_with(database, sha256)
            what = f"The text {sha256} is not the one that was imported."
            yield Finding(Check.TEXTS, what, table="texts", row=sha256, document=document)
    sql = (
        "SELECT d.id FROM documents d LEFT JOIN texts t ON t.sha256 = d.text_sha256 "
        "WHERE t.chars IS NOT d.chars"
    )
    for (document,) in database.execute(sql):
        what = "An article's length is not that of its text."
        cure = Cure.WRITE_BACK
        yield Finding(Check.TEXTS, what, cure, table="documents", row=document, document=document)


def quote_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Spans, refused passages and corrections that do not quote what stands where they say."""
    for quoting in _QUOTING:
        yield from _misquoted(database, quoting)


def quotes_rightly(database: sqlite3.Connection, table: str, row: str) -> bool:
    """Whether a row quotes what stands where it says, or quotes nothing."""
    own = (quoting for quoting in _QUOTING if quoting.table == table)
    return not any(list(_misquoted(database, quoting, row)) for quoting in own)


def _misquoted(
    database: sqlite3.Connection, of: _Quoting, only: str | None = None
) -> Iterator[Finding]:
    cure = Cure.WRITE_BACK if of.table in JOURNALLED else Cure.NONE
    noun = JOURNALLED.get(of.table, of.table.removesuffix("s"))
    columns = f"id, {of.document}, {of.start}, {of.end}, {of.quote}"
    sql = (
        f"SELECT {columns} FROM {of.table} WHERE {of.document} IS NOT NULL "
        f"{'AND id = :only ' if only is not None else ''}ORDER BY {of.document}"
    )
    known, text = None, ""
    for row, document, start, end, quote in database.execute(sql, {"only": only}):
        if document != known:
            found = database.execute(_TEXT_OF, (document,)).fetchone()
            known, text = document, "" if found is None else str(found[0])
        if not _stands(text, start, end, quote):
            what = f"The {noun} {row} does not quote what stands at {start}–{end}: “{quote}”."
            yield Finding(Check.QUOTES, what, cure, of.table, row, document)


def _stands(text: str, start: object, end: object, quote: object) -> bool:
    if not isinstance(start, int) or not isinstance(end, int):
        return False
    return 0 <= start < end <= len(text) and text[start:end] == quote


def _first_with(database: sqlite3.Connection, sha256: str) -> str | None:
    row = database.execute("SELECT id FROM documents WHERE text_sha256 = ?", (sha256,)).fetchone()
    return None if row is None else str(row[0])
