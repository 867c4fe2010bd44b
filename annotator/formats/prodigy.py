"""JSONL with `text`, and `spans` as in Prodigy's files.

Offsets count code points of `text`, `end` is exclusive. A task that was not accepted gives its
article and no spans.
"""

from annotator.formats.article_text import in_record
from annotator.formats.document_meta import with_unknown
from annotator.formats.format import Format
from annotator.formats.incoming import Incoming, IncomingDocument, IncomingSpan
from annotator.formats.input_file import InputFile
from annotator.formats.json_line import JsonLine, json_lines

KNOWN = frozenset({"text", "spans", "id", "title", "source", "url", "published", "story", "meta"})
DERIVED = frozenset({"tokens"})
"""Keys that say nothing which the text does not say; they are not kept."""


def read(file: InputFile) -> Incoming:
    """All articles of the file with their spans.

    Raises:
        Unreadable: a line is not an object with a storable `text`, or a field has a wrong type.
    """
    incoming = Incoming()
    for place, line in enumerate(json_lines(file)):
        ref = str(place)
        incoming.documents.append(_document(line, ref, incoming))
        spans = [_span(each, ref) for each in line.within("spans")]
        answer = line.string("answer") or "accept"
        if answer == "accept":
            incoming.spans += spans
        else:
            incoming.leave_out(f"spans of a task answered “{answer}”", len(spans))
        incoming.leave_out("relations inside one article", sum(1 for _ in line.within("relations")))
    return incoming


def _document(line: JsonLine, ref: str, incoming: Incoming) -> IncomingDocument:
    url = line.string("url")
    return IncomingDocument(
        place=line.place,
        ref=ref,
        id=None,
        key=line.name("id") or url.strip() or None,
        article=in_record(line.fields.get("text"), line.place),
        story=line.string("story"),
        title=line.string("title"),
        source=line.string("source"),
        url=url,
        published=line.string("published"),
        meta=with_unknown(line, KNOWN | DERIVED | {"relations"}, incoming),
    )


def _span(line: JsonLine, ref: str) -> IncomingSpan:
    return IncomingSpan(
        place=line.place,
        document=ref,
        start=line.offset("start"),
        end=line.offset("end"),
        label=line.name("label"),
    )


FORMAT = Format("prodigy", "Prodigy and spaCy", offsets="code points", read=read)
