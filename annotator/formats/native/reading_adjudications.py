"""Native adjudications back to records."""

from collections.abc import Callable

from annotator.domain.adjudication import Choice, Source, Taken
from annotator.formats.incoming import Incoming, IncomingAdjudication
from annotator.formats.json_line import JsonLine
from annotator.formats.native.fields import (
    leave_out_unknown,
    needed_member,
    needed_positive,
    one_of,
    written,
)

SOURCE_KINDS = ("span", "link", "absence")
SOURCE_KEYS = frozenset({"kind", "record", "rev"})
TAKEN_KEYS = frozenset({"record", "sources"})


def _adjudication(line: JsonLine, incoming: Incoming) -> None:
    incoming.adjudications.append(
        IncomingAdjudication(
            place=line.place,
            id=line.needed("id"),
            annotator=line.needed("annotator"),
            adjudicator=line.needed("adjudicator"),
            document=line.needed("document"),
            choice=needed_member(line, "choice", Choice),
            a=_sources(line, "a", incoming),
            b=_sources(line, "b", incoming),
            taken=tuple(_taken(each, incoming) for each in line.within("taken")),
            written=written(line),
        )
    )


def _taken(line: JsonLine, incoming: Incoming) -> Taken:
    where = "in “taken” of an adjudication"
    leave_out_unknown(line.fields, TAKEN_KEYS, where, incoming)
    return Taken(line.needed("record"), _sources(line, "sources", incoming))


def _sources(line: JsonLine, key: str, incoming: Incoming) -> tuple[Source, ...]:
    return tuple(_source(each, incoming) for each in line.within(key))


def _source(line: JsonLine, incoming: Incoming) -> Source:
    leave_out_unknown(line.fields, SOURCE_KEYS, "in a source of an adjudication", incoming)
    kind = one_of(line, "kind", SOURCE_KINDS) or line.needed("kind")
    return Source(kind, line.needed("record"), needed_positive(line, "rev"))


TAKE: dict[str, Callable[[JsonLine, Incoming], None]] = {"adjudication": _adjudication}
"""What takes a record of each type."""
