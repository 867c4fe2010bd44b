"""The reviews of a database as a writer sees them."""

from collections.abc import Iterable, Iterator
from typing import cast

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.verdict import Objection, Reveal, Verdict
from annotator.formats.corpus import ReviewRecord, T
from annotator.formats.native.review_shape import TYPES
from annotator.storage.store import Store


class ReviewCorpus:
    """Batches and what was said of them; to be made and read inside one `store.snapshot()`.

    The records of one batch are held at once, of one kind.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._batches = sorted(store.batches(), key=lambda each: each.id)

    def of(self, kind: type[T]) -> Iterator[T]:
        """The records of one kind: what is of one batch together, the batches by id."""
        for batch in self._batches:
            yield from cast(Iterable[T], self._of_batch(kind, batch))

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are, by the name of the kind."""
        return {name: sum(1 for _ in self.of(kind)) for kind, name in TYPES.items()}

    def people(self) -> set[str]:
        """The ids of the reviewers and of those whose work they reviewed."""
        return {each for batch in self._batches for each in (batch.reviewer, *batch.annotators)}

    def _of_batch(self, kind: type, batch: Batch) -> Iterable[ReviewRecord]:
        store = self._store
        if kind is Batch:
            return (batch,)
        if kind is BatchItem:
            return store.batch_items(batch.id)
        if kind is Verdict:
            return sorted(store.verdicts(batch.id), key=lambda each: each.id)
        if kind is Reveal:
            return store.reveals(batch.id)
        if kind is Objection:
            return sorted(store.objections(batch.id), key=lambda each: each.id)
        return sorted(store.signoffs(batch.id), key=lambda each: each.id)
