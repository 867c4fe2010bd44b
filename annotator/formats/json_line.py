"""One JSON object a line: reading it with its place, and writing it safe for a terminal."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from annotator.formats.input_file import InputFile, Place
from annotator.formats.json_value import SPACE, value_at
from annotator.text.lines import lines

LARGEST = 2**53
"""Whole numbers from here on are not exact in every JSON reader."""

UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON leaves raw and a terminal acts on, or a careless reader splits lines at."""


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)

_ORDERED = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dump_line(fields: dict[str, Any]) -> str:
    """The object as one line without its line feed: sorted keys, nothing a terminal acts on.

    C0 is escaped by JSON itself; DEL, C1, bidi controls and U+2028/9 are escaped as `\\uXXXX`.

    Raises:
        ValueError: the object holds NaN or an infinity.
    """
    return escaped(_ENCODER.encode(fields))


def dump_ordered(value: dict[str, Any] | list[Any] | str) -> str:
    """The value as one line without its line feed, its keys in their order; else as `dump_line`.

    Readers of training data take columns by their place.

    Raises:
        ValueError: the value holds NaN or an infinity.
    """
    return escaped(_ORDERED.encode(value))


def write_ordered(stream: BinaryIO, value: dict[str, Any] | list[Any]) -> None:
    """Write the value as `dump_ordered` gives it, with its line feed."""
    stream.write(f"{dump_ordered(value)}\n".encode())


def escaped(encoded: str) -> str:
    """JSON in which what a terminal acts on is escaped; it can stand in strings only."""
    # Of ASCII, JSON leaves DEL alone raw; that a string is ASCII is known without reading it.
    if encoded.isascii() and "\x7f" not in encoded:
        return encoded
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)


@dataclass(frozen=True, slots=True)
class JsonLine:
    """An object read from one line of a file, with checked access to its fields."""

    place: Place
    fields: dict[str, Any]

    def string(self, key: str) -> str:
        """The string at `key`; empty where it is absent or null, a number in its digits."""
        value = self.fields.get(key)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return json.dumps(value)
        raise self.place.refusal(f"“{key}” is not a string")

    def name(self, key: str) -> str | None:
        """The identifier at `key`, or none where it is absent, null or blank."""
        return self.string(key).strip() or None

    def needed(self, key: str) -> str:
        """The identifier at `key`, which must be there."""
        value = self.name(key)
        if value is None:
            raise self.place.refusal(f"“{key}” is missing")
        return value

    def number(self, key: str) -> int | None:
        """The whole number at `key`, or none where it is absent or null."""
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.place.refusal(f"“{key}” is not a whole number")
        if abs(value) >= LARGEST:
            raise self.place.refusal(f"“{key}” is too large")
        return value

    def real(self, key: str) -> float:
        """The number at `key`, which must be there."""
        value = self.fields.get(key)
        if value is None:
            raise self.place.refusal(f"“{key}” is missing")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.place.refusal(f"“{key}” is not a number")
        if abs(value) >= LARGEST:
            raise self.place.refusal(f"“{key}” is too large")
        return float(value)

    def offset(self, key: str) -> int:
        """The offset at `key`, which must be there and not be negative."""
        value = self.number(key)
        if value is None:
            raise self.place.refusal(f"“{key}” is missing")
        if value < 0:
            raise self.place.refusal(f"“{key}” is negative")
        return value

    def flag(self, key: str) -> bool | None:
        """The truth value at `key`, or none where it is absent or null."""
        value = self.fields.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.place.refusal(f"“{key}” is neither true nor false")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """The identifiers of the list at `key`; none where it is absent or null."""
        value = self.fields.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.place.refusal(f"“{key}” is not a list")
        found = [each.strip() if isinstance(each, str) else "" for each in value]
        if not all(found):
            raise self.place.refusal(f"“{key}” holds something else than identifiers")
        return tuple(found)

    def mapping(self, key: str) -> dict[str, Any]:
        """The object at `key`; empty where it is absent or null."""
        value = self.fields.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.place.refusal(f"“{key}” is not an object")
        return value

    def within(self, key: str) -> Iterator["JsonLine"]:
        """The objects of the list at `key`; none where it is absent or null."""
        value = self.fields.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.place.refusal(f"“{key}” is not a list")
        for each in value:
            if not isinstance(each, dict):
                raise self.place.refusal(f"“{key}” holds something else than objects")
            yield JsonLine(self.place, each)


def json_lines(file: InputFile) -> Iterator[JsonLine]:
    """The objects of a file; blank lines are passed over.

    Raises:
        Unreadable: a line is not an object, or holds what JSON or the database cannot hold, and
            the file takes no refused records.
    """
    for start, end in lines(file.text):
        line = file.text[start:end]
        fields = None
        if line.strip(SPACE):
            with file.record():
                fields = _object(line, file, start)
        if fields is not None:
            yield JsonLine(Place(file, start), fields)


def _object(line: str, file: InputFile, start: int) -> dict[str, Any]:
    value, end = value_at(line, len(line) - len(line.lstrip(SPACE)), file, start)
    rest = line[end:].lstrip(SPACE)
    if rest:
        raise Place(file, start + len(line) - len(rest)).refusal("not JSON: Extra data")
    if not isinstance(value, dict):
        raise Place(file, start).refusal("not a JSON object")
    return value
