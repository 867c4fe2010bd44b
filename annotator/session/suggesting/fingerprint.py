"""What shows whether scores that were worked out earlier are those of today."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from annotator import suggest, text
from annotator.domain.document import Document
from annotator.suggest.table import shipped

DIGITS = 32
"""Hexadecimal digits of a fingerprint."""


def fingerprint(documents: Iterable[Document], lines: Iterable[str]) -> str:
    """Of what comes of comparing these articles in this order, these lines being repeated."""
    stated = (f"{each.id} {each.text_sha256}" for each in documents)
    return sha256("\n".join([engine(), *stated, *lines]).encode()).hexdigest()[:DIGITS]


@cache
def engine() -> str:
    """Of what scores: its source with all its weights, and whether it has its table of vectors."""
    found = sha256(str(shipped() is not None).encode())
    for package in (suggest, text):
        for path in sorted(Path(package.__path__[0]).glob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:DIGITS]
