"""Batches against what is in them."""

from collections.abc import Iterator

from annotator.storage.doctor.finding import Check, Finding
from annotator.storage.driver import sqlite3

_NOT_WHOLE = """
SELECT b.id, b.size, count(i.place) FROM batches b LEFT JOIN batch_items i ON i.batch_id = b.id
GROUP BY b.id HAVING count(i.place) <> b.size OR max(i.place) <> b.size OR min(i.place) <> 1
"""


def review_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Batches of which items are missing."""
    for batch, size, count in database.execute(_NOT_WHOLE):
        what = f"The batch {batch} has {count} items, not {size}."
        yield Finding(Check.REVIEWS, what, table="batches", row=batch)
