"""Which format a file is of: what it holds says so, and its suffix where that is too little."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from annotator.formats.input_file import InputFile, Place
from annotator.formats.json_document import json_records
from annotator.formats.json_line import JsonLine, json_lines
from annotator.formats.native.shape import TYPES

Fields = Mapping[str, Any]

RECORDS = 100
"""How many records are looked at for a sign of their format."""

_HEAD = 4096
"""Code points at the start of a file in which a document says what it is."""

_CONLL = re.compile(r"#begin document\b")
_WEB_ANNOTATION = re.compile(
    r'"type"\s*:\s*"Annotation(Page|Collection)?"|"@context"\s*:\s*"[^"]*/anno\.jsonld"'
)
_LINES = ("jsonl", "ndjson")

NAME_IT = "Name it with --format."


def _is_native(fields: Fields) -> bool:
    return fields.get("type") in TYPES


def _is_spans(fields: Fields) -> bool:
    tokens = _first(fields, "tokens")
    return _is_text(fields) and (
        isinstance(fields.get("spans"), list)
        or (isinstance(tokens, dict) and "text" in tokens)
        or "_input_hash" in fields
    )


def _is_spacy(fields: Fields) -> bool:
    tokens = _first(fields, "tokens")
    return _is_text(fields) and (
        isinstance(fields.get("ents"), list)
        or (isinstance(fields.get("spans"), dict) and "tokens" in fields)
        or (isinstance(tokens, dict) and "start" in tokens and "text" not in tokens)
    )


def _is_doccano(fields: Fields) -> bool:
    if not _is_text(fields):
        return False
    if "offset_unit" in fields:
        return True
    objects = [_first(fields, key) for key in ("entities", "annotations")]
    return any(isinstance(each, dict) and "start_offset" in each for each in objects) or any(
        _is_triple(_first(fields, key)) for key in ("label", "labels", "entities")
    )


def _is_label_studio(fields: Fields) -> bool:
    return isinstance(fields.get("data"), dict) and "text" not in fields


def _is_candidates(fields: Fields) -> bool:
    return fields.keys() >= {"document", "fingerprint", "pairs"}


SIGNS: Mapping[str, Callable[[Fields], bool]] = {
    "native": _is_native,
    "prodigy": _is_spans,
    "spacy": _is_spacy,
    "doccano": _is_doccano,
    "labelstudio": _is_label_studio,
    "candidates": _is_candidates,
}
"""What a record of each format has and no other's; an article without annotations has none."""


def format_shown(file: InputFile) -> str:
    """The name of the format of a file.

    A `.txt` file is an article, whatever is in it.

    Raises:
        Unreadable: nothing shows a format, or a record shows several, or cannot be read.
    """
    suffix = file.base_name.casefold().rpartition(".")[2]
    if suffix == "txt":
        return "text"
    if suffix == "ann":
        raise Place(file, 0).refusal(
            "it is about a text that stands beside it", "Import the folder that both are in."
        )
    start = len(file.text) - len(file.text.lstrip())
    if _CONLL.match(file.text, start):
        return "conll2012"
    if file.text.startswith(("{", "["), start):
        if _WEB_ANNOTATION.search(file.text, start, start + _HEAD):
            return "webanno"
        return _shown_by_records(file, suffix in _LINES)
    if suffix in _LINES and start == len(file.text):
        return "prodigy"
    raise Place(file, start).refusal("nothing in it shows its format", NAME_IT)


def _shown_by_records(file: InputFile, has_lines: bool) -> str:
    """The format of the first record that shows one; of mere articles, one that all share."""
    quiet = replace(file, refused=[])
    records = _records(quiet, has_lines)
    first = next(records, None)
    if first is None:
        raise (quiet.refused or [Place(file, 0).refusal("there is no record in it")])[0]
    for record in chain((first,), islice(records, RECORDS - 1)):
        shown = [name for name, shows in SIGNS.items() if shows(record.fields)]
        if len(shown) == 1:
            return shown[0]
        if shown:
            raise record.place.refusal(f"it may be {' or '.join(shown)}", NAME_IT)
    if _is_text(first.fields):
        return "prodigy"
    keys = ", ".join(f"“{key[:40]}”" for key in list(first.fields)[:8])
    raise first.place.refusal(
        f"a record of {keys or 'nothing'} is of no format that can be read", NAME_IT
    )


def _records(file: InputFile, has_lines: bool) -> Iterator[JsonLine]:
    return json_lines(file) if has_lines else json_records(file)


def _is_text(fields: Fields) -> bool:
    return isinstance(fields.get("text"), str)


def _first(fields: Fields, key: str) -> object:
    """The first of the list at a key; none where there is no list, or nothing in it."""
    held = fields.get(key)
    return held[0] if isinstance(held, list) and held else None


def _is_triple(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3
