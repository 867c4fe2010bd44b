"""Files that are no text: what they are, and what can be done with them."""

from dataclasses import dataclass

from annotator.formats.input_file import Unreadable


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file that people try to import."""

    what: str
    remedy: str
    start: bytes = b""
    """The bytes that it begins with."""
    suffix: str = ""


_FROM_SPACY = (
    'python -c "import json, spacy, sys; from spacy.tokens import DocBin; '
    "docs = DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank('xx').vocab); "
    '[print(json.dumps(doc.to_json())) for doc in docs]" FILE.spacy > FILE.jsonl'
)

_KINDS = (
    _Kind("spaCy's own binary form", f"Import what this makes of it: {_FROM_SPACY}", b"", ".spacy"),
    _Kind("a Parquet table", "Export it as native, or in another format that is read.", b"PAR1"),
    _Kind("a database", "Take a database of this program in with `annotator merge`.", b"SQLite f"),
    _Kind("compressed", "Decompress it first.", b"\x1f\x8b"),
    _Kind("an archive", "Unpack it, and import what is in it.", b"PK\x03\x04"),
)


def refusal_of(name: str, raw: bytes) -> Unreadable | None:
    """What refuses a file that is no text, by its name and its first bytes; none: nobody knows."""
    for kind in _KINDS:
        if raw.startswith(kind.start) and name.casefold().endswith(kind.suffix):
            return Unreadable(name, f"it is no text but {kind.what}", 1, 0, kind.remedy)
    return None
