"""What became of a row since its batch was drawn."""

from collections.abc import Mapping

from annotator.domain.batch import BatchItem, ItemKind, Present

CHANGED = "changed since the batch was drawn"
DELETED = "deleted since the batch was drawn"

PURGED = Present(0, deleted=True)
"""Of a row that is not there at all."""

Revisions = Mapping[int, Present]
"""What became of the rows of a batch's items, by place."""


def change_of(item: BatchItem, revisions: Revisions) -> str:
    """What became of an item's row, in words; empty: nothing, or it is a passage."""
    if item.kind is ItemKind.PASSAGE:
        return ""
    present = revisions.get(item.place, PURGED)
    if present.deleted:
        return DELETED
    return "" if present.rev == item.rev and not present.moved else CHANGED
