"""The rows of a layer, each as a Web Annotation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annotator.domain.document import Document
from annotator.domain.link import Absence, Dismissal, Link
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.formats.article_fields import fields_of
from annotator.formats.offset_units import UNIT
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import OffsetUnit
from annotator.formats.webanno.shape import (
    ABSENT,
    COMPLETE,
    CONTEXT_SIZE,
    LINKING,
    MORE,
    REFUSED,
    TAGGING,
    TERMS,
    Kind,
    iri,
)
from annotator.text.utf16 import Utf16

Fields = dict[str, Any]
Row = Span | Link | Absence | Dismissal


def article(document: Document, split: str, text: str, unit: OffsetUnit) -> Fields:
    """The annotation that has a document's text, and says all that is known of it."""
    said = fields_of(document, split)
    del said["id"]
    target = {
        "id": iri(Kind.DOCUMENT, document.id),
        "type": "Text",
        "format": "text/plain",
        "value": text,
        **{TERMS.get(key, key): value for key, value in said.items()},
        UNIT: str(unit),
    }
    name = iri(Kind.ARTICLE, document.id)
    return _annotation(name, "describing") | _times(document) | {"target": target}


@dataclass(frozen=True, slots=True)
class LayerAnnotations:
    """Writes the rows of one bundle."""

    bundle: Bundle
    name: str
    """Of whose layer it is."""
    text: Callable[[str], str]
    """The text of the document with an id."""
    unit: OffsetUnit

    def span(self, span: Span) -> Fields:
        """A tagged span, or a plain highlight."""
        tags = () if span.label is None else (span.label,)
        passage = QuotedPassage(span.document, span.start, span.end, span.quote)
        motivation = "highlighting" if span.label is None else TAGGING
        return self._row(Kind.SPAN, span, motivation, tags) | {"target": self._passage(passage)}

    def link(self, link: Link) -> Fields:
        """A link; the end that says more, where one is known to, comes first."""
        ends = (link.b, link.a) if link.more == "b" else (link.a, link.b)
        fields = self._row(Kind.LINK, link, LINKING, (link.relation,), link.more and MORE)
        return fields | {"target": [{"id": iri(Kind.SPAN, end)} for end in ends]}

    def absence(self, absence: Absence) -> Fields:
        """A span, and the document that says nothing of it."""
        ends = iri(Kind.SPAN, absence.span), iri(Kind.DOCUMENT, absence.document)
        fields = self._row(Kind.ABSENCE, absence, LINKING, (ABSENT,))
        return fields | {"target": [{"id": end} for end in ends]}

    def dismissal(self, dismissal: Dismissal) -> Fields:
        """A refused passage, behind the span or the passage that it was refused for."""
        of: Fields
        if dismissal.near is not None:
            of = self._passage(dismissal.near)
        else:
            of = {"id": iri(Kind.SPAN, dismissal.span or "")}
        place = dismissal.document, dismissal.start, dismissal.end, dismissal.quote
        fields = self._row(Kind.DISMISSAL, dismissal, LINKING, (REFUSED,))
        return fields | {"target": [of, self._passage(QuotedPassage(*place))]}

    def completion(self, document: Document) -> Fields:
        """“I am done with this document.”"""
        name = iri(Kind.COMPLETION, f"{self.bundle.layer} {document.id}")
        fields = _annotation(name, "assessing") | {"creator": self._creator()}
        return fields | {
            "body": _body(TAGGING, COMPLETE),
            "target": iri(Kind.DOCUMENT, document.id),
        }

    def _row(
        self,
        kind: Kind,
        row: Row,
        motivation: str,
        tags: tuple[str, ...],
        description: str | None = None,
    ) -> Fields:
        note = "" if isinstance(row, Dismissal) else row.note
        bodies = [_body(TAGGING, str(tag)) for tag in tags]
        bodies += [_body("describing", description)] if description else []
        bodies += [_body("commenting", note)] if note else []
        return {
            **_annotation(iri(kind, row.id), motivation),
            "creator": self._creator(),
            **_times(row),
            **({"body": bodies} if bodies else {}),
        }

    def _creator(self) -> Fields:
        kind = "Person" if len(self.bundle.annotators) == 1 else "Software"
        return {"id": iri(Kind.LAYER, self.bundle.layer), "type": kind, "name": self.name}

    def _passage(self, passage: QuotedPassage) -> Fields:
        text = self.text(passage.document)
        start, end = passage.start, passage.end
        count = Utf16(text).units if self.unit is OffsetUnit.UTF16 else int
        position = {"type": "TextPositionSelector", "start": count(start), "end": count(end)}
        quote = {
            "type": "TextQuoteSelector",
            "exact": passage.quote,
            "prefix": text[max(0, start - CONTEXT_SIZE) : start],
            "suffix": text[end : end + CONTEXT_SIZE],
        }
        source = iri(Kind.DOCUMENT, passage.document)
        return {"type": "SpecificResource", "source": source, "selector": [position, quote]}


def _annotation(name: str, motivation: str) -> Fields:
    return {"id": name, "type": "Annotation", "motivation": motivation}


def _times(row: Row | Document) -> Fields:
    times = {"created": row.created_at, "modified": row.updated_at}
    return {key: time for key, time in times.items() if time}


def _body(purpose: str, value: str) -> Fields:
    return {"type": "TextualBody", "purpose": purpose, "value": value}
