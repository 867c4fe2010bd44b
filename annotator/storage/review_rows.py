"""Rows and dataclasses of review: batches, what is in them, and what is said of it."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan, Target
from annotator.domain.link import Relation
from annotator.domain.review_records import ReviewRecords
from annotator.domain.verdict import (
    NOTHING,
    Amendment,
    Judgement,
    Objection,
    Reason,
    Reveal,
    Severity,
    SignOff,
    Verdict,
)
from annotator.storage.codecs import Row, passage_of, passage_row, write_json
from annotator.storage.rows import Spread, SpreadTable, T, Table

if TYPE_CHECKING:
    from sqlite_utils import Database


def _target_row(target: Target | None) -> Row:
    return (None, None) if target is None else (target.rate, target.confidence)


def _target_of(row: Row) -> Target | None:
    return None if row[0] is None else Target(*row)


def _amendment_row(amendment: Amendment) -> Row:
    relation, other = _optional_text(amendment.relation), passage_row(amendment.other)
    return amendment.label, *passage_row(amendment.passage), relation, amendment.more, *other


def _amendment_of(row: Row) -> Amendment:
    if not any(row):
        return NOTHING
    relation = None if row[5] is None else Relation(row[5])
    return Amendment(row[0], passage_of(row[1:5]), relation, row[6], passage_of(row[7:]))


def _optional_text(value: str | None) -> str | None:
    return None if value is None else str(value)


def _read_words(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def _read_kinds(stored: str) -> tuple[ItemKind, ...]:
    return tuple(map(ItemKind, json.loads(stored)))


def _read_found(stored: str) -> dict[str, Any]:
    found: dict[str, Any] = {} if stored == "{}" else json.loads(stored)
    return found


BATCHES = SpreadTable(
    "batches",
    Batch,
    Spread("target", ("target_rate", "target_confidence"), _target_row, _target_of),
    read={
        "annotators": _read_words,
        "labels": _read_words,
        "kinds": _read_kinds,
        "plan": SamplingPlan,
        "blind": bool,
    },
    write={
        "annotators": write_json,
        "labels": write_json,
        "kinds": write_json,
        "plan": str,
        "blind": int,
    },
)
BATCH_ITEMS = Table(
    "batch_items",
    BatchItem,
    read={"kind": ItemKind, "core": bool, "found": _read_found},
    write={"kind": str, "core": int, "found": lambda found: write_json(dict(found))},
)
VERDICTS = SpreadTable(
    "verdicts",
    Verdict,
    Spread(
        "amendment",
        (
            *("label_id", "document_id", "start_char", "end_char", "quote", "relation", "more"),
            *("other_document_id", "other_start", "other_end", "other_quote"),
        ),
        _amendment_row,
        _amendment_of,
    ),
    renamed={"withdraws": "withdraws_id"},
    read={
        "judgement": Judgement,
        "severity": lambda stored: stored and Severity(stored),
        "reason": lambda stored: stored and Reason(stored),
    },
    write={"judgement": str, "severity": _optional_text, "reason": _optional_text},
)
REVEALS = Table("reveals", Reveal)
OBJECTIONS = Table(
    "objections", Objection, renamed={"verdict": "verdict_id", "author": "author_id"}
)
SIGNOFFS = Table("signoffs", SignOff)


def insert_reviews(database: "Database", records: ReviewRecords) -> None:
    """Add rows, in an order in which each finds what it refers to."""
    _insert(database, BATCHES, records.batches)
    # The items of a batch go in one place after the other.
    items = sorted(records.items, key=lambda item: item.place)
    _insert(database, BATCH_ITEMS, items)
    # By a clock that was put back, what is withdrawn may be the later one.
    verdicts = sorted(records.verdicts, key=lambda verdict: verdict.withdraws is not None)
    _insert(database, VERDICTS, verdicts)
    _insert(database, REVEALS, records.reveals)
    _insert(database, OBJECTIONS, records.objections)
    _insert(database, SIGNOFFS, records.signoffs)


def _insert(database: "Database", table: Table[T], records: Iterable[T]) -> None:
    database.conn.executemany(table.insertion, map(table.row, records))
