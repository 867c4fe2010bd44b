"""The bytes of a file, as far as they can be held."""

import os
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from annotator.domain.errors import UnusableInput
from annotator.formats.binary import refusal_of
from annotator.formats.input_file import InputFile, Unreadable

LONGEST_LINE = 100_000_000
"""Bytes; ten times the longest article, as JSON writes it, and far below what fills a memory."""

_BLOCK = 1 << 20


def opened(
    path: Path, encoding: str | None = None, refused: list[Unreadable] | None = None
) -> InputFile:
    """The decoded content of a file; `refused` gets the records that may be left out.

    Raises:
        UnusableInput: it is no file or cannot be read.
        Unreadable: it is no text, or a line of it is longer than `LONGEST_LINE`.
    """
    name = shown(path)
    if os.path.exists(path) and not os.path.isfile(path):
        raise UnusableInput(f"{name} is not a file.")
    try:
        raw = _bytes(path)
    except OSError as error:
        raise UnusableInput(f"{name} cannot be read: {error.strerror}.") from error

    def beside(other: str) -> InputFile | None:
        found = path.with_name(other)
        return opened(found, encoding, refused) if os.path.isfile(found) else None

    try:
        return InputFile.decoded(name, raw, encoding, refused, beside)
    except Unreadable as error:
        known = refusal_of(name, raw)
        if known is None:
            raise
        raise known from error


def shown(path: Path | str) -> str:
    """A path as text; bytes of it that are none become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    """All of a file; of one with a line too long, memory holds little more than that."""
    raw = BytesIO()
    line_start = 0
    with open(path, "rb") as stream:
        while block := stream.read(_BLOCK):
            line_end = block.rfind(b"\n")
            if line_end >= 0:
                line_start = raw.tell() + line_end + 1
            raw.write(block)
            if raw.tell() - line_start > LONGEST_LINE:
                _refuse_line(path, raw.getvalue(), line_start)
    return raw.getvalue()


def _refuse_line(path: Path, raw: bytes, start: int) -> NoReturn:
    raise Unreadable(
        shown(path),
        f"a line of more than {LONGEST_LINE:,} bytes",
        raw.count(b"\n", 0, start) + 1,
        start,
        "Write its records on lines of their own.",
    )
