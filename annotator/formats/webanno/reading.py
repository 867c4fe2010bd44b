"""Pages of Web Annotations back to records."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.formats.article_fields import our_article
from annotator.formats.article_text import in_record
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile
from annotator.formats.json_document import json_elements, json_object
from annotator.formats.json_line import JsonLine
from annotator.formats.native.fields import member
from annotator.formats.offset_units import UNIT
from annotator.formats.training.options import OffsetUnit
from annotator.formats.webanno import rows
from annotator.formats.webanno.bodies import words, written
from annotator.formats.webanno.shape import LINKING, TERMS, Kind, kind_of
from annotator.formats.webanno.targets import document_name, only_target
from annotator.text.utf16 import Utf16


def read(file: InputFile) -> Incoming:
    """All annotations of passages in the file, the links between them, and the texts it has.

    The file is a page, a collection with its first page in it, a list, or a single annotation.
    Documents without a text in the file are called by their `source`.

    Raises:
        Unreadable: it has no annotations, or one of them says what it cannot.
    """
    incoming = Incoming()
    reader = _PageReader(incoming)
    for line in _annotations(file):
        with incoming.record(file):
            reader.take(line)
    reader.finish()
    return incoming


def _annotations(file: InputFile) -> Iterator[JsonLine]:
    if file.text.lstrip().startswith("["):
        yield from json_elements(file)
        return
    empty = True
    for line in json_elements(file, "items"):
        empty = False
        yield line
    if empty:
        yield from _other(json_object(file))


def _other(whole: JsonLine) -> Iterator[JsonLine]:
    """The annotations of an object without `items`."""
    if isinstance(whole.fields.get("first"), dict):
        yield from JsonLine(whole.place, whole.mapping("first")).within("items")
    elif "target" in whole.fields:
        yield whole
    elif "items" not in whole.fields:
        raise whole.place.refusal("there are no annotations: no “items”, “first” or “target”")


class _PageReader:
    """Puts one annotation after the other into what the file holds."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._units: dict[str, Utf16] = {}
        """Of the documents in which positions count UTF-16 units."""
        self._passed: set[str] = set()
        """The annotations that are no spans here, by their names."""

    def take(self, line: JsonLine) -> None:
        """Take an annotation."""
        incoming = self._incoming
        match kind_of(line.name("id") or ""):
            case Kind.ARTICLE:
                self._take_article(line)
            case Kind.LINK:
                incoming.links.append(rows.link(line))
            case Kind.ABSENCE:
                incoming.absences.append(rows.absence(line))
            case Kind.DISMISSAL:
                incoming.dismissals.append(rows.dismissal(line, self._units))
            case Kind.COMPLETION:
                incoming.completions.append(rows.completion(line))
            case _ if LINKING in words(line, "motivation"):
                self._take_relation(line)
            case _:
                self._take_spans(line)

    def finish(self) -> None:
        """Leave out the relations of what is no span."""
        relations = self._incoming.relations
        kept = [each for each in relations if self._passed.isdisjoint((each.a, each.b))]
        self._incoming.leave_out(
            "links of annotations that are left out", len(relations) - len(kept)
        )
        self._incoming.relations = kept

    def _take_article(self, line: JsonLine) -> None:
        target = only_target(line)
        ref = document_name(target)
        stated = {key: target.fields.get(term) for key, term in TERMS.items()}
        said = JsonLine(line.place, {**target.fields, **stated, "id": ref})
        raw = target.fields.get("value")
        article = in_record(raw, line.place, "value")
        document = our_article(said, ref, article, said.mapping("meta"))
        self._incoming.documents.append(replace(document, written=written(line)))
        if member(target, UNIT, OffsetUnit) is OffsetUnit.UTF16:
            self._units[ref] = Utf16(str(raw))

    def _take_relation(self, line: JsonLine) -> None:
        found = rows.relations(line)
        if not found:
            self._incoming.leave_out("links that do not join two annotations")
        self._incoming.relations += found

    def _take_spans(self, line: JsonLine) -> None:
        found = rows.spans(line, self._units)
        if not found:
            self._incoming.leave_out("annotations without the position of a passage")
            self._passed.add(rows.span_name(line.string("id")))
        self._incoming.spans += found
