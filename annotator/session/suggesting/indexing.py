"""The index of texts, completed where a database is older than it."""

from contextlib import suppress

from annotator.domain.errors import NotSaved
from annotator.session.desk import Desk
from annotator.storage.store import Store

AT_ONCE = 1_000
"""Texts of one transaction: others that write wait for a tenth of a second."""

A_SLICE = 100
"""Texts of one transaction beside the screens, where a commit may have to wait for it."""


def complete_index(store: Store) -> None:
    """Take in all texts that are not in the index, as in a database that is older than it.

    For commands, which have nothing else to do. Where the database cannot be written now, the
    texts that are missing are found by nobody.
    """
    with suppress(NotSaved):
        while store.index_texts(AT_ONCE):
            pass


def complete_index_beside(desk: Desk) -> None:
    """The same a slice at a time, between what else is asked of the desk."""

    def take_in(store: Store) -> None:
        with suppress(NotSaved):
            if store.index_texts(A_SLICE):
                desk.submit(take_in)

    desk.submit(take_in)
