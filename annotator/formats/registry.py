"""The file formats by their names; one is loaded when it is asked for.

All of them together take as long to load as everything else that an export of the whole needs.
"""

from dataclasses import dataclass
from importlib import import_module

from annotator.domain.errors import UnusableInput
from annotator.formats.detecting import format_shown
from annotator.formats.format import Format
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile
from annotator.formats.training.origin import PROVENANCE
from annotator.formats.training.output import LABELS, MANIFEST


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a format is, and what can be told of it without loading it."""

    module: str
    """Within `annotator.formats`; its `FORMAT` is the format."""
    names: tuple[str, ...]
    """`Format.names`."""
    is_read: bool = True
    is_written: bool = True
    is_of_folders: bool = False
    """Whether a folder is read as one."""

    def format(self) -> Format:
        """The format, loaded now."""
        found = import_module(f"{__package__}.{self.module}").FORMAT
        assert isinstance(found, Format)
        return found


ENTRIES = (
    Entry("native.format", ("native",)),
    Entry("spans_jsonl.format", ("spans-jsonl", "prodigy")),
    Entry("plain", ("text",), is_written=False),
    Entry("spacy_json.format", ("spacy",)),
    Entry("doccano.format", ("doccano-jsonl", "doccano")),
    Entry("labelstudio.format", ("labelstudio-json", "labelstudio")),
    Entry("webanno.format", ("webanno-jsonld", "webanno")),
    Entry("brat.format", ("brat",), is_of_folders=True),
    Entry("conll2012.format", ("conll2012",)),
    Entry("tokens_jsonl.format", ("tokens-jsonl",), is_read=False),
    Entry("pairs_jsonl", ("pairs-jsonl",), is_read=False),
    Entry("clusters_jsonl", ("clusters-jsonl",), is_read=False),
    Entry("chat_jsonl", ("chat-jsonl",), is_read=False),
    Entry("parquet.format", ("parquet",), is_read=False),
    Entry("pairs_work", ("pairs-work",), is_read=False),
    Entry("candidates", ("candidates",), is_written=False),
)

READABLE = tuple(name for each in ENTRIES if each.is_read for name in each.names)
WRITABLE = tuple(name for each in ENTRIES if each.is_written for name in each.names)

FOLDER_SUFFIXES = (".txt", ".jsonl", ".ndjson", ".json", ".jsonld", ".conll", "_conll")
"""Of the single files that are taken from a folder, in this order."""

_BESIDE = (MANIFEST, LABELS, PROVENANCE.removeprefix("."))


def is_beside(name: str) -> bool:
    """Whether a file of this name says of an export what is no annotation."""
    return name in _BESIDE or name.endswith(tuple(f".{each}" for each in _BESIDE))


def all_formats() -> tuple[Format, ...]:
    """Every format, in the order of lists for people."""
    return tuple(each.format() for each in ENTRIES)


def folder_formats() -> tuple[Format, ...]:
    """The formats of folders that are read as one."""
    return tuple(each.format() for each in ENTRIES if each.is_of_folders)


def format_named(name: str) -> Format:
    """The format called `name`.

    Raises:
        UnusableInput: there is none.
    """
    for each in ENTRIES:
        if name in each.names:
            return each.format()
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
