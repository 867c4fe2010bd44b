"""Native JSONL back to records: in any order, optional keys absent."""

from collections.abc import Callable
from typing import Any

from annotator.domain.label import COLOURS, Unit
from annotator.domain.link import Relation, Side
from annotator.domain.split import Split
from annotator.formats.article_text import in_record
from annotator.formats.document_meta import with_unknown
from annotator.formats.incoming import (
    Incoming,
    IncomingAbsence,
    IncomingAnnotator,
    IncomingCompletion,
    IncomingDismissal,
    IncomingDocument,
    IncomingGuideline,
    IncomingLabel,
    IncomingLink,
    IncomingSpan,
)
from annotator.formats.input_file import InputFile
from annotator.formats.json_line import JsonLine, json_lines
from annotator.formats.native import reading_adjudications, reading_reviews, review_shape
from annotator.formats.native.fields import (
    instant,
    leave_out_unknown,
    member,
    one_of,
    passage,
    positive,
    quote,
    time,
    written,
)
from annotator.formats.native.shape import KEYS, NEAR_KEYS, OFFSET_UNIT, SCHEMA

LONGEST_NAME = 100
"""Code points of a label's name."""


_KEYS = KEYS | review_shape.KEYS


def read(file: InputFile) -> Incoming:
    """All records of the file.

    Raises:
        Unreadable: a record lacks a required key, a value has a wrong type, or the file has
            another schema or unit of offsets.
    """
    incoming = Incoming()
    for line in json_lines(file):
        if line.fields.get("type") in _NEEDED:
            _take(line, incoming)
        else:
            with incoming.record(file):
                _take(line, incoming)
    return incoming


def _take(line: JsonLine, incoming: Incoming) -> None:
    kind = line.needed("type")
    take = _TAKE.get(kind)
    if take is None:
        incoming.leave_out(f"records of type “{kind}”")
        return
    take(line, incoming)
    if kind in _KEYS and kind != "document":
        leave_out_unknown(line.fields, _KEYS[kind], f"of a {kind}", incoming)


def _meta(line: JsonLine, _: Incoming) -> None:
    schema = line.string("schema") or SCHEMA
    if schema != SCHEMA:
        raise line.place.refusal(f"its schema is “{schema}”, this program reads “{SCHEMA}”")
    unit = line.string("offset_unit") or OFFSET_UNIT
    if unit != OFFSET_UNIT:
        raise line.place.refusal(f"its offsets count “{unit}”, this program reads “{OFFSET_UNIT}”")


def _label(line: JsonLine, incoming: Incoming) -> None:
    stated: dict[str, Any] = {
        "name": line.string("name").strip(),
        "key": line.name("key"),
        "colour": one_of(line, "colour", COLOURS),
        "unit": one_of(line, "unit", Unit),
        "definition": line.string("definition"),
        "position": line.number("position"),
        "revision": positive(line, "revision"),
        "retired_at": time(line, "retired_at"),
    }
    if len(stated["name"]) > LONGEST_NAME:
        raise line.place.refusal(f"“name” is longer than {LONGEST_NAME} characters")
    if stated["key"] is not None and len(stated["key"]) != 1:
        raise line.place.refusal(f"the key “{stated['key']}” is not one character")
    # For some keys null is a value, absent never is one.
    empty = {key for key in ("name", "colour", "unit", "position") if stated[key] in (None, "")}
    stated = {
        key: value for key, value in stated.items() if key in line.fields and key not in empty
    }
    if "unit" in stated:
        stated["unit"] = Unit(stated["unit"])
    incoming.labels.append(IncomingLabel(line.place, line.needed("id"), stated))


def _guideline(line: JsonLine, incoming: Incoming) -> None:
    if not line.string("text").strip():
        raise line.place.refusal("“text” of the guideline is missing")
    incoming.guidelines.append(
        IncomingGuideline(
            place=line.place,
            id=line.name("id"),
            text=line.string("text"),
            hash=line.name("hash"),
            since=instant(line, "since"),
            annotator=line.name("annotator"),
        )
    )


def _annotator(line: JsonLine, incoming: Incoming) -> None:
    ref = line.needed("id")
    name = line.name("name") or ref
    incoming.annotators.append(IncomingAnnotator(line.place, ref, name, line.name("role")))


def _document(line: JsonLine, incoming: Incoming) -> None:
    number = line.number("number")
    if number is not None and number < 1:
        raise line.place.refusal("“number” is less than 1")
    given = line.name("id")
    url = line.string("url")
    key = line.name("key") or given or url.strip() or None
    incoming.documents.append(
        IncomingDocument(
            place=line.place,
            ref=given or key or line.name("text_sha256") or str(line.place.offset),
            id=given,
            key=key,
            article=in_record(line.fields.get("text"), line.place),
            text_sha256=line.name("text_sha256"),
            story=line.string("story"),
            number=number,
            title=line.string("title"),
            source=line.string("source"),
            url=url,
            published=line.string("published"),
            file_name=line.string("file_name"),
            meta=with_unknown(line, KEYS["document"], incoming),
            supersedes=line.name("supersedes"),
            split=member(line, "split", Split),
            written=written(line),
        )
    )


def _span(line: JsonLine, incoming: Incoming) -> None:
    incoming.spans.append(
        IncomingSpan(
            place=line.place,
            document=line.needed("document"),
            start=line.offset("start"),
            end=line.offset("end"),
            label=line.name("label"),
            id=line.name("id"),
            annotator=line.name("annotator"),
            label_revision=line.number("label_revision"),
            quote=quote(line),
            note=line.string("note"),
            written=written(line),
        )
    )


def _link(line: JsonLine, incoming: Incoming) -> None:
    relation = line.needed("relation").casefold()
    if relation not in list(Relation):
        raise line.place.refusal(f"the relation “{relation}” is none of {', '.join(Relation)}")
    incoming.links.append(
        IncomingLink(
            place=line.place,
            id=line.name("id"),
            annotator=line.name("annotator"),
            a=line.needed("a"),
            b=line.needed("b"),
            relation=Relation(relation),
            more=_more(line, Relation(relation)),
            note=line.string("note"),
            written=written(line),
        )
    )


def _more(line: JsonLine, relation: Relation) -> Side | None:
    match line.name("more"):
        case None:
            return None
        case ("a" | "b") as side if relation is Relation.PARTIAL:
            return side
        case other:
            raise line.place.refusal(f"“more” is “{other}” on a link that is {relation}")


def _absence(line: JsonLine, incoming: Incoming) -> None:
    incoming.absences.append(
        IncomingAbsence(
            place=line.place,
            id=line.name("id"),
            annotator=line.name("annotator"),
            span=line.needed("span"),
            document=line.needed("document"),
            note=line.string("note"),
            written=written(line),
        )
    )


def _dismissal(line: JsonLine, incoming: Incoming) -> None:
    near = line.mapping("near")
    if near and line.name("span") is not None:
        raise line.place.refusal("“span” and “near” are both there")
    leave_out_unknown(near, NEAR_KEYS, "in “near” of a dismissal", incoming)
    incoming.dismissals.append(
        IncomingDismissal(
            place=line.place,
            id=line.name("id"),
            annotator=line.name("annotator"),
            passage=passage(line),
            of=passage(JsonLine(line.place, near)) if near else line.needed("span"),
            written=written(line),
        )
    )


def _completion(line: JsonLine, incoming: Incoming) -> None:
    incoming.completions.append(
        IncomingCompletion(
            place=line.place,
            id=line.name("id"),
            annotator=line.name("annotator"),
            document=line.needed("document"),
            written=written(line),
        )
    )


def _step(_: JsonLine, incoming: Incoming) -> None:
    incoming.leave_out("steps of the history")


def _merged(_: JsonLine, incoming: Incoming) -> None:
    incoming.leave_out("what only a merge takes in")


_TAKE: dict[str, Callable[[JsonLine, Incoming], None]] = {
    "meta": _meta,
    "label": _label,
    "guideline": _guideline,
    "annotator": _annotator,
    "document": _document,
    "span": _span,
    "link": _link,
    "absence": _absence,
    "dismissal": _dismissal,
    "completion": _completion,
    "step": _step,
    "twin": _merged,
    "purged": _merged,
    "time": _merged,
    **reading_adjudications.TAKE,
    **reading_reviews.TAKE,
}

_NEEDED = ("meta", *reading_adjudications.TAKE, *reading_reviews.TAKE)
"""What is never left out alone: what all offsets count, and samples that would say less."""
