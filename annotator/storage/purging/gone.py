"""Which rows go with an article: all that is in it, at it, or about what is in it.

They are listed in tables of the connection, `gone` and `gone_…`, that end with it. A database of an
older schema, as a backup may be, lacks some of the tables that are looked through.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from annotator.domain.identity import text_hash
from annotator.storage.driver import sqlite3

_LISTS = """
CREATE TEMP TABLE wanted (hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE gone (entity TEXT, id TEXT, PRIMARY KEY (entity, id)) WITHOUT ROWID;
CREATE TEMP TABLE gone_texts (sha256 TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE gone_steps (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE told_steps (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE gone_items (batch_id TEXT, place INTEGER, PRIMARY KEY (batch_id, place))
  WITHOUT ROWID;
CREATE TEMP TABLE gone_batches (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE gone_verdicts (id TEXT PRIMARY KEY) WITHOUT ROWID
"""

DOCUMENTS = "SELECT id FROM gone WHERE entity = 'document'"
"""The ids of the documents that go."""

COUNTS = """
SELECT entity, count(*) FROM gone GROUP BY entity
UNION ALL SELECT 'step', count(*) FROM gone_steps HAVING count(*)
UNION ALL SELECT 'item', count(*) FROM gone_items HAVING count(*)
UNION ALL SELECT 'verdict', count(*) FROM gone_verdicts HAVING count(*)
"""
"""How many rows of each kind go."""

_SPANS = "SELECT id FROM gone WHERE entity = 'span'"
_AT_A_DOCUMENT = " OR ".join(
    f"json_extract(\"after\", '$.{column}') IN ({DOCUMENTS})"
    for column in ("document_id", "near_document_id")
)


@dataclass(frozen=True, slots=True)
class _Going:
    """Rows of one kind that go."""

    entity: str
    """As the journal calls them."""
    table: str
    condition: str
    needs: str = ""
    """A column of the table that older schemas lack."""


_SOURCES = " UNION ALL ".join(
    f"SELECT json_extract(s.value, '$.record') FROM {source} s"
    for source in ("json_each(t.a)", "json_each(t.b)", "json_each(t.taken)")
)
_SOURCES += (
    " UNION ALL SELECT json_extract(s.value, '$.record') "
    "FROM json_each(t.taken) m, json_each(m.value, '$.sources') s"
)
"""The ids of all rows that the decision `t` is about, and of those that it made."""

_GOING = (
    _Going("span", "spans", f"document_id IN ({DOCUMENTS})"),
    _Going("dismissal", "dismissals", f"near_document_id IN ({DOCUMENTS})", "near_document_id"),
    _Going("link", "links", f"a IN ({_SPANS}) OR b IN ({_SPANS})"),
    *(
        _Going(entity, table, f"span_id IN ({_SPANS}) OR document_id IN ({DOCUMENTS})")
        for entity, table in (("absence", "absences"), ("dismissal", "dismissals"))
    ),
    _Going("completion", "completions", f"document_id IN ({DOCUMENTS})"),
    _Going(
        "adjudication",
        "adjudications",
        f"document_id IN ({DOCUMENTS}) OR EXISTS (SELECT 1 FROM gone WHERE id IN ({_SOURCES}))",
    ),
)

_REVIEWS = (
    f"""
    INSERT INTO gone_items SELECT batch_id, place FROM batch_items t WHERE document_id IN
    ({DOCUMENTS}) OR EXISTS (SELECT 1 FROM gone WHERE entity = t.kind AND id = t.record_id)
    """,
    """
    INSERT INTO gone_batches SELECT id FROM batches t
    WHERE size = (SELECT count(*) FROM gone_items WHERE batch_id = t.id)
    """,
    f"""
    INSERT INTO gone_verdicts
    WITH RECURSIVE speaking (id) AS (
      SELECT v.id FROM verdicts v WHERE v.document_id IN ({DOCUMENTS})
      OR v.other_document_id IN ({DOCUMENTS})
      OR EXISTS (SELECT 1 FROM gone_items i WHERE i.batch_id = v.batch_id AND i.place = v.place)
      UNION SELECT v.id FROM verdicts v JOIN speaking s ON v.withdraws_id = s.id)
    SELECT id FROM speaking
    """,
)

_STEPS = (
    """
    INSERT INTO told_steps SELECT DISTINCT e.step_id FROM events e JOIN gone g
    ON g.entity = e.entity AND g.id = e.entity_id
    """,
    """
    INSERT INTO gone_steps SELECT id FROM told_steps t WHERE NOT EXISTS (
      SELECT 1 FROM events e WHERE e.step_id = t.id AND NOT EXISTS (
        SELECT 1 FROM gone g WHERE g.entity = e.entity AND g.id = e.entity_id))
    """,
)

_SPOKEN_OF = """
DELETE FROM gone_steps WHERE EXISTS (
  SELECT 1 FROM steps s WHERE s.target_id = gone_steps.id
  AND s.id NOT IN (SELECT id FROM gone_steps))
"""


def list_gone(database: sqlite3.Connection, hashes: Collection[str]) -> None:
    """List in tables of the connection what goes with the articles of these hashes.

    A hash is that of a text or of a document's key.
    """
    database.create_function("hash_of", 1, text_hash, deterministic=True)
    for statement in _LISTS.split(";"):
        database.execute(statement)
    database.execute("INSERT INTO wanted SELECT value FROM json_each(?)", (json.dumps([*hashes]),))
    database.execute(
        "INSERT INTO gone SELECT 'document', id FROM documents WHERE text_sha256 IN wanted "
        "OR hash_of(doc_key) IN wanted"
    )
    database.execute(
        f"INSERT INTO gone_texts SELECT sha256 FROM texts t WHERE sha256 IN wanted OR "
        f"EXISTS (SELECT 1 FROM documents WHERE text_sha256 = t.sha256 AND id IN ({DOCUMENTS})) "
        "AND NOT EXISTS (SELECT 1 FROM documents WHERE text_sha256 = t.sha256 "
        f"AND id NOT IN ({DOCUMENTS}))"
    )
    # What the journal alone still knows goes too.
    database.execute(
        f"INSERT OR IGNORE INTO gone SELECT entity, entity_id FROM events WHERE {_AT_A_DOCUMENT}"
    )
    for going in _GOING:
        if _has(database, going.table, going.needs or "id"):
            database.execute(
                f"INSERT OR IGNORE INTO gone SELECT '{going.entity}', id FROM {going.table} t "
                f"WHERE {going.condition}"
            )
    if _has(database, "batch_items", "place"):
        for statement in _REVIEWS:
            database.execute(statement)
    for statement in _STEPS:
        database.execute(statement)
    while database.execute(_SPOKEN_OF).rowcount:
        # What a step that stays is about stays, and with it what that one is about.
        pass


def _has(database: sqlite3.Connection, table: str, column: str) -> bool:
    found = database.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column))
    return found.fetchone() is not None
