"""What `annotator suggest --all` has worked out of the open story."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.domain.candidate import Candidate
from annotator.domain.errors import AnnotatorError
from annotator.session.desk import Desk
from annotator.storage.store import Store

if TYPE_CHECKING:
    from annotator.session.suggesting.company import Companies

Ahead = Callable[[str], Sequence[Candidate] | None]
"""The candidates of an article, by its id, that were worked out ahead and are those of today."""


def ahead_on(desk: Desk) -> Callable[[], Ahead]:
    """What looks it up as it is from now on; nothing while another program holds the database."""

    def look() -> Ahead:
        known = _Known()

        def ahead(document: str) -> Sequence[Candidate] | None:
            with suppress(AnnotatorError):
                return desk.ask(lambda store: known.candidates(store, document))
            return None

        return ahead

    return look


def nothing_ahead() -> Ahead:
    """Everything is worked out now."""
    return lambda document: None


class _Known:
    def __init__(self) -> None:
        self._companies: Companies | None = None

    def candidates(self, store: Store, document: str) -> Sequence[Candidate] | None:
        """Those of an article, in a turn of the desk for it alone."""
        kept = store.scores_of(document)
        if kept is None:
            return None
        # Loads what the first paint does without, and that most databases have no use for.
        from annotator.session.suggesting.company import Companies

        companies = self._companies = self._companies or Companies(store)
        if document not in companies.documents:
            return None
        return kept.pairs if companies.is_current(kept, companies.in_story(document)) else None
