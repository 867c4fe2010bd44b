"""doccano's JSONL back to records: spans as `label`, as `entities` or as `annotations`."""

from collections.abc import Iterator

from annotator.formats.article_fields import RepeatedArticles
from annotator.formats.article_record import ArticleRecord
from annotator.formats.doccano.shape import (
    ANNOTATIONS,
    BESIDE,
    COMMENTS,
    DERIVED,
    ENTITIES,
    SPANS,
)
from annotator.formats.incoming import Incoming, IncomingSpan
from annotator.formats.input_file import InputFile
from annotator.formats.json_document import json_records
from annotator.formats.json_line import JsonLine
from annotator.formats.native.fields import member
from annotator.formats.offset_units import UNIT, code_points
from annotator.formats.training.options import OffsetUnit
from annotator.text.utf16 import Utf16


def read(file: InputFile) -> Incoming:
    """All articles of the file with their spans.

    Raises:
        Unreadable: a record has no storable `text`, a field has a wrong type, or its offsets count
            something else than they should.
    """
    incoming = Incoming()
    articles = RepeatedArticles(incoming)
    for number, line in enumerate(json_records(file)):
        with incoming.record(file):
            _take(ArticleRecord.of(line, number), articles, incoming)
    return incoming


def _take(record: ArticleRecord, articles: RepeatedArticles, incoming: Incoming) -> None:
    line = record.line
    articles.take_record(line, record.ref, BESIDE if record.is_ours else DERIVED | {UNIT})
    incoming.spans += _spans(record, incoming)
    incoming.completions += record.completions()
    incoming.leave_out("relations inside one article", sum(1 for _ in line.within("relations")))
    for key in COMMENTS:
        incoming.leave_out("comments on an article", _size(line, key))


def _spans(record: ArticleRecord, incoming: Incoming) -> Iterator[IncomingSpan]:
    stated = list(_stated(record.line, incoming))
    for each, (start, end) in zip(stated, _bounds(record.line, stated), strict=True):
        yield IncomingSpan(
            place=record.line.place,
            document=record.ref,
            start=start,
            end=end,
            label=each.needed("label"),
            annotator=_user(each) or record.annotator,
        )


def _stated(line: JsonLine, incoming: Incoming) -> Iterator[JsonLine]:
    """The spans as the entities of a project with relations; those of others are triples."""
    for key in (ENTITIES, ANNOTATIONS, *SPANS):
        _size(line, key)
        for each in line.fields.get(key) or ():
            match each:
                case dict() if key == ANNOTATIONS and "start_offset" not in each:
                    incoming.leave_out("annotations of an article as a whole")
                case dict() if key in (ENTITIES, ANNOTATIONS):
                    yield JsonLine(line.place, each)
                case [start, end, label]:
                    fields = {"start_offset": start, "end_offset": end, "label": label}
                    yield JsonLine(line.place, fields)
                case str():
                    incoming.leave_out("categories of an article")
                case _:
                    raise line.place.refusal(f"“{key}” holds something else than start, end, label")


def _user(stated: JsonLine) -> str | None:
    """Whose span it is, in a file that says so; users have numbers there."""
    user = stated.name("user")
    return f"user {user}" if user is not None and user.isdecimal() else user


def _size(line: JsonLine, key: str) -> int:
    """The length of the list at `key`; 0 where it is absent or null."""
    held = line.fields.get(key)
    if held is not None and not isinstance(held, list):
        raise line.place.refusal(f"“{key}” is not a list")
    return len(held or ())


def _bounds(line: JsonLine, stated: list[JsonLine]) -> list[tuple[int, int]]:
    """The bounds of all spans of a record in code points.

    Raises:
        Unreadable: the unit is unknown, a bound is inside of a character, or no unit is stated and
            the bounds fit the text as UTF-16 units only.
    """
    raw = line.string("text")
    bounds = [(each.offset("start_offset"), each.offset("end_offset")) for each in stated]
    unit = member(line, UNIT, OffsetUnit)
    if unit is OffsetUnit.UTF16:
        way = Utf16(raw)
        return [code_points(each, way, line.place) for each in bounds]
    end = max((end for _, end in bounds), default=0)
    if unit is None and len(raw) < end <= Utf16(raw).length:
        raise line.place.refusal(
            f"the offset {end} is in the text if it counts UTF-16 units, not if characters",
            f'If all offsets of the file count so, put "{UNIT}": "utf16" into each record.',
        )
    return bounds
