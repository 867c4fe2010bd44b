"""The tags that are made anew: those of the two readings that `annotator demo` shows.

Each was made by reading all five seed articles, without a look at what keys would take.
"""

import json
from dataclasses import dataclass
from functools import cache

from annotator.session.demonstration import ANNOTATORS, LAYERS

LABELS = ("testimony", "statistic", "official_statement")
"""Those that single passages are tagged with; filler goes by the block."""

__all__ = ["ANNOTATORS", "LABELS", "Tag", "tags"]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a reading."""

    text_sha256: str
    """Which article it is in."""
    start: int
    """In code points."""
    end: int
    label: str
    quote: str


@cache
def tags(annotator: str) -> tuple[Tag, ...]:
    """The tags of one reading with these labels, by place, the outer of two first."""
    records = [json.loads(line) for line in LAYERS.read_text("utf-8").splitlines()]
    texts = {each["id"]: each["text_sha256"] for each in records if each["type"] == "document"}
    found = [
        Tag(texts[each["document"]], each["start"], each["end"], each["label"], each["quote"])
        for each in records
        if each["type"] == "span" and each["annotator"] == annotator and each["label"] in LABELS
    ]
    return tuple(sorted(found, key=lambda tag: (tag.text_sha256, tag.start, -tag.end)))
