"""What the attacked database holds of review, and rows that would fit into it."""

from typing import Any

Values = dict[str, Any]

AT = "2026-11-22T06:31:00.000000Z"

_BATCH = {
    "reviewer_id": "rex", "annotators": '["ada"]', "labels": "[]",
    "kinds": '["span","link","absence","passage"]', "story": None, "plan": "all", "frame": 9,
    "core": 1.0, "seed": 7, "blind": 1, "target_rate": None, "target_confidence": None,
    "created_at": AT,
}  # fmt: skip
_ITEM = {
    "kind": "span", "rev": 1, "annotator_id": "ada", "start_char": 0, "end_char": 3,
    "label_id": "statistic", "core": 1, "weight": 1.0, "found": "{}",
}  # fmt: skip
_PASSAGE = _ITEM | {
    "kind": "passage", "record_id": None, "rev": None, "document_id": "d2", "end_char": 10,
    "label_id": None, "found": '{"statistic":1}',
}  # fmt: skip
_VERDICT = {
    "batch_id": "b1", "reviewer_id": "rex", "judgement": "accept", "severity": None,
    "reason": None, "comment": "", "label_id": None, "document_id": None, "start_char": None,
    "end_char": None, "quote": None, "relation": None, "more": None, "other_document_id": None,
    "other_start": None, "other_end": None, "other_quote": None, "withdraws_id": None,
    "seconds": 1.5, "created_at": AT,
}  # fmt: skip
_REVEAL = {"batch_id": "b1", "reviewer_id": "rex", "created_at": AT}
_OBJECTION = {"verdict_id": "v2", "author_id": "ada", "comment": "No.", "created_at": AT}
_SIGNOFF = {
    "batch_id": "b1", "reviewer_id": "rex", "name": "Rex", "digest": "a" * 64, "created_at": AT,
}  # fmt: skip
_ADJUDICATION = {
    "annotator_id": "gold", "adjudicator_id": "rex", "document_id": "d1", "choice": "a",
    "a": '[{"kind":"span","record":"s1","rev":1}]', "b": "[]",
    "taken": '[{"record":"g1","sources":[{"kind":"span","record":"s1","rev":1}]}]',
    "rev": 1, "step_id": "gold", "created_at": AT, "updated_at": AT, "deleted_at": None,
}  # fmt: skip

WRONG_LABEL: Values = {"judgement": "wrong_label", "severity": "major", "label_id": "testimony"}
WRONG_BOUNDARY: Values = {
    "judgement": "wrong_boundary", "severity": "minor", "document_id": "d2", "start_char": 4,
    "end_char": 6, "quote": "ef",
}  # fmt: skip
SPURIOUS: Values = {"judgement": "spurious", "severity": "major", "reason": "vague"}
WRONG_RELATION: Values = {
    "place": 2, "judgement": "wrong_relation", "severity": "major", "relation": "partial",
    "more": "a",
}  # fmt: skip
NOT_ABSENT: Values = WRONG_BOUNDARY | WRONG_RELATION | {"place": 3, "document_id": "d3"}
MISSING_SPAN: Values = WRONG_BOUNDARY | {
    "place": 4, "judgement": "missing", "severity": "major", "label_id": "testimony",
}  # fmt: skip
MISSING_LINK: Values = MISSING_SPAN | {
    "label_id": None, "relation": "equivalent", "other_document_id": "d3", "other_start": 0,
    "other_end": 3, "other_quote": "abc",
}  # fmt: skip
UNSURE: Values = {"judgement": "unsure", "comment": "? which"}
WITHDRAWN: Values = {"place": 1, "judgement": "withdrawn", "withdraws_id": "v1"}

JUDGEMENTS: dict[str, Values] = {
    "wrong label": WRONG_LABEL,
    "wrong label and bounds": WRONG_BOUNDARY | WRONG_LABEL,
    "wrong boundary": WRONG_BOUNDARY,
    "spurious": SPURIOUS,
    "wrong relation": WRONG_RELATION,
    "not absent": NOT_ABSENT,
    "missing span": MISSING_SPAN,
    "missing link": MISSING_LINK,
    "nothing missing": {"place": 4},
    "unsure": UNSURE,
    "withdrawn": WITHDRAWN,
}
"""What a verdict may say, as values beside those of one that fits."""

REVIEW_CONTENT: tuple[tuple[str, Values], ...] = (
    # The batch b1 is whole, with rows of every kind; the other two wait for items.
    ("batches", _BATCH | {"id": "b1", "size": 5}),
    ("batches", _BATCH | {"id": "b2", "size": 4}),
    ("batches", _BATCH | {"id": "b3", "size": 1, "kinds": '["span"]'}),
    ("batch_items", _ITEM | {"batch_id": "b1", "place": 1, "record_id": "s1"}
     | {"document_id": "d1"}),
    ("batch_items", _ITEM | {"batch_id": "b1", "place": 2, "record_id": "k1"}
     | {"document_id": "d1", "kind": "link"}),
    ("batch_items", _ITEM | {"batch_id": "b1", "place": 3, "record_id": "x1"}
     | {"document_id": "d1", "kind": "absence"}),
    ("batch_items", _PASSAGE | {"batch_id": "b1", "place": 4}),
    ("batch_items", _ITEM | {"batch_id": "b1", "place": 5, "record_id": "s2"}
     | {"document_id": "d2"}),
    ("batch_items", _ITEM | {"batch_id": "b2", "place": 1, "record_id": "s1"}
     | {"document_id": "d1"}),
    ("batch_items", _PASSAGE | {"batch_id": "b2", "place": 2}),
    ("verdicts", _VERDICT | {"id": "v1", "place": 1}),
    ("verdicts", _VERDICT | WRONG_LABEL | {"id": "v2", "place": 1}),
    ("verdicts", _VERDICT | UNSURE | {"id": "v3", "place": 2}),
    ("verdicts", _VERDICT | {"id": "v4", "place": 2}),
    ("verdicts", _VERDICT | WITHDRAWN | {"id": "w4", "place": 2, "withdraws_id": "v4"}),
    ("reveals", _REVEAL | {"place": 1}),
    ("objections", _OBJECTION | {"id": "o1"}),
    ("signoffs", _SIGNOFF | {"id": "f1"}),
    ("adjudications", _ADJUDICATION | {"id": "j1"}),
)  # fmt: skip

REVIEW_FITTING: dict[str, Values] = {
    "batches": _BATCH | {"id": "new", "size": 3},
    "batch_items": _ITEM | {"batch_id": "b2", "place": 3, "record_id": "s3", "document_id": "d3"},
    "verdicts": _VERDICT | {"id": "new", "place": 5},
    "reveals": _REVEAL | {"place": 2},
    "objections": _OBJECTION | {"id": "new", "author_id": "rex"},
    "signoffs": _SIGNOFF | {"id": "new"},
    "adjudications": _ADJUDICATION | {"id": "new", "step_id": "gold-spare"},
}
"""Of each table a row that may be inserted, complete."""

FITTING_PASSAGE: Values = _PASSAGE | {"batch_id": "b2", "place": 3, "document_id": "d3"}
"""An item without a row that may be inserted, complete."""
