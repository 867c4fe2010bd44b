"""JSON that is one document: its objects one after the other, so that memory holds one at a time.

A file of JSON lines is read by `formats.json_line`, which names the same places.
"""

import re
from collections.abc import Iterator
from typing import Any

from annotator.formats.input_file import InputFile, Place
from annotator.formats.json_line import JsonLine
from annotator.formats.json_value import SPACE, check_object, value_at

_SPACE = re.compile(f"[{SPACE}]*")


def json_elements(file: InputFile, key: str = "") -> Iterator[JsonLine]:
    """The objects of the array that is the file, or of the array at `key` of its object.

    None where there is no such key, or null at it. What is wrong behind an element is said when
    the iterator gets there.

    Raises:
        Unreadable: the file is no such document, an element is no object, or it holds what JSON
            or the database cannot hold.
    """
    cursor = _Cursor(file)
    if not key:
        yield from cursor.objects()
    else:
        for name in cursor.members():
            if name == key and not cursor.stands_at("n"):
                yield from cursor.objects(f"“{key}” is not a list")
            else:
                cursor.value()
    cursor.finish()


def json_object(file: InputFile, without: str = "") -> JsonLine:
    """The object that is the file, but for the array at `without`, which is passed over.

    Raises:
        Unreadable: as of `json_elements`.
    """
    cursor = _Cursor(file)
    place = cursor.place()
    fields: dict[str, Any] = {}
    for name in cursor.members():
        if name == without and cursor.stands_at("["):
            cursor.pass_over()
        else:
            fields[name] = cursor.value()
    cursor.finish()
    check_object(fields, place)
    return JsonLine(place, fields)


def json_records(file: InputFile) -> Iterator[JsonLine]:
    """The objects of the array that is the file, or the objects that follow each other in it.

    Raises:
        Unreadable: as of `json_elements`.
    """
    cursor = _Cursor(file)
    if cursor.stands_at("["):
        yield from cursor.objects()
        cursor.finish()
        return
    while not cursor.is_done():
        yield cursor.an_object()


class _Cursor:
    """A place in the text of a JSON document; each method goes on from there."""

    def __init__(self, file: InputFile) -> None:
        self._file = file
        self._at = 0
        self._pass_space()

    def place(self) -> Place:
        """Where it is."""
        return Place(self._file, self._at)

    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self._at == len(self._file.text)

    def stands_at(self, character: str) -> bool:
        """Whether this comes next."""
        return self._file.text.startswith(character, self._at)

    def finish(self) -> None:
        """Refuse what is left."""
        if not self.is_done():
            raise self.place().refusal("not JSON: Extra data")

    def value(self) -> Any:
        """Read a value."""
        value, self._at = value_at(self._file.text, self._at, self._file)
        self._pass_space()
        return value

    def an_object(self) -> JsonLine:
        """Read an object."""
        place = self.place()
        fields = self.value()
        if not isinstance(fields, dict):
            raise place.refusal("not a JSON object")
        return JsonLine(place, fields)

    def objects(self, refusal: str = "not a JSON list") -> Iterator[JsonLine]:
        """Read an array of objects."""
        for _ in self._array(refusal):
            yield self.an_object()

    def pass_over(self) -> None:
        """Read an array of whatever."""
        for _ in self._array("not a JSON list"):
            self.value()

    def members(self) -> Iterator[str]:
        """Read an object; whoever gets a name reads its value."""
        if not self._took("{"):
            raise self.place().refusal("not a JSON object")
        if self._took("}"):
            return
        while True:
            name = self.value() if self.stands_at('"') else None
            if name is None or not self._took(":"):
                raise self._expected("a key and a colon")
            yield name
            if self._took("}"):
                return
            if not self._took(","):
                raise self._expected("a comma or the end of the object")

    def _array(self, refusal: str) -> Iterator[None]:
        """Stop at each element; whoever stops there reads it."""
        if not self._took("["):
            raise self.place().refusal(refusal)
        if self._took("]"):
            return
        while True:
            yield
            if self._took("]"):
                return
            if not self._took(","):
                raise self._expected("a comma or the end of the list")

    def _expected(self, what: str) -> Exception:
        return self.place().refusal(f"not JSON: {what} should stand here")

    def _took(self, character: str) -> bool:
        if not self.stands_at(character):
            return False
        self._at += 1
        self._pass_space()
        return True

    def _pass_space(self) -> None:
        found = _SPACE.match(self._file.text, self._at)
        self._at = found.end() if found else self._at
