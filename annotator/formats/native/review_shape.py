"""The records of review in native JSONL: batches, and what was said of them.

A record has the fields of its dataclass under the same names. What is of an empty value in most
records, an amendment and a target, is null there.
"""

from dataclasses import asdict, fields
from typing import Any

from annotator.domain.batch import Batch, BatchItem, Target
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Amendment, Objection, Reveal, SignOff, Verdict
from annotator.formats.corpus import ReviewRecord


def _names(record: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(record))


TYPES: dict[type[ReviewRecord], str] = {
    Batch: "batch",
    BatchItem: "item",
    Verdict: "verdict",
    Reveal: "reveal",
    Objection: "objection",
    SignOff: "signoff",
}
"""The record type of each kind, in the order of the file."""

_FIELDS = {kind: _names(kind) for kind in TYPES}

KEYS = {name: frozenset({"type", *_FIELDS[kind]}) for kind, name in TYPES.items()}
"""All keys that a record of each type may have."""

TARGET_KEYS = frozenset(_names(Target))
AMENDMENT_KEYS = frozenset(_names(Amendment))
PASSAGE_KEYS = frozenset(_names(QuotedPassage))


def review_fields(record: ReviewRecord) -> dict[str, Any]:
    """The record of a batch, or of what was said of one."""
    kind = type(record)
    found = {name: getattr(record, name) for name in _FIELDS[kind]}
    match record:
        case Batch():
            found["target"] = None if record.target is None else asdict(record.target)
        case Verdict():
            amendment = record.amendment
            found["amendment"] = None if amendment.is_empty else asdict(amendment)
    return {"type": TYPES[kind], **found}
