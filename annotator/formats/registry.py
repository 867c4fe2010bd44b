"""The file formats, each declared once."""

from annotator.domain.errors import UnusableInput
from annotator.formats import candidates, chat_jsonl, clusters_jsonl, pairs_jsonl, pairs_work, plain
from annotator.formats.brat import format as brat
from annotator.formats.conll2012 import format as conll2012
from annotator.formats.detecting import format_shown
from annotator.formats.doccano import format as doccano
from annotator.formats.format import Format
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile
from annotator.formats.labelstudio import format as labelstudio
from annotator.formats.native import format as native
from annotator.formats.parquet import format as parquet
from annotator.formats.spacy_json import format as spacy_json
from annotator.formats.spans_jsonl import format as spans_jsonl
from annotator.formats.tokens_jsonl import format as tokens_jsonl
from annotator.formats.webanno import format as webanno

FORMATS = (
    native.FORMAT,
    spans_jsonl.FORMAT,
    plain.FORMAT,
    spacy_json.FORMAT,
    doccano.FORMAT,
    labelstudio.FORMAT,
    webanno.FORMAT,
    brat.FORMAT,
    conll2012.FORMAT,
    tokens_jsonl.FORMAT,
    pairs_jsonl.FORMAT,
    clusters_jsonl.FORMAT,
    chat_jsonl.FORMAT,
    parquet.FORMAT,
    pairs_work.FORMAT,
    candidates.FORMAT,
)

READABLE = tuple(name for each in FORMATS if each.read or each.read_folder for name in each.names)
WRITABLE = tuple(name for each in FORMATS if each.is_written for name in each.names)

FOLDERS = tuple(each for each in FORMATS if each.read_folder is not None)
"""The formats of folders that are read as one."""

FOLDER_SUFFIXES = (".txt", ".jsonl", ".ndjson", ".json", ".jsonld", ".conll", "_conll")
"""Of the single files that are taken from a folder, in this order."""

_BESIDE = ("manifest.json", "labels.json", "provenance.jsonl")


def is_beside(name: str) -> bool:
    """Whether a file of this name says of an export what is no annotation."""
    return name in _BESIDE or name.endswith(tuple(f".{each}" for each in _BESIDE))


def format_named(name: str) -> Format:
    """The format called `name`.

    Raises:
        UnusableInput: there is none.
    """
    for each in FORMATS:
        if name in each.names:
            return each
    raise UnusableInput(f"There is no format “{name}”.", f"There are {', '.join(READABLE)}.")


def format_of(file: InputFile) -> Format:
    """The format that a file shows.

    Raises:
        Unreadable: none is to be seen.
    """
    return format_named(format_shown(file))


def read_file(file: InputFile, format_name: str | None = None) -> Incoming:
    """The content of a file in the named format, or in the one that it shows.

    Raises:
        Unreadable: its format is not to be seen, or a record of it is wrong.
        UnusableInput: there is no such format, or no file can be read in it.
    """
    chosen = format_of(file) if format_name is None else format_named(format_name)
    if chosen.read is not None:
        return chosen.read(file)
    if chosen.read_folder is not None:
        remedy = "Import the folder that it is in."
        raise UnusableInput(f"{file.name}: the format “{chosen.name}” is one of folders.", remedy)
    raise UnusableInput(f"The format “{chosen.name}” can only be written.")
