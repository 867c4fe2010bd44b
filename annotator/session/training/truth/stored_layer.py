"""One annotator's layer as it is."""

from collections.abc import Collection

from annotator.formats.training.account import Account
from annotator.session.training.truth.content import Content, by_document
from annotator.storage.store import Store

NO_SUBJECT = "its article or its span is deleted"


class StoredLayer:
    """Implements `TruthLayer`: all live rows of one annotator."""

    def __init__(self, store: Store, annotator: str) -> None:
        self._store = store
        self._annotator = annotator

    @property
    def name(self) -> str:
        """The annotator's id."""
        return self._annotator

    @property
    def annotators(self) -> tuple[str, ...]:
        """The one."""
        return (self._annotator,)

    def content(self, documents: Collection[str], account: Account) -> Content:
        """All that is live in these documents; nothing is left out."""
        store, who = self._store, self._annotator
        return Content(
            spans=by_document(store.spans_in(who, documents)),
            links=tuple(store.links_in(who, documents)),
            absences=tuple(store.absences_in(who, documents)),
            dismissals=tuple(store.dismissals_in(who, documents)),
            complete=frozenset(each.document for each in store.completions_in(who, documents)),
        )

    def left_out(self, account: Account) -> None:
        """Count the statements about what is deleted."""
        absences, dismissals = self._store.without_subject(self._annotator)
        account.dropped("absence", NO_SUBJECT, absences)
        account.dropped("dismissal", NO_SUBJECT, dismissals)

    def sizes(self, *, empty: bool) -> dict[str, int]:
        """How many spans there are in each document that leaves."""
        store, who = self._store, self._annotator
        sizes = store.span_counts(who)
        others = store.documents_spoken_of(who)
        if empty:
            others.update(store.completed(who))
        return dict.fromkeys(sorted(others), 0) | sizes
