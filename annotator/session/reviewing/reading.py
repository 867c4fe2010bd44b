"""Reading what the items of a batch are about."""

from collections.abc import Mapping

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
    newest = _newest(store, draft.layer, item.kind, item.record)
    record = newest
    if newest is None or newest.rev != item.rev:
        known = store.record_at(item.kind, item.record, item.rev)
        record = known or _as_drawn(draft, item) or newest
    found = (_newest(store, draft.layer, ItemKind.SPAN, each) for each in _span_ids(newest))
    return AuditItem(item, record, tuple(each for each in found if isinstance(each, Span)), changed)


def _as_drawn(draft: Draft, item: BatchItem) -> Span | None:
    """A span as far as its item tells it, where an import has brought a later revision only."""
    text = draft.texts.get(item.document)
    if item.kind is not ItemKind.SPAN or item.record is None or item.rev is None or text is None:
        return None
    quote = text[item.start : item.end]
    return Span(
        item.record,
        item.document,
        item.annotator,
        *item.extent,
        quote=quote,
        label=item.label,
        rev=item.rev,
    )


def _newest(store: Store, layer: Layer, kind: ItemKind, record: str) -> Row | None:
    """A row as it is, or as it was when it was deleted; none where it is not known."""
    rows: Mapping[ItemKind, Mapping[str, Row]] = {
        ItemKind.SPAN: layer.spans,
        ItemKind.LINK: layer.links,
        ItemKind.ABSENCE: layer.absences,
    }
    live = rows[kind].get(record)
    if live is not None:
        return live
    images = (change.after for step in store.steps_of(kind, record) for change in step.changes)
    return next((image for image in images if isinstance(image, Span | Link | Absence)), None)


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
