"""Native JSONL back to records: in any order, optional keys absent."""

from collections.abc import Callable

from annotator.domain.label import COLOURS, Unit
from annotator.domain.link import Relation, Side
from annotator.formats.article_text import in_record
from annotator.formats.document_meta import with_unknown
from annotator.formats.incoming import (
    Incoming,
    IncomingAbsence,
    IncomingAnnotator,
    IncomingCompletion,
    IncomingDismissal,
    IncomingDocument,
    IncomingLabel,
    IncomingLink,
    IncomingSpan,
    Written,
)
from annotator.formats.input_file import InputFile
from annotator.formats.json_line import JsonLine, json_lines
from annotator.formats.native.shape import KEYS, OFFSET_UNIT, SCHEMA


def read(file: InputFile) -> Incoming:
    """All records of the file.

    Raises:
        Unreadable: a record lacks a required key, a value has a wrong type, or the file has
            another schema or unit of offsets.
    """
    incoming = Incoming()
    for line in json_lines(file):
        kind = line.needed("type")
        take = _TAKE.get(kind)
        if take is None:
            incoming.leave_out(f"records of type “{kind}”")
            continue
        take(line, incoming)
        if kind in KEYS and kind != "document":
            for key in line.fields.keys() - KEYS[kind]:
                incoming.leave_out(f"“{key}” of a {kind}")
    return incoming


def _meta(line: JsonLine, _: Incoming) -> None:
    schema = line.string("schema") or SCHEMA
    if schema != SCHEMA:
        raise line.place.refusal(f"its schema is “{schema}”, this program reads “{SCHEMA}”")
    unit = line.string("offset_unit") or OFFSET_UNIT
    if unit != OFFSET_UNIT:
        raise line.place.refusal(f"its offsets count “{unit}”, this program reads “{OFFSET_UNIT}”")


def _label(line: JsonLine, incoming: Incoming) -> None:
    label_id = line.needed("id")
    colour = line.name("colour")
    if colour is not None and colour not in COLOURS:
        raise line.place.refusal(f"the colour “{colour}” is none of {', '.join(COLOURS)}")
    unit = line.name("unit")
    if unit is not None and unit not in list(Unit):
        raise line.place.refusal(f"the unit “{unit}” is none of {', '.join(Unit)}")
    incoming.labels.append(
        IncomingLabel(
            place=line.place,
            id=label_id,
            name=line.name("name") or label_id,
            key=line.name("key"),
            colour=colour,
            unit=Unit(unit) if unit else None,
            definition=line.string("definition"),
            position=line.number("position"),
            revision=_positive(line, "revision"),
            retired_at=line.name("retired_at"),
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
            written=_written(line),
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
            quote=_quote(line),
            note=line.string("note"),
            written=_written(line),
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
            written=_written(line),
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
            written=_written(line),
        )
    )


def _dismissal(line: JsonLine, incoming: Incoming) -> None:
    incoming.dismissals.append(
        IncomingDismissal(
            place=line.place,
            id=line.name("id"),
            annotator=line.name("annotator"),
            span=line.needed("span"),
            document=line.needed("document"),
            start=line.offset("start"),
            end=line.offset("end"),
            quote=_quote(line),
            written=_written(line),
        )
    )


def _completion(line: JsonLine, incoming: Incoming) -> None:
    incoming.completions.append(
        IncomingCompletion(
            place=line.place,
            id=line.name("id"),
            annotator=line.name("annotator"),
            document=line.needed("document"),
            written=_written(line),
        )
    )


def _step(_: JsonLine, incoming: Incoming) -> None:
    incoming.leave_out("steps of the history")


_TAKE: dict[str, Callable[[JsonLine, Incoming], None]] = {
    "meta": _meta,
    "label": _label,
    "annotator": _annotator,
    "document": _document,
    "span": _span,
    "link": _link,
    "absence": _absence,
    "dismissal": _dismissal,
    "completion": _completion,
    "step": _step,
}


def _written(line: JsonLine) -> Written:
    return Written(
        rev=_positive(line, "rev"),
        created_at=line.string("created_at"),
        updated_at=line.string("updated_at"),
        deleted_at=line.name("deleted_at"),
    )


def _positive(line: JsonLine, key: str) -> int:
    value = line.number(key)
    if value is None:
        return 1
    if value < 1:
        raise line.place.refusal(f"“{key}” is less than 1")
    return value


def _quote(line: JsonLine) -> str | None:
    return None if line.fields.get("quote") is None else line.string("quote")
