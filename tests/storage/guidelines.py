"""Versions of a guideline in a store."""

from annotator.domain.guideline import Guideline, written
from annotator.storage.store import Store
from tests.factories import ADA


def keep_guideline(store: Store, text: str) -> Guideline:
    """Store a new version."""
    made = written(text, ADA.id)
    values = (made.id, made.hash, made.text, made.since, made.annotator)
    with store._writing() as database:
        database.execute("INSERT INTO guidelines VALUES (?, ?, ?, ?, ?)", values)
    return made


def kept_guidelines(store: Store) -> list[tuple[str, str, str]]:
    """The id, hash and text of all versions."""
    rows = store._rows("SELECT id, hash, text FROM guidelines ORDER BY id")
    return [(id_, hash_, text) for id_, hash_, text in rows]
