"""Lines of Prodigy's and of this program's back to records."""

from annotator.formats.article_fields import RepeatedArticles
from annotator.formats.article_record import ArticleRecord
from annotator.formats.incoming import Incoming, IncomingSpan
from annotator.formats.input_file import InputFile
from annotator.formats.json_document import json_records
from annotator.formats.json_line import JsonLine, json_lines
from annotator.formats.native.fields import positive
from annotator.formats.spans_jsonl.shape import ACCEPTED, BESIDE, CLUSTER, DERIVED
from annotator.formats.told_sets import ToldSets
from annotator.formats.written import UNWRITTEN, Written

_HEAD = 4096
"""Code points in which a file shows whether it is a list."""


def read(file: InputFile) -> Incoming:
    """All articles of the file with their spans.

    A task that was not accepted gives its article and no spans. Relations, which Prodigy draws
    between tokens of one text, are counted.

    Raises:
        Unreadable: a line is not an object with a storable `text`, or a field has a wrong type.
    """
    reader = _Reader()
    # Prodigy takes a list in one document too.
    records = json_records if file.text[:_HEAD].lstrip().startswith("[") else json_lines
    for number, line in enumerate(records(file)):
        with reader.incoming.record(file):
            reader.take(ArticleRecord.of(line, number))
    reader.sets.hand_over(reader.incoming)
    return reader.incoming


class _Reader:
    """Gathers what the lines hold."""

    def __init__(self) -> None:
        self.incoming = Incoming()
        self.sets = ToldSets()
        self._articles = RepeatedArticles(self.incoming)

    def take(self, record: ArticleRecord) -> None:
        """Take a line, which is an article of its own unless it says whose copy it is.

        All of it is checked before any of it is remembered.
        """
        line, ours = record.line, record.is_ours
        spans = [_span(each, record) for each in line.within("spans")]
        told = [_member(each) for each in line.within("spans") if ours and each.name(CLUSTER)]
        relations = sum(1 for _ in line.within("relations"))
        answer = line.string("answer") or ACCEPTED
        self._articles.take_record(line, record.ref, BESIDE if ours else DERIVED)
        self.incoming.leave_out("relations inside one article", relations)
        if answer != ACCEPTED:
            self.incoming.leave_out(f"spans of a task answered “{answer}”", len(spans))
            return
        self.incoming.spans += spans
        self.sets.take(line.place, record.annotator, told)
        self.incoming.completions += record.completions()


def _member(span: JsonLine) -> tuple[str, str]:
    """The set that a span is in, and what the file calls the span."""
    return span.needed(CLUSTER), span.needed("id")


def _span(span: JsonLine, record: ArticleRecord) -> IncomingSpan:
    """A span of a line; what another program calls it is unique in its text at most."""
    return IncomingSpan(
        place=span.place,
        document=record.ref,
        start=span.offset("start"),
        end=span.offset("end"),
        label=span.name("label"),
        id=span.name("id") if record.is_ours else None,
        annotator=record.annotator,
        quote=None if span.fields.get("text") is None else span.string("text"),
        note=span.string("note") if record.is_ours else "",
        written=Written(rev=positive(span, "rev")) if record.is_ours else UNWRITTEN,
    )
