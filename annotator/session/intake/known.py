"""What the database holds, as far as an import has to ask."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Annotator, Document
from annotator.domain.label import Label, LabelSet
from annotator.domain.layer import LayerRecord
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span
from annotator.domain.step import Change, entity
from annotator.session.intake.known_reviews import KnownReviews
from annotator.storage.store import Store

R = TypeVar("R", Span, Link, Absence, Dismissal, Completion, Adjudication)
K = TypeVar("K", bound=LayerRecord)

KINDS: tuple[type[LayerRecord], ...] = (
    Span,
    Link,
    Absence,
    Dismissal,
    Completion,
    Adjudication,
)


def content_key(record: LayerRecord) -> tuple[object, ...]:
    """What no two live rows of a kind share."""
    match record:
        case Span():
            return record.document, record.annotator, record.start, record.end, record.label
        case Link():
            return record.annotator, record.a, record.b
        case Absence():
            return record.span, record.document
        case Dismissal():
            return record.annotator, *record.refuses
        case Completion():
            return record.annotator, record.document
        case Adjudication():
            return (record.id,)


class Rows:
    """The rows of the layers, by id and by content."""

    def __init__(self, records: Iterable[LayerRecord]) -> None:
        self._by_id: dict[type, dict[str, LayerRecord]] = {kind: {} for kind in KINDS}
        self._live: dict[type, dict[tuple[object, ...], LayerRecord]] = {kind: {} for kind in KINDS}
        for record in records:
            self.add(record)

    def add(self, record: LayerRecord) -> None:
        """Take note of a new row."""
        self._by_id[type(record)][record.id] = record
        if record.deleted_at is None:
            self._live[type(record)][content_key(record)] = record

    def with_id(self, kind: type[K], row_id: str) -> K | None:
        """The row with this id, deleted or not."""
        found = self._by_id[kind].get(row_id)
        return found if isinstance(found, kind) else None

    def like(self, record: R) -> R | None:
        """The live row that says the same of the same."""
        found = self._live[type(record)].get(content_key(record))
        return found if isinstance(found, type(record)) else None


class Known:
    """The database as it stands while files are taken in one after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.labels: LabelSet = store.labels()
        self.annotators: dict[str, Annotator] = {each.id: each for each in store.annotators()}
        self._documents: dict[str, Document] = {}
        self._by_key: dict[str, Document] = {}
        self._numbers: dict[str, set[int]] = defaultdict(set)
        self._asked: set[str] = set()
        self._rows: Rows | None = None
        self.splits = store.splits()
        self.guidelines = {each.id: each for each in store.guidelines()}
        self.purged = frozenset(hash_ for hash_, _ in store.purged())
        self.reviews = KnownReviews(store)
        with store.snapshot():
            for document in store.records(Document, deleted=True):
                self._add_document(document)

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever taken in."""
        return not self._documents

    def document(self, document_id: str) -> Document | None:
        """The document with this id."""
        return self._documents.get(document_id)

    def document_with_key(self, key: str) -> Document | None:
        """The document with this key."""
        return self._by_key.get(key)

    def numbers(self, story: str) -> set[int]:
        """The numbers that are given in a story, and the last one that an article left behind."""
        if story not in self._asked:
            self._asked.add(story)
            self._numbers[story].add(self._store.next_number(story) - 1)
        return self._numbers[story]

    def text(self, document: Document) -> str:
        """The stored text of a document."""
        return self._store.text(document.text_sha256)

    @property
    def rows(self) -> Rows:
        """The rows of all layers, read when first asked for."""
        if self._rows is None:
            with self._store.snapshot():
                self._rows = Rows(
                    record for kind in KINDS for record in self._store.records(kind, deleted=True)
                )
        return self._rows

    def record_at(self, row: LayerRecord, rev: int) -> LayerRecord | None:
        """A span, link or absence as it was at an earlier revision, or none where that is lost."""
        return self._store.record_at(entity(row), row.id, rev)

    def add(self, changes: Iterable[Change]) -> None:
        """Take note of what was committed."""
        labels = {each.id: each for each in self.labels}
        for change in changes:
            match change.after:
                case Document() as document:
                    self._add_document(document)
                case Label() as label:
                    labels[label.id] = label
                case record:
                    if self._rows is not None:
                        self._rows.add(record)
        self.labels = LabelSet(labels.values())

    def _add_document(self, document: Document) -> None:
        self._documents[document.id] = document
        self._by_key[document.key] = document
        self._numbers[document.story].add(document.number)
