"""The file formats, each declared once."""

from annotator.domain.errors import UnusableInput
from annotator.formats import candidates, clusters_jsonl, pairs_jsonl, pairs_work, plain, prodigy
from annotator.formats.brat import format as brat
from annotator.formats.doccano import format as doccano
from annotator.formats.format import Format
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.json_line import json_lines
from annotator.formats.labelstudio import format as labelstudio
from annotator.formats.native import format as native
from annotator.formats.native.shape import TYPES

FORMATS = (
    native.FORMAT,
    prodigy.FORMAT,
    plain.FORMAT,
    doccano.FORMAT,
    labelstudio.FORMAT,
    brat.FORMAT,
    pairs_jsonl.FORMAT,
    clusters_jsonl.FORMAT,
    pairs_work.FORMAT,
    candidates.FORMAT,
)

READABLE = tuple(name for each in FORMATS if each.read is not None for name in each.names)
WRITABLE = tuple(name for each in FORMATS if each.is_written for name in each.names)

FOLDER_SUFFIXES = (".txt", ".jsonl")
"""What is taken from a folder, in this order."""


def format_named(name: str) -> Format:
    """The format called `name`.

    Raises:
        UnusableInput: there is none.
    """
    for each in FORMATS:
        if name in each.names:
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
