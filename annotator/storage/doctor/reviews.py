"""Batches and decisions against what they are of."""

from collections.abc import Iterator
from itertools import chain

from annotator.storage.doctor.finding import Check, Finding
from annotator.storage.driver import sqlite3

_NOT_WHOLE = """
SELECT b.id, b.size, count(i.place) FROM batches b LEFT JOIN batch_items i ON i.batch_id = b.id
GROUP BY b.id HAVING count(i.place) <> b.size OR max(i.place) <> b.size OR min(i.place) <> 1
"""

_ROWS = {"span": "spans", "link": "links", "absence": "absences"}
"""What can be judged and decided about, to the table with it."""

_LACKS = " OR ".join(
    f"{{kind}} = '{kind}' AND {{id}} NOT IN (SELECT id FROM {table})"
    for kind, table in _ROWS.items()
)

_ITEMS = "SELECT batch_id, place FROM batch_items WHERE " + _LACKS.format(
    kind="kind", id="record_id"
)

_SOURCES = " UNION ALL ".join(
    f"SELECT a.id, j.value FROM adjudications a, {source}"
    for source in (
        "json_each(a.a) j",
        "json_each(a.b) j",
        "json_each(a.taken) m, json_each(m.value, '$.sources') j",
    )
)
_DECISIONS = f"WITH named (id, source) AS ({_SOURCES}) SELECT DISTINCT id FROM named WHERE " + (
    _LACKS.format(kind="json_extract(source, '$.kind')", id="json_extract(source, '$.record')")
)

_TAKEN = """
SELECT DISTINCT a.id FROM adjudications a, json_each(a.taken) m
WHERE json_extract(m.value, '$.record') NOT IN (
  SELECT id FROM spans UNION ALL SELECT id FROM links UNION ALL SELECT id FROM absences)
"""

_REVEALED = """
SELECT batch_id, place FROM reveals r WHERE NOT EXISTS (
  SELECT 1 FROM verdicts v WHERE v.batch_id = r.batch_id AND v.place = r.place)
"""


def review_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Batches of which items are missing, and what is about rows that are missing."""
    for batch, size, count in database.execute(_NOT_WHOLE):
        what = f"The batch {batch} has {count} items, not {size}."
        yield Finding(Check.REVIEWS, what, table="batches", row=batch)
    for batch, place in database.execute(_ITEMS):
        what = f"Item {place} of the batch {batch} is about a row that is not there."
        yield Finding(Check.REVIEWS, what, table="batches", row=batch)
    for decision in chain(database.execute(_DECISIONS), database.execute(_TAKEN)):
        what = f"The decision {decision[0]} is about a row that is not there."
        yield Finding(Check.REVIEWS, what, table="adjudications", row=decision[0])
    for batch, place in database.execute(_REVEALED):
        what = f"Item {place} of the batch {batch} is revealed and has no verdict."
        yield Finding(Check.REVIEWS, what, table="reveals", row=f"{batch} {place}")
