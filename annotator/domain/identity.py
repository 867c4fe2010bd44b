"""Identifiers and time stamps.

Span, link and step ids sort by the time they were made: 14 hexadecimal digits of
microseconds since 1970 and 18 random ones (the layout of UUIDv7, without its dashes).
"""

import os
import re
import time
from datetime import UTC, datetime

FOREIGN_ID = re.compile(r"[\w.:-]{1,64}")
"""What an id from another program must match in full to be kept."""


def new_id() -> str:
    """A new id of 32 hexadecimal digits that sorts by time."""
    return f"{time.time_ns() // 1000:014x}{os.urandom(9).hex()}"


def now() -> str:
    """The present as ISO 8601 in UTC with microseconds, e.g. `2026-11-22T06:31:00.000000Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def annotator_id(name: str) -> str:
    """The id of the annotator called `name`: the name folded to one case, outer space off."""
    return " ".join(name.split()).casefold()


def text_hash(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of a normalised text, in hexadecimal."""
    return _sha256(text)


def document_key(given: str | None, text: str) -> str:
    """What identifies a document: the given id or URL, else the hash of its text."""
    return given or f"sha256:{text_hash(text)}"


def document_id(key: str) -> str:
    """The id of the document with this key: the same on every machine, 32 hexadecimal digits."""
    return document_id_of(_sha256(key))


def document_id_of(key_hash: str) -> str:
    """The id of the document whose key has this SHA-256, in hexadecimal."""
    return key_hash[:32]


def slug(name: str) -> str:
    """The label id for a name: lower case, runs of anything else than word characters as `_`."""
    return re.sub(r"\W+", "_", name.strip().casefold()).strip("_")[:64]


def _sha256(text: str) -> str:
    # Not at the top: loading OpenSSL takes 10 ms, and opening a story hashes nothing.
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()
