"""The items of the batches of a file, held against the rows that they are revisions of."""

from annotator.domain.batch import Batch, BatchItem, ItemKind
from annotator.domain.layer import LayerRecord
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.formats.incoming_reviews import IncomingItem
from annotator.session.intake.labels import LabelIntake
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.session.intake.rows import RowIntake
from annotator.session.intake.spans import SpanIntake
from annotator.session.intake.subjects import Subject, Subjects


class ItemIntake:
    """Makes the items of a batch from what a file says of them."""

    def __init__(
        self,
        plan: IntakePlan,
        spans: SpanIntake,
        owners: Owners,
        labels: LabelIntake,
        rows: RowIntake,
    ) -> None:
        self._spans = spans
        self._owners = owners
        self._labels = labels
        self._rows = rows
        self._subjects = Subjects(plan.known, rows)

    def item(self, batch: Batch, incoming: IncomingItem) -> BatchItem | None:
        """An item as it will be, or none where its row is another here.

        Raises:
            Unreadable: it does not belong into the batch, or speaks of what is not there.
        """
        place = incoming.place
        annotator = self._owners.of(incoming.annotator, place).id
        if annotator not in batch.annotators:
            raise place.refusal(f"the batch is not of the work of “{annotator}”")
        if incoming.kind not in batch.kinds:
            raise place.refusal(f"the batch has no items of the kind “{incoming.kind}”")
        document, start, end, _ = self._spans.passage(incoming.passage)
        subject = self._subject(incoming, annotator, document.id)
        if incoming.record is not None and subject is None:
            return None
        label = incoming.label
        return BatchItem(
            batch=batch.id,
            place=incoming.number,
            kind=incoming.kind,
            record=None if subject is None else subject.record.id,
            rev=None if subject is None else subject.rev,
            annotator=annotator,
            document=document.id,
            start=start,
            end=end,
            label=None if label is None else self._labels.known(label, place),
            core=incoming.core,
            weight=incoming.weight,
            found={
                each and self._labels.known(each, place): number
                for each, number in incoming.found.items()
            },
        )

    def passage_document(self, item: BatchItem) -> str | None:
        """The document in which a verdict's passage has to be: of a link none has a passage."""
        match item.kind:
            case ItemKind.LINK:
                return None
            case ItemKind.ABSENCE:
                absence = self._rows.with_id(Absence, item.record or "")
                return None if absence is None else absence.document
            case _:
                return item.document

    def _subject(self, incoming: IncomingItem, annotator: str, document: str) -> Subject | None:
        if incoming.record is None or incoming.rev is None:
            return None
        place, kind = incoming.place, incoming.kind
        subject = self._subjects.of(kind, incoming.record, incoming.rev, place)
        if subject is not None:
            called = f"the {kind} “{incoming.record}”"
            if subject.record.annotator != annotator:
                raise place.refusal(f"{called} is another annotator's")
            if self._document_of(subject.record) != document:
                raise place.refusal(f"{called} is not read in the document “{document}”")
        return subject

    def _document_of(self, record: LayerRecord) -> str | None:
        """Where a row is read: a link at its span `a`, an absence at its span."""
        match record:
            case Span():
                return record.document
            case Link(a=first) | Absence(span=first):
                span = self._rows.with_id(Span, first)
                return None if span is None else span.document
        return None
