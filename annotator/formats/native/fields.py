"""Checked access to the fields that records of several types have."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from annotator.formats.incoming import Incoming
from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.json_line import JsonLine
from annotator.formats.written import Written

E = TypeVar("E", bound=StrEnum)

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
"""ISO 8601 with its zone; rows are put in order by it."""


def one_of(line: JsonLine, key: str, values: Iterable[str]) -> str | None:
    """The word at `key`, which is one of `values`, or none where it is absent."""
    value = line.name(key)
    if value is not None and value not in list(values):
        raise line.place.refusal(f"the {key} “{value}” is none of {', '.join(values)}")
    return value


def member(line: JsonLine, key: str, words: type[E]) -> E | None:
    """The word at `key` as a member of an enumeration, or none where it is absent."""
    value = one_of(line, key, words)
    return None if value is None else words(value)


def needed_member(line: JsonLine, key: str, words: type[E]) -> E:
    """The word at `key` as a member of an enumeration, which must be there."""
    return member(line, key, words) or words(line.needed(key))


def time(line: JsonLine, key: str) -> str | None:
    """The time at `key` as the file has it, or none where it is absent."""
    value = line.name(key)
    if value is not None and not TIME.fullmatch(value):
        raise line.place.refusal(f"“{key}” is not a time such as 2026-01-31T09:30:00Z")
    return value


def instant(line: JsonLine, key: str) -> str:
    """The time at `key` in UTC with microseconds, empty where it is absent.

    What never changes is put in order by its times, so that they all need one form.
    """
    value = time(line, key)
    if value is None:
        return ""
    try:
        moment = datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise line.place.refusal(f"“{key}” is {value}, a time that there is not") from error
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def positive(line: JsonLine, key: str) -> int:
    """The number from 1 at `key`; 1 where it is absent."""
    value = line.number(key)
    if value is None:
        return 1
    if value < 1:
        raise line.place.refusal(f"“{key}” is less than 1")
    return value


def needed_positive(line: JsonLine, key: str) -> int:
    """The number from 1 at `key`, which must be there."""
    if line.number(key) is None:
        raise line.place.refusal(f"“{key}” is missing")
    return positive(line, key)


def quote(line: JsonLine) -> str | None:
    """The quote as the file has it, or none."""
    return None if line.fields.get("quote") is None else line.string("quote")


def passage(line: JsonLine) -> IncomingPassage:
    """The passage of a record with `document`, `start` and `end`."""
    return IncomingPassage(
        place=line.place,
        document=line.needed("document"),
        start=line.offset("start"),
        end=line.offset("end"),
        quote=quote(line),
    )


def written(line: JsonLine) -> Written:
    """The bookkeeping of a row."""
    return Written(
        rev=positive(line, "rev"),
        created_at=time(line, "created_at") or "",
        updated_at=time(line, "updated_at") or "",
        deleted_at=time(line, "deleted_at"),
    )


def leave_out_unknown(
    fields: Mapping[str, Any], known: Collection[str], where: str, incoming: Incoming
) -> None:
    """Count the keys of a record, or of an object in it, that have no meaning here."""
    for key in fields.keys() - set(known):
        incoming.leave_out(f"“{key}” {where}")
