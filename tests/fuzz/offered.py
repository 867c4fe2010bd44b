"""A file that somebody imports, and what can be read off it without the program."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.text.normalise import TextRefused, normalise

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

WITH_TEXTS = ("native", "spans-jsonl", "spacy", "doccano-jsonl")
"""The formats whose records have their articles at `text`."""

_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Offered:
    """The content of a file or of the one that matters in a folder."""

    name: str
    """Of the file."""
    raw: bytes
    format: str | None = None
    """As it is named for the import; none: what the file shows."""
    beside: tuple[tuple[str, str], ...] = ()
    """The other files of its folder, by name; where there are any, the folder is imported."""
    keep_going: bool = False

    @property
    def is_article(self) -> bool:
        """Whether all of it is one text, whatever is in it."""
        shown = "text" if self.name.endswith(".txt") else None
        return not self.beside and (self.format or shown) == "text"

    def write(self, folder: Path) -> Path:
        """Write it into an empty folder, and give what is to be imported."""
        for name, content in self.beside:
            (folder / name).write_text(content)
        (folder / self.name).write_bytes(self.raw)
        return folder if self.beside else folder / self.name


def articles_in(raw: bytes, format_name: str) -> set[str] | None:
    """The articles that a file holds, as they are to be stored; none: they cannot be told.

    Those that no database can hold are passed over.
    """
    text = _decoded(raw)
    if format_name == "text":
        return set() if text is None else set(_storable([text]))
    records = _records(text, format_name)
    if records is None:
        return None
    if format_name == "native":
        records = [each for each in records if each.get("type") == "document"]
    return set(_storable(each.get("text") for each in records))


def passages_in(raw: bytes, format_name: str) -> set[tuple[str, str]]:
    """Articles and the quotes of their spans, where a file has no quotes of its own."""
    if format_name != "spans-jsonl":
        return set()
    return {
        (text, _LINE_END.sub("\n", quote))
        for each in _records(_decoded(raw), format_name) or []
        for text in _storable([each.get("text")])
        for quote in _quotes(each["text"], each.get("spans"))
    }


def _quotes(raw: str, spans: Any) -> Iterator[str]:
    marks = len(raw) - len(raw.lstrip("\ufeff"))
    for span in spans if isinstance(spans, list) else []:
        start, end = span["start"], span["end"]
        # The two characters of a line end are one in the stored text, which cannot be halved.
        if raw[end - 1 : end + 1] != "\r\n":
            yield raw[max(start, marks) : end]


def _decoded(raw: bytes) -> str | None:
    mark = next((each for each in MARKS if raw.startswith(each)), b"")
    try:
        return raw[len(mark) :].decode(MARKS.get(mark, "utf-8"))
    except UnicodeDecodeError:
        return None


def _records(text: str | None, format_name: str) -> list[dict[str, Any]] | None:
    if text is None or format_name not in WITH_TEXTS:
        return None
    held = text.strip(" \t\r\n")
    lines = [line for line in held.split("\n") if line.strip(" \t\r")]
    try:
        records = json.loads(held) if held.startswith("[") else [*map(json.loads, lines)]
    except ValueError:
        return None
    return [each for each in records if isinstance(each, dict)]


def _storable(texts: Iterable[Any]) -> Iterator[str]:
    for text in texts:
        if isinstance(text, str):
            try:
                yield normalise(text)
            except TextRefused:
                continue
