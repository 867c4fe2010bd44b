"""What the database holds of review, as far as an import has to ask."""

from functools import cached_property

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.review_records import ReviewRecords
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict
from annotator.storage.store import Store


class KnownReviews:
    """Batches and what was said of them, each kind read when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._items: dict[str, dict[int, BatchItem]] = {}

    @cached_property
    def batches(self) -> dict[str, Batch]:
        """All batches by id."""
        return {each.id: each for each in self._store.batches()}

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """All verdicts by id."""
        return {each.id: each for each in self._store.verdicts()}

    @cached_property
    def reveals(self) -> dict[tuple[str, int], Reveal]:
        """All reveals by batch and place."""
        return {(each.batch, each.place): each for each in self._store.reveals()}

    @cached_property
    def objections(self) -> dict[str, Objection]:
        """All objections by id."""
        return {each.id: each for each in self._store.objections()}

    @cached_property
    def sign_offs(self) -> dict[str, SignOff]:
        """All signatures by id."""
        return {each.id: each for each in self._store.signoffs()}

    def items(self, batch: str) -> dict[int, BatchItem]:
        """The items of one batch by place."""
        if batch not in self._items:
            self._items[batch] = {each.place: each for each in self._store.batch_items(batch)}
        return self._items[batch]

    def add(self, reviews: ReviewRecords) -> None:
        """Take note of what was committed."""
        if reviews:
            # They are read again where a further file has such records.
            for name in ("batches", "verdicts", "reveals", "objections", "sign_offs"):
                self.__dict__.pop(name, None)
            self._items.clear()
