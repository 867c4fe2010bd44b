"""Small builders of domain records for tests; every field can be given by name."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from annotator.domain.adjudication import Adjudication, Choice, Source, Taken
from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan
from annotator.domain.document import Annotator, Document
from annotator.domain.identity import annotator_id, document_id, document_key, new_id, now
from annotator.domain.identity import text_hash as hash_of
from annotator.domain.label import Label, Unit
from annotator.domain.link import Absence, Completion, Dismissal, Link, Relation
from annotator.domain.span import Span
from annotator.domain.step import Change, Record, Step, StepKind, entity
from annotator.domain.verdict import ERRORS, Judgement, Reason, Severity, Verdict
from annotator.storage.store import Store

ADA = Annotator(annotator_id("Ada"), "Ada")
BEN = Annotator(annotator_id("Ben"), "Ben")
GOLD = Annotator(annotator_id("Gold"), "Gold", "gold")

TEXTS = (
    "Over 10,000 workers walked out on Monday. “I ran,” said Ana.",
    "📰 More than ten thousand workers went on strike, the union said.\n\nRead more",
    "The ministry put the number of strikers at 4,000.\n“We are tired,” a nurse said.",
)
"""Three short articles of one story."""


def make_document(text: str, **given: Any) -> Document:
    """A document with this text in the story `strike`, number 1."""
    key = given.pop("key", document_key(None, text))
    at = now()
    values = {
        "id": document_id(key),
        "key": key,
        "story": "strike",
        "number": 1,
        "text_sha256": hash_of(text),
        "length": len(text),
        "created_at": at,
        "updated_at": at,
    }
    return Document(**values | given)


def make_span(document: Document, text: str, start: int, end: int, **given: Any) -> Span:
    """Ada's span on `text[start:end]`, labelled `statistic` unless told otherwise."""
    at = now()
    label = given.get("label", "statistic")
    values = {
        "id": new_id(),
        "document": document.id,
        "annotator": ADA.id,
        "start": start,
        "end": end,
        "quote": text[start:end],
        "label": label,
        "label_revision": None if label is None else 1,
        "created_at": at,
        "updated_at": at,
    }
    return Span(**values | given)


def make_link(
    one: Span, other: Span, relation: Relation = Relation.EQUIVALENT, **given: Any
) -> Link:
    """The annotator's link of two spans, its ends in their order."""
    a, b = sorted((one.id, other.id))
    return Link(**_layer_row(one.annotator) | {"a": a, "b": b, "relation": relation} | given)


def make_absence(span: Span, document: Document, **given: Any) -> Absence:
    """“`document` says nothing of this”, by the span's annotator."""
    values = {"span": span.id, "document": document.id}
    return Absence(**_layer_row(span.annotator) | values | given)


def make_dismissal(
    span: Span, document: Document, text: str, start: int, end: int, **given: Any
) -> Dismissal:
    """The passage `text[start:end]` of `document`, refused for `span`."""
    values = {
        "span": span.id,
        "document": document.id,
        "start": start,
        "end": end,
        "quote": text[start:end],
    }
    return Dismissal(**_layer_row(span.annotator) | values | given)


def make_completion(document: Document, **given: Any) -> Completion:
    """Ada is done with the document."""
    return Completion(**_layer_row(ADA.id) | {"document": document.id} | given)


def source_of(record: Span | Link | Absence) -> Source:
    """What an adjudication says of a row that it decides about."""
    return Source(entity(record), record.id, record.rev)


def make_adjudication(
    a: Span | Link | Absence | None, b: Span | Link | Absence | None, **given: Any
) -> Adjudication:
    """Ben's decision for what the one has; nothing of it is in the gold layer as yet."""
    values: dict[str, Any] = {
        **_layer_row(GOLD.id),
        "adjudicator": BEN.id,
        "document": next((each.document for each in (a, b) if isinstance(each, Span)), ""),
        "choice": Choice.A,
        "a": () if a is None else (source_of(a),),
        "b": () if b is None else (source_of(b),),
    }
    return Adjudication(**values | given)


def taken_from(record: Span | Link | Absence, *rows: Span | Link | Absence) -> Taken:
    """A row of the gold layer, made from these."""
    return Taken(record.id, tuple(map(source_of, rows)))


def make_batch(size: int = 1, **given: Any) -> Batch:
    """All spans of Ada's, that many, for Ben to judge."""
    values: dict[str, Any] = {
        "id": new_id(),
        "reviewer": BEN.id,
        "annotators": (ADA.id,),
        "labels": (),
        "kinds": (ItemKind.SPAN,),
        "story": None,
        "plan": SamplingPlan.ALL,
        "size": size,
        "frame": size,
        "core": 1.0,
        "seed": 7,
        "blind": True,
        "created_at": now(),
    }
    return Batch(**values | given)


def make_item(batch: Batch, place: int, span: Span, **given: Any) -> BatchItem:
    """The span as an item of the batch."""
    values: dict[str, Any] = {
        "batch": batch.id,
        "place": place,
        "kind": ItemKind.SPAN,
        "record": span.id,
        "rev": span.rev,
        "annotator": span.annotator,
        "document": span.document,
        "start": span.start,
        "end": span.end,
        "label": span.label,
    }
    return BatchItem(**values | given)


def make_passage(batch: Batch, place: int, document: Document, **given: Any) -> BatchItem:
    """The first words of Ada's document as a paragraph to read, in which nothing is marked."""
    values: dict[str, Any] = {
        "batch": batch.id,
        "place": place,
        "kind": ItemKind.PASSAGE,
        "record": None,
        "rev": None,
        "annotator": ADA.id,
        "document": document.id,
        "start": 0,
        "end": min(40, document.length),
        "label": None,
    }
    return BatchItem(**values | given)


def make_verdict(
    batch: Batch, place: int, judgement: Judgement = Judgement.ACCEPT, **given: Any
) -> Verdict:
    """The reviewer's verdict with what its judgement needs besides the amendment."""
    values: dict[str, Any] = {
        "id": new_id(),
        "batch": batch.id,
        "place": place,
        "reviewer": batch.reviewer,
        "judgement": judgement,
        "severity": Severity.MAJOR if judgement in ERRORS else None,
        "reason": Reason.NOT_THIS if judgement is Judgement.SPURIOUS else None,
        "comment": "? which" if judgement is Judgement.UNSURE else "",
        "seconds": 1.5,
        "created_at": now(),
    }
    return Verdict(**values | given)


def make_label(name: str = "claim", **given: Any) -> Label:
    """A label without a key."""
    at = now()
    values = {
        "id": name,
        "name": name,
        "key": None,
        "colour": "purple",
        "unit": Unit.SENTENCE,
        "definition": f"What is a {name}.",
        "position": 9,
        "created_at": at,
        "updated_at": at,
    }
    return Label(**values | given)


def make_step(changes: Iterable[Change], **given: Any) -> Step:
    """A step of Ada's with these changes, whose rows it puts its id and next `rev` into."""
    step_id = given.pop("id", None) or new_id()
    at = now()
    values: dict[str, Any] = {
        "id": step_id,
        "annotator": ADA.id,
        "kind": StepKind.DO,
        "title": "",
        "changes": tuple(_stamped(change, step_id, at) for change in changes),
        "created_at": at,
        "sitting": "tests",
    }
    return Step(**values | given)


def made(*records: Record) -> list[Change]:
    """Changes that make these rows."""
    return [Change(None, record) for record in records]


def changed(record: Record, **fields: Any) -> Change:
    """The change that gives a stored row these values."""
    return Change(record, replace(record, **fields))


def deleted(record: Record) -> Change:
    """The change that deletes a stored row."""
    return changed(record, deleted_at=now())


def import_story(
    store: Store, texts: Iterable[str] = TEXTS, *, story: str = "strike", **given: Any
) -> list[Document]:
    """Store an article for each text, by Ada, and return the documents by number."""
    store.add_annotator(ADA)
    store.add_annotator(BEN)
    kept = list(texts)
    documents = [
        make_document(text, story=story, number=number, key=f"{story}/{number}", **given)
        for number, text in enumerate(kept, start=1)
    ]
    step = make_step(made(*documents), kind=StepKind.IMPORT, title=f"import {story}")
    store.commit_documents(step, {hash_of(text): text for text in kept})
    return store.documents(story)


def _layer_row(annotator: str) -> dict[str, Any]:
    at = now()
    return {"id": new_id(), "annotator": annotator, "created_at": at, "updated_at": at}


def _stamped(change: Change, step_id: str, at: str) -> Change:
    rev = change.after.rev if change.before is None else change.before.rev + 1
    return Change(change.before, replace(change.after, step=step_id, rev=rev, updated_at=at))
