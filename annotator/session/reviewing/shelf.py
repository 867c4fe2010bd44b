"""The layers that the items of a batch are read in, a story at a time."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.errors import AnnotatorError
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.session.desk import PATIENCE, Desk
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import CHANGED, DELETED, AuditItem
from annotator.session.reviewing.surroundings import Surroundings
from annotator.storage.store import Store

KEPT = 12
"""Layers of a story that are kept in memory."""

Row = Span | Link | Absence
"""What an item can be a revision of."""

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
        self.put_away(around)

    def opened(self, item: BatchItem) -> Opened:
        """The layer that an item is in.

        Raises `AnnotatorError` where it is not in memory and another program holds the database.
        """
        key = self._key(item)
        future = self._ask(key)
        try:
            return future.result(PATIENCE)
        except TimeoutError as error:
            raise AnnotatorError(
                "Another program holds the database.", "Try again in a moment."
            ) from error
        except AnnotatorError:
            del self._opened[key]
            raise

    def ahead(self, item: BatchItem) -> None:
        """Have the layer that an item is in read, without waiting for it."""
        self._ask(self._key(item))

    def put_away(self, around: Surroundings) -> None:
        """Read the layers anew when they are asked for: they, or what is around, have changed."""
        self._around = around
        self._opened.clear()
        self._of_key: dict[Key, list[BatchItem]] = defaultdict(list)
        for item in self._items:
            self._of_key[self._key(item)].append(item)

    def change_of(self, item: BatchItem) -> str:
        """What became of an item's row since it was drawn, in words; empty: nothing."""
        if item.kind is ItemKind.PASSAGE:
            return ""
        rev, deleted = self._around.revisions.get(item.place, (0, True))
        if deleted:
            return DELETED
        return "" if rev == item.rev else CHANGED

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
    annotator, story = key
    documents = {each.id: each for each in store.documents(story)}
    texts = {each.id: store.text(each.text_sha256) for each in documents.values()}
    draft = Draft(story, store.layer(annotator, story), store.labels(), documents, texts)
    read = {item.place: _audit_item(store, draft, item, changed) for item, changed in items}
    return Opened(draft, read)


def _audit_item(store: Store, draft: Draft, item: BatchItem, changed: str) -> AuditItem:
    if item.record is None or item.rev is None:
        return AuditItem(item, None, ())
    live = _live(draft.layer, item.kind, item.record)
    reviews: Any = store
    record: Row | None = live
    if live is None or live.rev != item.rev:
        record = reviews.record_at(item.kind, item.record, item.rev)
    newest = live if live is not None else record
    found = (_as_it_was_last(store, draft.layer, each) for each in _span_ids(newest))
    return AuditItem(item, record, tuple(each for each in found if each is not None), changed)


def _live(layer: Layer, kind: ItemKind, record: str) -> Row | None:
    match kind:
        case ItemKind.SPAN:
            return layer.spans.get(record)
        case ItemKind.LINK:
            return layer.links.get(record)
        case _:
            return layer.absences.get(record)


def _span_ids(record: Row | None) -> tuple[str, ...]:
    match record:
        case Span():
            return (record.id,)
        case Link():
            return record.a, record.b
        case Absence():
            return (record.span,)
        case None:
            return ()


def _as_it_was_last(store: Store, layer: Layer, span: str) -> Span | None:
    """A span as it is, or as it was when it was deleted."""
    live = layer.spans.get(span)
    if live is not None:
        return live
    images = (change.after for step in store.steps_of("span", span) for change in step.changes)
    return next((image for image in images if isinstance(image, Span)), None)
