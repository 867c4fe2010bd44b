"""A file as it was given, and where in it something stands."""

import codecs
from bisect import bisect_right, insort
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter

from annotator.domain.errors import UnusableInput
from annotator.text.decoding import UndecodableText, decode

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks, each with the codec that writes what follows it."""

NAME_IT = "Name its encoding with --encoding, or convert it to UTF-8."


class Unreadable(UnusableInput):
    """A file or a record that cannot be taken in, with its place.

    `line` counts from 1, `byte` from 0 at the start of the file. `reason` is a clause without
    a full stop.
    """

    def __init__(self, file: str, reason: str, line: int, byte: int, remedy: str = "") -> None:
        super().__init__(f"{file}, line {line}, byte {byte}: {reason}.", remedy)
        self.file = file
        self.reason = reason
        self.line = line
        self.byte = byte


def _nothing(name: str) -> None:
    """Files that stand alone have none beside them."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """The decoded content of one file; nothing of it is normalised yet."""

    name: str
    """What messages call it: the path as it was given."""
    text: str
    """All of it, the byte-order mark off."""
    codec: str
    mark: int
    """Length of the byte-order mark in bytes."""
    refused: list[Unreadable] | None = field(default=None, compare=False)
    """Gets the records that are left out; none: the first of them refuses the whole file."""
    beside: Callable[[str], "InputFile | None"] = field(default=_nothing, compare=False)
    """Reads the file with this name from the same folder; none where it is not there."""
    _passed: list[tuple[int, int, int]] = field(
        default_factory=lambda: [(0, 1, 0)], compare=False, repr=False
    )
    """Beginnings of lines that were asked for, in order: code point, line, byte after the mark."""

    @classmethod
    def decoded(
        cls,
        name: str,
        raw: bytes,
        encoding: str | None = None,
        refused: list[Unreadable] | None = None,
        beside: Callable[[str], "InputFile | None"] | None = None,
    ) -> "InputFile":
        """The file `name` with the bytes `raw`.

        Raises:
            Unreadable: the bytes are not text in `encoding`, or in UTF-8 or UTF-16 where none
                is given.
        """
        mark, codec = next(
            ((len(mark), codec) for mark, codec in MARKS if raw.startswith(mark)),
            (0, encoding or "utf-8"),
        )
        try:
            text = decode(raw, encoding)
        except UndecodableText as error:
            raise Unreadable(name, error.reason, error.line, error.byte, NAME_IT) from error
        return cls(name, text, codec, mark, refused, beside or _nothing)

    @property
    def base_name(self) -> str:
        """Its name without the folder."""
        return self.name.replace("\\", "/").rpartition("/")[2]

    def line_number(self, offset: int) -> int:
        """The line, from 1, of the code point at `offset`."""
        return self._line_before(offset)[1]

    def byte_offset(self, offset: int) -> int:
        """The place in the file, in bytes from 0, of the code point at `offset`."""
        start, _, byte = self._line_before(offset)
        return self.mark + byte + self._bytes(start, offset)

    @contextmanager
    def record(self, take_back: Callable[[], None] | None = None) -> Iterator[None]:
        """What is refused meanwhile is one record: left out where that may be, and said.

        `take_back` undoes what was done with it until then.
        """
        try:
            yield
        except Unreadable as error:
            if self.refused is None:
                raise
            self.refused.append(error)
            if take_back is not None:
                take_back()

    def _line_before(self, offset: int) -> tuple[int, int, int]:
        """The beginning of the line of a code point, counted on from the nearest one known."""
        known = self._passed[bisect_right(self._passed, offset, key=itemgetter(0)) - 1]
        start = self.text.rfind("\n", known[0], offset) + 1
        if start <= known[0]:
            return known
        lines = self.text.count("\n", known[0], start)
        found = start, known[1] + lines, known[2] + self._bytes(known[0], start)
        insort(self._passed, found)
        return found

    def _bytes(self, start: int, end: int) -> int:
        encoded = self.text[start:end].encode(self.codec, "surrogatepass")
        return len(encoded) - len("".encode(self.codec))


@dataclass(frozen=True, slots=True)
class Place:
    """A code point of a file, kept so that a later refusal can name line and byte."""

    file: InputFile
    offset: int

    def refusal(self, reason: str, remedy: str = "") -> Unreadable:
        """The error that refuses what stands here."""
        line = self.file.line_number(self.offset)
        return Unreadable(self.file.name, reason, line, self.file.byte_offset(self.offset), remedy)
