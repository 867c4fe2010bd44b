"""The index of texts, completed by commands that do not open the screens."""

from contextlib import suppress

from annotator.domain.errors import NotSaved
from annotator.storage.store import Store

AT_ONCE = 1_000
"""Texts of one transaction: others that write wait for a tenth of a second."""


def complete_index(store: Store) -> None:
    """Take in all texts that are not in the index, as in a database that is older than it.

    Where the database cannot be written now, the texts that are missing are found by nobody.
    """
    with suppress(NotSaved):
        while store.index_texts(AT_ONCE):
            pass
