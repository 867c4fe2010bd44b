"""A small native file with a batch of every kind of item, all that can be said, and decisions."""

from typing import Any

Fields = dict[str, Any]

NOON = "2026-01-03T12:00:00.000000Z"


def span(name: str, document: str, annotator: str, **fields: Any) -> Fields:
    """The first three characters of a document."""
    given = {"type": "span", "id": name, "document": document, "start": 0, "end": 3}
    return {**given, "label": "filler", "annotator": annotator, **fields}


def item(place: int, kind: str, record: str | None, **fields: Any) -> Fields:
    """An item of the batch, read at the first three characters of document `d.1`."""
    rev = None if record is None else 1
    at = {"document": "d.1", "start": 0, "end": 3}
    what = {"kind": kind, "record": record, "rev": rev, "annotator": "ana"}
    return {"type": "item", "batch": "b", "place": place, **what, **at, **fields}


def verdict(name: str, place: int, judgement: str, **fields: Any) -> Fields:
    """A verdict on an item of the batch."""
    given = {"type": "verdict", "id": name, "batch": "b", "place": place, "judgement": judgement}
    return {**given, "created_at": NOON, **fields}


def passage(document: str, start: int, end: int) -> Fields:
    """A passage of an amendment."""
    return {"document": document, "start": start, "end": end}


ROWS: tuple[Fields, ...] = (
    {"type": "annotator", "id": "ana", "name": "Ana"},
    {"type": "annotator", "id": "cy", "name": "Cy", "role": "reviewer"},
    {"type": "annotator", "id": "gold", "name": "Gold", "role": "gold"},
    {"type": "document", "id": "d.1", "key": "k1", "story": "s", "text": "one two\nthree"},
    {"type": "document", "id": "d.2", "key": "k2", "story": "s", "text": "eins zwei"},
    {"type": "document", "id": "d.3", "key": "k3", "story": "s", "text": "une deux"},
    span("s1", "d.1", "ana", rev=3),
    span("s2", "d.2", "ana"),
    span("s3", "d.3", "bo"),
    {"type": "link", "id": "l1", "a": "s1", "b": "s2", "relation": "partial", "annotator": "ana"},
    {"type": "absence", "id": "x1", "span": "s1", "document": "d.3", "annotator": "ana"},
    span("g1", "d.1", "gold"),
)

BATCH: Fields = {
    "type": "batch",
    "id": "b",
    "reviewer": "cy",
    "annotators": ["ana"],
    "labels": [],
    "kinds": ["span", "link", "absence", "passage"],
    "plan": "random",
    "size": 4,
    "frame": 9,
    "core": 1,
    "seed": 7,
    "blind": True,
    "created_at": NOON,
}

ITEMS: tuple[Fields, ...] = (
    item(1, "span", "s1", rev=2, label="filler"),
    item(2, "link", "l1", label="filler"),
    item(3, "absence", "x1", label="filler"),
    item(4, "passage", None, end=7, found={"filler": 1, "": 2}),
)

VERDICTS: tuple[Fields, ...] = (
    verdict(
        "v1",
        1,
        "wrong_label",
        severity="major",
        amendment={"label": "statistic", "passage": passage("d.1", 0, 7)},
    ),
    verdict("v2", 1, "withdrawn", withdraws="v1"),
    verdict(
        "v3",
        1,
        "wrong_boundary",
        severity="minor",
        seconds=2.5,
        amendment={"passage": passage("d.1", 0, 7)},
    ),
    verdict("v4", 2, "wrong_relation", severity="major", amendment={"relation": "contradicts"}),
    verdict(
        "v5",
        3,
        "wrong_relation",
        severity="major",
        amendment={"relation": "partial", "more": "a", "passage": passage("d.3", 0, 3)},
    ),
    verdict(
        "v6",
        4,
        "missing",
        severity="major",
        amendment={"label": "testimony", "passage": passage("d.1", 4, 7)},
    ),
    verdict(
        "v7",
        4,
        "missing",
        severity="major",
        amendment={
            "relation": "equivalent",
            "passage": passage("d.1", 4, 7),
            "other": passage("d.2", 5, 9),
        },
    ),
    verdict("v8", 4, "unsure", comment="? why"),
    verdict("v9", 2, "spurious", severity="major", reason="vague", comment="too wide"),
)

REPLIES: tuple[Fields, ...] = (
    {"type": "reveal", "batch": "b", "place": 1, "created_at": NOON},
    {"type": "objection", "id": "o1", "verdict": "v3", "author": "ana", "comment": "It is right."},
    {"type": "objection", "id": "o2", "verdict": "v3", "author": "cy", "comment": "It is not."},
    {"type": "signoff", "id": "g", "batch": "b", "name": "Cy", "digest": "0f" * 32},
)

DECISION: Fields = {
    "type": "adjudication",
    "id": "j1",
    "annotator": "gold",
    "adjudicator": "cy",
    "document": "d.1",
    "choice": "a",
    "a": [{"kind": "span", "record": "s1", "rev": 3}],
    "b": [{"kind": "span", "record": "s3", "rev": 1}],
    "taken": [{"record": "g1", "sources": [{"kind": "span", "record": "s1", "rev": 3}]}],
}

REVIEWS: tuple[Fields, ...] = (BATCH, *ITEMS, *VERDICTS, *REPLIES)

FILE: tuple[Fields, ...] = (*ROWS, *REVIEWS, DECISION)
