"""Reading what the items of a batch are about."""

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem
from annotator.storage.store import Store

Row = Span | Link | Absence
"""What an item can be a revision of."""


def read_draft(store: Store, annotator: str, story: str) -> Draft:
    """An annotator's layer of a story as it is committed, with the story's articles."""
    documents = {each.id: each for each in store.documents(story)}
    texts = {each.id: store.text(each.text_sha256) for each in documents.values()}
    return Draft(story, store.layer(annotator, story), store.labels(), documents, texts)


def read_item(store: Store, draft: Draft, item: BatchItem, changed: str = "") -> AuditItem:
    """An item with its row as it was drawn; `changed` says what has become of it, in words."""
    if item.record is None or item.rev is None:
        return AuditItem(item, None, ())
    live = _live(draft.layer, item.kind, item.record)
    record: Row | None = live
    if live is None or live.rev != item.rev:
        record = store.record_at(item.kind, item.record, item.rev)
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
