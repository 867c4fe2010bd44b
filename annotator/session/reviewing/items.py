"""The items of a batch, in their order."""

from collections.abc import Sequence
from typing import overload

from annotator.domain.batch import BatchItem
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.shelf import Shelf


class Items(Sequence[AuditItem]):
    """The items of a batch in their order; what one is about is read when it is asked for."""

    def __init__(self, items: Sequence[BatchItem], shelf: Shelf) -> None:
        self._items = items
        self._shelf = shelf

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> AuditItem: ...
    @overload
    def __getitem__(self, index: slice) -> list[AuditItem]: ...
    def __getitem__(self, index: int | slice) -> AuditItem | list[AuditItem]:
        if isinstance(index, slice):
            return [self._read(item) for item in self._items[index]]
        return self._read(self._items[index])

    def _read(self, item: BatchItem) -> AuditItem:
        return self._shelf.opened(item).items[item.place]
