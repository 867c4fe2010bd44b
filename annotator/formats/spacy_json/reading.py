"""Documents of spaCy back to records: entities and the spans of all groups."""

from collections.abc import Iterator

from annotator.formats.article_fields import RepeatedArticles
from annotator.formats.article_record import ArticleRecord
from annotator.formats.incoming import Incoming, IncomingSpan
from annotator.formats.input_file import InputFile
from annotator.formats.json_document import json_records
from annotator.formats.json_line import JsonLine
from annotator.formats.native.fields import positive
from annotator.formats.spacy_json.shape import BESIDE, CUSTOM, DERIVED, KB_ID
from annotator.formats.told_sets import ToldSets
from annotator.formats.written import UNWRITTEN, Written

_PLAIN_TOKEN = {"id", "start", "end"}


def read(file: InputFile) -> Incoming:
    """All documents of the file, which is a list of them or has one after the other.

    Raises:
        Unreadable: a document has no storable `text`, or a field has a wrong type.
    """
    reader = _Reader()
    for number, document in enumerate(json_records(file)):
        with reader.incoming.record(file):
            reader.take(ArticleRecord.of(document, number))
    reader.sets.hand_over(reader.incoming)
    return reader.incoming


class _Reader:
    """Gathers what the documents hold."""

    def __init__(self) -> None:
        self.incoming = Incoming()
        self.sets = ToldSets()
        self._articles = RepeatedArticles(self.incoming)

    def take(self, record: ArticleRecord) -> None:
        """Take a document; all of it is checked before any of it is remembered."""
        document, ours = record.line, record.is_ours
        stated = list(_stated(document))
        spans = [_span(each, record) for each in stated]
        named = [each for each in stated if each.name(KB_ID)]
        told = [(each.needed(KB_ID), each.needed("id")) for each in named] if ours else []
        passed_over = _passed_over(document)
        self._articles.take_record(document, record.ref, BESIDE if ours else DERIVED | CUSTOM)
        for what, times in passed_over.items():
            self.incoming.leave_out(what, times)
        self.incoming.leave_out("links of a span to a knowledge base", len(named) - len(told))
        self.incoming.spans += spans
        self.sets.take(document.place, record.annotator, told)
        self.incoming.completions += record.completions()


def _stated(document: JsonLine) -> Iterator[JsonLine]:
    yield from document.within("ents")
    groups = JsonLine(document.place, document.mapping("spans"))
    for name in groups.fields:
        yield from groups.within(name)


def _span(span: JsonLine, record: ArticleRecord) -> IncomingSpan:
    return IncomingSpan(
        place=span.place,
        document=record.ref,
        start=span.offset("start"),
        end=span.offset("end"),
        label=span.name("label"),
        id=span.name("id") if record.is_ours else None,
        annotator=record.annotator,
        written=Written(rev=positive(span, "rev")) if record.is_ours else UNWRITTEN,
    )


def _passed_over(document: JsonLine) -> dict[str, int]:
    """What of spaCy's annotations has no place in the database."""
    return {
        "categories of an article": len(document.mapping("cats")),
        "tags, lemmas and heads of tokens": sum(
            1 for each in document.within("tokens") if each.fields.keys() - _PLAIN_TOKEN
        ),
        "custom attributes of tokens and spans": sum(
            len(held)
            for key in CUSTOM
            for held in document.mapping(key).values()
            if isinstance(held, list)
        ),
    }
