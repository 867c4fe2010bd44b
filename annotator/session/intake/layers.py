"""The links, absences, dismissals and completions of a file."""

from dataclasses import replace

from annotator.domain.link import Absence, Completion, Dismissal, Link, other_side, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.formats.incoming import (
    Incoming,
    IncomingAbsence,
    IncomingCompletion,
    IncomingDismissal,
    IncomingLink,
)
from annotator.formats.input_file import Place
from annotator.session.intake.documents import DocumentIntake
from annotator.session.intake.known import R
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.session.intake.rows import RowIntake
from annotator.session.intake.spans import Passage, SpanIntake


class LayerIntake:
    """What is said of spans and documents."""

    def __init__(
        self,
        plan: IntakePlan,
        documents: DocumentIntake,
        spans: SpanIntake,
        owners: Owners,
        rows: RowIntake,
    ) -> None:
        self._plan = plan
        self._documents = documents
        self._spans = spans
        self._owners = owners
        self._rows = rows

    def take(self, incoming: Incoming) -> None:
        """Take all of them.

        Raises:
            Unreadable: a record breaks a rule or speaks of what is not there.
        """
        for link in incoming.links:
            with link.place.file.record():
                self.link(link)
        for absence in incoming.absences:
            with absence.place.file.record():
                self._absence(absence)
        for dismissal in incoming.dismissals:
            with dismissal.place.file.record():
                self._dismissal(dismissal)
        for completion in incoming.completions:
            with completion.place.file.record():
                self._completion(completion)

    def link(self, incoming: IncomingLink) -> None:
        """Take a link.

        Raises:
            Unreadable: it breaks a rule or one of its spans is not there.
        """
        place = incoming.place
        a, b = self._spans.of(incoming.a, place), self._spans.of(incoming.b, place)
        if a.document == b.document:
            raise place.refusal("both ends of the link are in one document")
        owner = self._owner(incoming.annotator, place, a, b)
        side = incoming.more
        if a.id > b.id:
            a, b, side = b, a, other_side(side)
        link = Link(
            id="",
            annotator=owner,
            a=a.id,
            b=b.id,
            relation=incoming.relation,
            more=side,
            note=incoming.note,
            **self._plan.bookkeeping(incoming.written),
        )
        self._take(link, incoming.id, a, b)

    def _absence(self, incoming: IncomingAbsence) -> None:
        place = incoming.place
        span = self._spans.of(incoming.span, place)
        document, _ = self._documents.of(incoming.document, place)
        if document.id == span.document:
            raise place.refusal("the span of the absence is in that document")
        absence = Absence(
            id="",
            annotator=self._owner(incoming.annotator, place, span),
            span=span.id,
            document=document.id,
            note=incoming.note,
            **self._plan.bookkeeping(incoming.written),
        )
        self._take(absence, incoming.id, span)

    def _dismissal(self, incoming: IncomingDismissal) -> None:
        place = incoming.place
        passage = _near(self._spans.passage(incoming.passage))
        if isinstance(incoming.of, str):
            dismissal = self._refused_for(incoming.of, passage, incoming)
        else:
            other = _near(self._spans.passage(incoming.of))
            if other.document == passage.document:
                raise place.refusal("both passages of the dismissal are in one document")
            owner = self._owners.of(incoming.annotator, place).id
            dismissal = refused_pair("", owner, passage, other)
        written = self._plan.bookkeeping(incoming.written)
        self._rows.take(replace(dismissal, **written), incoming.id)

    def _refused_for(
        self, ref: str, passage: QuotedPassage, incoming: IncomingDismissal
    ) -> Dismissal:
        place = incoming.place
        span = self._spans.of(ref, place)
        if passage.document == span.document:
            raise place.refusal("the dismissed passage is in the span's own document")
        owner = self._owner(incoming.annotator, place, span)
        at = passage.document, passage.start, passage.end, passage.quote
        return Dismissal("", owner, span.id, *at)

    def _completion(self, incoming: IncomingCompletion) -> None:
        document, _ = self._documents.of(incoming.document, incoming.place)
        completion = Completion(
            id="",
            annotator=self._owners.of(incoming.annotator, incoming.place).id,
            document=document.id,
            **self._plan.bookkeeping(incoming.written),
        )
        self._rows.take(completion, incoming.id)

    def _owner(self, name: str | None, place: Place, *spans: Span) -> str:
        """The annotator of a record and of all spans that it is about.

        Raises:
            Unreadable: they are several people.
        """
        owner = spans[0].annotator if name is None else self._owners.of(name, place).id
        if any(span.annotator != owner for span in spans):
            raise place.refusal("its span is another annotator's")
        return owner

    def _take(self, row: R, given: str | None, *spans: Span) -> None:
        """Take a row that needs its spans alive; those deleted here take it with them."""
        if row.deleted_at is None and any(span.deleted_at is not None for span in spans):
            self._rows.leave_out(row, given, "of a span that is deleted here")
        else:
            self._rows.take(row, given)


def _near(passage: Passage) -> QuotedPassage:
    document, start, end, quote = passage
    return QuotedPassage(document.id, start, end, quote)
