"""The records of native JSONL: their types, their order and their keys.

A record has the fields of its dataclass under the same names, a dismissal either `span` or `near`
of the two, a document its `text` and, once it is in one, its `split`. `prefix` and `suffix` are
derived from the text for readers that find a passage again in another copy of it.
"""

from collections.abc import Callable
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Annotator, Document
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.merging.holdings import Twin
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import BOOKKEEPING, Change, Record, Step, entity
from annotator.domain.time_spent import TimeKey

SCHEMA = "news-spans/1"

OFFSET_UNIT = "codepoint"

TYPES = (
    "meta",
    "label",
    "guideline",
    "annotator",
    "document",
    "span",
    "link",
    "absence",
    "dismissal",
    "completion",
    "adjudication",
    "batch",
    "item",
    "verdict",
    "reveal",
    "objection",
    "signoff",
    "step",
    "twin",
    "purged",
    "time",
)
"""Record types in the order of the file.

Within a type records are sorted by id; items and what hangs on a batch by the batch first, items
and reveals then by place, steps by time, times by whose and with what. The last four leave with
the history only.
"""

CONTEXT = 32
"""Length of `prefix` and `suffix` in code points, as in the W3C model's common clients."""

_OF_ONE_DATABASE = frozenset({"step", "length"})
"""The step that wrote a row, and a length that the text has anyway."""


def _names(record: type, *left_out: str) -> tuple[str, ...]:
    """Sorted, as they are written: to sort them again line by line takes longer otherwise."""
    names = {each.name for each in fields(record)}
    return tuple(sorted(names - _OF_ONE_DATABASE - {*left_out}))


_FIELDS: dict[type, tuple[str, ...]] = {
    Label: _names(Label, *BOOKKEEPING, "deleted_at"),
    **{
        kind: _names(kind)
        for kind in (Document, Span, Link, Absence, Dismissal, Completion, Adjudication)
    },
}
"""The fields of each kind that make its record; `deleted_at` stands in dead rows only."""

_VALUES = {kind: attrgetter(*names) for kind, names in _FIELDS.items()}
"""What gives all values of a record of each kind at once."""

_DERIVED = {"span": {"prefix", "suffix"}, "dismissal": {"prefix", "suffix"}}

_BESIDE = {"document": {"text", "split"}, **_DERIVED}
"""What a record has besides the fields of its dataclass."""

KEYS: dict[str, frozenset[str]] = {
    "annotator": frozenset({"type", *_names(Annotator)}),
    "guideline": frozenset({"type", *_names(Guideline)}),
    "time": frozenset({"type", "seconds", *TimeKey._fields}),
    **{
        kind.__name__.lower(): frozenset({"type", *names, *_BESIDE.get(kind.__name__.lower(), ())})
        for kind, names in _FIELDS.items()
    },
}
"""All keys that a record of each type may have."""

NEAR_KEYS = frozenset({*_names(QuotedPassage), *_DERIVED["dismissal"]})
"""All keys that `near` of a dismissal may have."""


def annotator_fields(annotator: Annotator) -> dict[str, Any]:
    """The record of a person."""
    return {"type": "annotator", **{name: getattr(annotator, name) for name in _names(Annotator)}}


def guideline_fields(guideline: Guideline) -> dict[str, Any]:
    """The record of a version of the guideline."""
    return {"type": "guideline", **{name: getattr(guideline, name) for name in _names(Guideline)}}


def document_fields(document: Document, text: str, split: Split | None) -> dict[str, Any]:
    """The record of an article, whole."""
    found = {**record_fields(document), "text": text}
    return found if split is None else {**found, "split": split}


def record_fields(record: Record) -> dict[str, Any]:
    """The record of a row, without what is not among its own fields."""
    kind = type(record)
    found: dict[str, Any] = dict(zip(_FIELDS[kind], _VALUES[kind](record), strict=True))
    found["type"] = entity(record)
    if record.deleted_at is None:
        found.pop("deleted_at", None)
    if isinstance(record, Dismissal):
        del found["near" if record.near is None else "span"]
        if record.near is not None:
            found["near"] = asdict(record.near)
    elif isinstance(record, Adjudication):
        for name in ("a", "b", "taken"):
            found[name] = [asdict(each) for each in found[name]]
    return found


def passage_fields(record: Span | Dismissal, text_of: Callable[[str], str]) -> dict[str, Any]:
    """The record of a span or a dismissal with the surroundings of its passages.

    `text_of` gives the text of the document with an id.
    """
    found = record_fields(record)
    found |= _surroundings(record, text_of(record.document))
    if isinstance(record, Dismissal) and record.near is not None:
        found["near"] |= _surroundings(record.near, text_of(record.near.document))
    return found


def _surroundings(passage: Span | Dismissal | QuotedPassage, text: str) -> dict[str, str]:
    return {
        "prefix": text[max(0, passage.start - CONTEXT) : passage.start],
        "suffix": text[passage.end : passage.end + CONTEXT],
    }


def step_fields(step: Step) -> dict[str, Any]:
    """The record of one user action with the images of every row that it changed."""
    return {
        "type": "step",
        "id": step.id,
        "seq": step.seq,
        "annotator": step.annotator,
        "kind": step.kind,
        "title": step.title,
        "created_at": step.created_at,
        "sitting": step.sitting,
        "target": step.target,
        "changes": [_change_fields(change) for change in step.changes],
    }


def _change_fields(change: Change) -> dict[str, Any]:
    before = None if change.before is None else _image_fields(change.before)
    return {"before": before, "after": _image_fields(change.after)}


def _image_fields(record: Record) -> dict[str, Any]:
    """All of a row, with the step that left it so; empty where the database was made with it."""
    return record_fields(record) | {name: getattr(record, name) for name in BOOKKEEPING}


def twin_fields(twin: Twin) -> dict[str, Any]:
    """The record of a row that was made one with another for good."""
    return {"type": "twin", "entity": twin.entity, "id": twin.id, "of": twin.of}


def purged_fields(hash_: str, purged_at: str) -> dict[str, Any]:
    """The record of what must not come back."""
    return {"type": "purged", "hash": hash_, "purged_at": purged_at}


def time_fields(key: TimeKey, seconds: float) -> dict[str, Any]:
    """The record of how many seconds somebody was at work on an article in one sitting."""
    return {"type": "time", **key._asdict(), "seconds": seconds}
