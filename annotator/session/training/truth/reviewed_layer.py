"""One annotator's layer as far as signed reviews cover it, with what they put right."""

from collections.abc import Collection

from annotator.formats.training.account import Account
from annotator.session.training.truth.content import Content
from annotator.session.training.truth.rulings import Rulings
from annotator.session.training.truth.signed import Judged
from annotator.session.training.truth.sizing import sizes_by_reading
from annotator.session.training.truth.stored_layer import StoredLayer
from annotator.storage.store import Store

NOT_JUDGED = "no review judges dismissals"
ASTRAY = "a reviewer added it, but its article is deleted or nothing else joins its stories"


class ReviewedLayer:
    """Implements `TruthLayer`: what reviewers accepted, put right or added."""

    def __init__(self, store: Store, annotator: str, judged: Judged) -> None:
        self._store = store
        self._annotator = annotator
        self._judged = judged
        self._stored = StoredLayer(store, annotator)
        self._labels = store.labels()

    @property
    def name(self) -> str:
        """The annotator's id."""
        return self._annotator

    @property
    def annotators(self) -> tuple[str, ...]:
        """The annotator, and who signed."""
        return tuple(sorted({self._annotator, *self._judged.reviewers}))

    def content(self, documents: Collection[str], account: Account) -> Content:
        """What counts in these documents; everything else that is live there is counted."""
        stored = self._stored.content(documents, account)
        account.dropped("dismissal", NOT_JUDGED, len(stored.dismissals))
        missing = [
            verdict for document in documents for verdict in self._judged.missing.get(document, ())
        ]
        return Rulings(stored, self._judged, self._labels, account).content(missing)

    def left_out(self, account: Account) -> None:
        """Count what is about deleted articles, or would join stories that nothing else joins."""
        self._stored.left_out(account)
        for verdict in self._judged.astray:
            account.dropped("span" if verdict.amendment.other is None else "link", ASTRAY)

    def sizes(self, *, empty: bool) -> dict[str, int]:
        """How many spans count in each document that leaves; reads the whole layer."""
        return sizes_by_reading(self._store, self, empty=empty)
