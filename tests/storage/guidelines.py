"""Versions of a guideline in a store."""

from annotator.domain.guideline import Guideline, written
from annotator.storage.store import Store
from tests.factories import ADA


def keep_guideline(store: Store, text: str) -> Guideline:
    """Store a new version."""
    made = written(text, ADA.id)
    store.add_guidelines([made])
    return made


def kept_guidelines(store: Store) -> list[tuple[str, str, str]]:
    """The id, hash and text of all versions."""
    return sorted((each.id, each.hash, each.text) for each in store.guidelines())
