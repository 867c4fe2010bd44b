"""The file formats, each declared once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from annotator.domain.errors import UnusableInput
from annotator.formats import candidates, pairs_work, plain, prodigy
from annotator.formats.corpus import Corpus
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.json_line import json_lines
from annotator.formats.native import reading, writing
from annotator.formats.native.checking import check
from annotator.formats.native.shape import TYPES


@dataclass(frozen=True, slots=True)
class Format:
    """One file format; what it cannot do is none."""

    name: str
    read: Callable[[InputFile], Incoming] | None = None
    write: Callable[[Corpus, BinaryIO, str | None], None] | None = None
    """Writes a corpus, with the time of the export where it is to be stated."""
    check: Callable[[BinaryIO], None] | None = None
    """Reads what was written and raises where it does not say what it should."""
    needs_index: bool = False
    """Whether it writes which articles are near to each other."""


FORMATS = (
    Format("native", read=reading.read, write=writing.write, check=check),
    Format("prodigy", read=prodigy.read),
    Format("text", read=plain.read),
    Format("pairs-work", write=pairs_work.write, needs_index=True),
    Format("candidates", read=candidates.read),
)

READABLE = tuple(each.name for each in FORMATS if each.read is not None)
WRITABLE = tuple(each.name for each in FORMATS if each.write is not None)

FOLDER_SUFFIXES = (".txt", ".jsonl")
"""What is taken from a folder, in this order."""


def format_named(name: str) -> Format:
    """The format called `name`.

    Raises:
        UnusableInput: there is none.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    raise UnusableInput(f"There is no format “{name}”.", f"There are {', '.join(READABLE)}.")


def read_file(file: InputFile, format_name: str | None) -> Incoming:
    """The content of a file in the named format, or in the one that it shows.

    Raises:
        Unreadable: its format is not to be seen, or a record of it is wrong.
        UnusableInput: the format is unknown or cannot be read.
    """
    chosen = format_named(format_name or _shown(file))
    if chosen.read is None:
        raise UnusableInput(f"The format “{chosen.name}” can only be written.")
    return chosen.read(file)


def _shown(file: InputFile) -> str:
    """The format of a file by its suffix and, for JSONL, by its first record."""
    match file.base_name.casefold().rpartition(".")[2]:
        case "txt":
            return "text"
        case "jsonl" | "ndjson":
            first = next(json_lines(file), None)
            typed = first is not None and first.fields.get("type") in TYPES
            return "native" if typed else "prodigy"
    remedy = f"Name it with --format: {', '.join(READABLE)}."
    raise Unreadable(file.name, "its suffix shows no format", 1, 0, remedy)
