"""The layers that the items of a batch are read in, a story at a time."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from annotator.domain.batch import BatchItem
from annotator.domain.errors import AnnotatorError
from annotator.session.desk import Desk, answer_in_time
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.change import change_of
from annotator.session.reviewing.reading import read_draft, read_item
from annotator.session.reviewing.surroundings import Surroundings
from annotator.storage.store import Store

KEPT = 12
"""Layers of a story that are kept in memory."""

Key = tuple[str, str]
"""An annotator's id and the name of a story."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One annotator's layer of one story, with the items of the batch in it, by place."""

    draft: Draft
    items: Mapping[int, AuditItem]


class Shelf:
    """Reads layers when an item in them is looked at, or before, and keeps the last ones."""

    def __init__(self, desk: Desk, items: Sequence[BatchItem], around: Surroundings) -> None:
        """`items`: those of the batch."""
        self.desk = desk
        self._items = items
        self._opened: OrderedDict[Key, Future[Opened]] = OrderedDict()
        self._around = around
        self._of_key = self._by_key()

    def opened(self, item: BatchItem) -> Opened:
        """The layer that an item is in.

        Raises `AnnotatorError` where it is not in memory and another program holds the database.
        """
        key = self._key(item)
        future = self._ask(key)
        try:
            return answer_in_time(future)
        except AnnotatorError:
            if future.done():
                del self._opened[key]
            raise

    def ahead(self, item: BatchItem) -> None:
        """Have the layer that an item is in read, without waiting for it."""
        self._ask(self._key(item))

    def put_away(self, around: Surroundings) -> list[int]:
        """Have the layers read anew when they are asked for: `around` is what is around them now.

        Returns the places of the items whose rows are at another revision.
        """
        before, self._around = self._around.revisions, around
        self._opened.clear()
        self._of_key = self._by_key()
        now = around.revisions
        return [each.place for each in self._items if before.get(each.place) != now.get(each.place)]

    def change_of(self, item: BatchItem) -> str:
        """What became of an item's row since it was drawn, in words; empty: nothing."""
        return change_of(item, self._around.revisions)

    def _by_key(self) -> Mapping[Key, Sequence[BatchItem]]:
        found: dict[Key, list[BatchItem]] = defaultdict(list)
        for item in self._items:
            found[self._key(item)].append(item)
        return found

    def _key(self, item: BatchItem) -> Key:
        return item.annotator, self._around.stories.get(item.document, "")

    def _ask(self, key: Key) -> "Future[Opened]":
        if key not in self._opened:
            items = [(item, self.change_of(item)) for item in self._of_key[key]]
            self._opened[key] = self.desk.submit(lambda store: _read(store, key, items))
            while len(self._opened) > KEPT:
                self._opened.popitem(last=False)
        self._opened.move_to_end(key)
        return self._opened[key]


def _read(store: Store, key: Key, items: Sequence[tuple[BatchItem, str]]) -> Opened:
    with store.snapshot():
        draft = read_draft(store, *key)
        read = {item.place: read_item(store, draft, item, changed) for item, changed in items}
    return Opened(draft, read)
