"""What became of a row since its batch was drawn."""

from collections.abc import Mapping

from annotator.domain.batch import BatchItem, ItemKind

CHANGED = "changed since the batch was drawn"
DELETED = "deleted since the batch was drawn"

Revisions = Mapping[int, tuple[int, bool]]
"""By place: the revision that an item's row is at now, and whether it is deleted."""


def change_of(item: BatchItem, revisions: Revisions) -> str:
    """What became of an item's row, in words; empty: nothing, or it is a passage."""
    if item.kind is ItemKind.PASSAGE:
        return ""
    rev, deleted = revisions.get(item.place, (0, True))
    if deleted:
        return DELETED
    return "" if rev == item.rev else CHANGED
