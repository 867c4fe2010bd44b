"""The spans of a file, held against the texts that they are in."""

from functools import partial

from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.formats.article_text import ArticleText
from annotator.formats.incoming import IncomingSpan
from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.input_file import Place, Unreadable
from annotator.session.intake.documents import DocumentIntake
from annotator.session.intake.known import content_key
from annotator.session.intake.labels import LabelIntake
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.session.intake.rows import RowIntake
from annotator.text.requote import REACH, requote

Passage = tuple[Document, int, int, str]
"""A document, bounds in its stored text, and what stands there."""


REMEDY = (
    f"Offsets are put right where the quote is in one place within {REACH:,} characters, not here."
)


class SpanIntake:
    """The spans that a file speaks of, by what it calls them."""

    def __init__(
        self, plan: IntakePlan, documents: DocumentIntake, owners: Owners, rows: RowIntake
    ) -> None:
        self._plan = plan
        self._documents = documents
        self._owners = owners
        self._rows = rows
        self._texts: dict[str, str] = {}
        self._by_ref: dict[str, Span] = {}
        self._refused: set[str | None] = set()

    def take(self, spans: list[IncomingSpan], labels: LabelIntake) -> None:
        """Take all spans.

        Raises:
            Unreadable: a span is not in its text, or its quote is nowhere near or in two places.
        """
        for incoming in spans:
            with incoming.place.file.record(partial(self._refused.add, incoming.id)):
                self._take(incoming, labels)

    def of(self, ref: str, place: Place) -> Span:
        """The span that a record calls `ref`.

        Raises:
            Unreadable: it is neither in the file nor in the database.
        """
        found = self._by_ref.get(ref)
        if found is None and ref in self._refused:
            raise place.refusal(f"the span “{ref}” was refused")
        found = found or self._plan.known.rows.with_id(Span, ref)
        if found is None:
            raise place.refusal(f"the span “{ref}” is neither in the file nor in the database")
        return found

    def passage(self, incoming: IncomingSpan | IncomingPassage) -> Passage:
        """Where the record's bounds are in the stored text.

        Raises:
            Unreadable: they are out of range or reversed, or the quote is not what stands there.
        """
        document, article = self._documents.of(incoming.document, incoming.place)
        length = document.length if article is None else article.raw_length
        start, end = incoming.start, incoming.end
        if start >= end:
            raise incoming.place.refusal(f"“start” {start} is not before “end” {end}")
        if end > length:
            raise incoming.place.refusal(
                f"“end” {end} is out of range: the text has {length} characters"
            )
        if article is not None:
            start, end = article.offset(start), article.offset(end)
        quote = self._text(document, article)[start:end]
        if not quote:
            raise incoming.place.refusal("nothing of the passage is left in the stored text")
        if incoming.quote is not None and _stored(incoming.quote) != quote:
            raise incoming.place.refusal(f"the quote is not what stands at {start} to {end}")
        return document, start, end, quote

    def _take(self, incoming: IncomingSpan, labels: LabelIntake) -> None:
        try:
            passage, is_repaired = self.passage(incoming), False
        except Unreadable as error:
            passage, is_repaired = self._passage_near(incoming, error), True
        row = self._span(incoming, passage, labels)
        if incoming.id is not None:
            stated = self._rows.stated(Span, incoming.id)
            if stated is not None and content_key(stated.image) != content_key(row):
                raise incoming.place.refusal(f"two spans are called “{incoming.id}”")
        taken = self._rows.take(row, incoming.id)
        if incoming.id is not None:
            self._by_ref[incoming.id] = taken
        if is_repaired:
            self._plan.tally.repaired["span"] += 1

    def _span(self, incoming: IncomingSpan, passage: Passage, labels: LabelIntake) -> Span:
        document, start, end, quote = passage
        owner = self._owners.of(incoming.annotator, incoming.place)
        label = None
        if incoming.label is not None:
            label = labels.named(incoming.label, incoming.place)
        return Span(
            id="",
            document=document.id,
            annotator=owner.id,
            start=start,
            end=end,
            quote=quote,
            label=None if label is None else label.id,
            label_revision=None if label is None else incoming.label_revision or label.revision,
            note=incoming.note,
            **self._plan.bookkeeping(incoming.written),
        )

    def _passage_near(self, incoming: IncomingSpan, error: Unreadable) -> Passage:
        """Where the quote of a span is that `error` refuses, if that is one place near there.

        Raises:
            Unreadable: it is none or several, there is no quote, or the bounds are reversed.
        """
        quote = _stored(incoming.quote or "")
        if not quote.strip() or incoming.start >= incoming.end:
            raise error
        document, article = self._documents.of(incoming.document, incoming.place)
        text = self._text(document, article)
        start = incoming.start if article is None else article.offset(incoming.start)
        found = requote(text, quote, start)
        if found is None:
            raise incoming.place.refusal(error.reason, REMEDY) from error
        return document, *found, text[slice(*found)]

    def _text(self, document: Document, article: ArticleText | None) -> str:
        if article is not None:
            return article.text
        if document.id not in self._texts:
            self._texts[document.id] = self._plan.known.text(document)
        return self._texts[document.id]


def _stored(quote: str) -> str:
    """A quote with the line ends of stored texts."""
    return quote.replace("\r\n", "\n").replace("\r", "\n")
