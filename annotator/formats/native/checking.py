"""Proof that a written file says what it should: it is read again before anyone relies on it."""

import hashlib
import json
from collections import Counter
from functools import lru_cache
from typing import Any, BinaryIO

from annotator.domain.errors import AnnotatorError
from annotator.formats.json_line import escaped

_DECODER = json.JSONDecoder()

KEPT_TEXTS = 64
"""How many texts are held at once; spans of one sitting lie in few documents."""


class Unfaithful(AnnotatorError):
    """A written file that does not say what the database says."""


def check(written: BinaryIO) -> None:
    """Read a native file from its start and hold every quote against its text.

    Raises:
        Unfaithful: a `text[start:end]` is not the quote, a text has another hash, or the records
            are not those that the first line counts.
    """
    written.seek(0)
    texts = _Texts(written)
    counts: Counter[str] = Counter()
    stated: dict[str, int] = {}
    at = 0
    for number, raw in enumerate(iter(written.readline, b""), start=1):
        record = _record(raw, number)
        counts[record["type"]] += 1
        match record["type"]:
            case "meta":
                stated = record["counts"]
            case "document":
                texts.add(record, at, number)
            case "span" | "dismissal" | "verdict":
                if any(texts.slice(each) != each["quote"] for each in _passages(record)):
                    raise _unfaithful(number, f"the quote of {record['id']} is not in its text")
        at += len(raw)
    counts.pop("meta", None)
    if counts != stated:
        raise _unfaithful(1, "it counts other records than there are")


class _Texts:
    """Texts of the documents of a file, read again from their lines when they are needed."""

    def __init__(self, written: BinaryIO) -> None:
        self._written = written
        self._lines: dict[str, int] = {}
        self._text = lru_cache(KEPT_TEXTS)(self._read)

    def add(self, record: dict[str, Any], at: int, number: int) -> None:
        """Remember the document whose line begins at byte `at`."""
        if hashlib.sha256(record["text"].encode()).hexdigest() != record["text_sha256"]:
            raise _unfaithful(number, f"the text of {record['id']} has another hash")
        self._lines[record["id"]] = at

    def slice(self, passage: dict[str, Any]) -> str:
        """What stands at the bounds of a passage."""
        return self._text(passage["document"])[passage["start"] : passage["end"]]

    def _read(self, document: str) -> str:
        here = self._written.tell()
        self._written.seek(self._lines[document])
        text: str = json.loads(self._written.readline())["text"]
        self._written.seek(here)
        return text


def _passages(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The passages with a quote that a record has."""
    if record["type"] == "verdict":
        amendment = record["amendment"] or {}
        found = [amendment.get("passage"), amendment.get("other")]
    else:
        found = [record, record.get("near")]
    return [each for each in found if each is not None]


def _record(raw: bytes, number: int) -> dict[str, Any]:
    line = raw.decode()
    if escaped(line) != line:
        raise _unfaithful(number, "a control character is not escaped")
    record, end = _DECODER.raw_decode(line)
    if line[end:] != "\n" or not isinstance(record, dict):
        raise _unfaithful(number, "it is not one object")
    return record


def _unfaithful(number: int, reason: str) -> Unfaithful:
    remedy = "Nothing was exported; check the database with a backup of it at hand."
    return Unfaithful(f"Line {number} of the export is wrong: {reason}.", remedy)
