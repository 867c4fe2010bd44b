"""A database with one row of every sort, and rows that would fit into it."""

import sqlite3
from pathlib import Path

from annotator.storage.store import Store
from tests.storage.review_rows import AT, REVIEW_CONTENT, REVIEW_FITTING, Values

TEXT_SHA = {"abcdefghij": "a" * 64, "0123456789": "b" * 64}

_ROW = {"rev": 1, "created_at": AT, "updated_at": AT, "deleted_at": None}
_DOCUMENT = _ROW | {
    "story": "s", "text_sha256": "a" * 64, "chars": 10, "title": "", "source": "", "url": "",
    "published": "", "file_name": "", "meta": "{}", "supersedes": None, "step_id": "import",
}  # fmt: skip
_LABEL = {
    "key": None, "colour": "sky", "unit": "clause", "definition": "", "position": 1, "revision": 1,
    "retired_at": None, "rev": 1, "step_id": "ada", "created_at": AT, "updated_at": AT,
}  # fmt: skip
_SPAN = _ROW | {
    "annotator_id": "ada", "start_char": 0, "end_char": 3, "quote": "abc", "note": "",
    "label_id": "statistic", "label_revision": 1, "step_id": "ada",
}  # fmt: skip
_LINK = _ROW | {
    "annotator_id": "ada", "relation": "equivalent", "more": None, "note": "", "step_id": "ada",
}  # fmt: skip
_ABSENCE = _ROW | {"annotator_id": "ada", "note": "", "step_id": "ada"}
_DISMISSAL = _ROW | {
    "annotator_id": "ada", "start_char": 4, "end_char": 6, "quote": "ef", "step_id": "ada",
}  # fmt: skip
_PAIR = _DISMISSAL | {
    "near_document_id": "d1", "near_start": 7, "near_end": 9, "near_quote": "hi",
}  # fmt: skip
_COMPLETION = _ROW | {"annotator_id": "ada", "step_id": "ada"}
_SCORE = {
    "a_document_id": "d1", "a_start": 0, "a_end": 3, "b_document_id": "d2", "b_start": 4,
    "b_end": 6, "score": 0.5, "rank": 1.0,
}  # fmt: skip
_GUIDELINE = {"hash": "c" * 64, "text": "Tag it.", "since": AT, "annotator_id": "ada"}
_TIME = {"annotator_id": "ada", "document_id": "d1", "sitting": "now", "seconds": 1.5}
_STEP = {
    "annotator_id": "ada", "kind": "do", "title": "", "sitting": "", "target_id": None,
    "created_at": AT,
}  # fmt: skip

_CONTENT: tuple[tuple[str, Values], ...] = (
    ("annotators", {"id": "ada", "name": "Ada", "role": "annotator"}),
    ("annotators", {"id": "ben", "name": "Ben", "role": "annotator"}),
    ("annotators", {"id": "rex", "name": "Rex", "role": "reviewer"}),
    ("annotators", {"id": "gold", "name": "Gold", "role": "gold"}),
    *(
        ("texts", {"sha256": sha256, "chars": 10, "text": text})
        for text, sha256 in TEXT_SHA.items()
    ),
    ("steps", _STEP | {"id": "import", "kind": "import"}),
    ("steps", _STEP | {"id": "ada"}),
    ("steps", _STEP | {"id": "ben", "annotator_id": "ben"}),
    ("steps", _STEP | {"id": "spare"}),
    ("steps", _STEP | {"id": "merge", "kind": "merge"}),
    ("steps", _STEP | {"id": "gold", "annotator_id": "gold"}),
    ("steps", _STEP | {"id": "gold-spare", "annotator_id": "gold"}),
    ("labels", _LABEL | {"id": "claim", "name": "claim", "key": "k"}),
    ("labels", _LABEL | {"id": "former", "name": "former", "key": "k", "retired_at": AT}),
    ("documents", _DOCUMENT | {"id": "d1", "doc_key": "1", "number": 1}),
    ("documents", _DOCUMENT | {"id": "d2", "doc_key": "2", "number": 2}),
    ("documents", _DOCUMENT | {"id": "d3", "doc_key": "3", "number": 3}),
    ("documents", _DOCUMENT | {"id": "gone", "doc_key": "4", "number": 4, "deleted_at": AT}),
    ("spans", _SPAN | {"id": "s1", "document_id": "d1"}),
    ("spans", _SPAN | {"id": "s2", "document_id": "d2"}),
    ("spans", _SPAN | {"id": "s3", "document_id": "d3"}),
    ("spans", _SPAN | {"id": "s-dead", "document_id": "d1", "deleted_at": AT}),
    ("spans", _SPAN | {"id": "s-gone", "document_id": "gone", "deleted_at": AT}),
    ("spans", _SPAN | {"id": "t1", "document_id": "d1", "annotator_id": "ben", "step_id": "ben"}),
    ("spans", _SPAN | {"id": "t2", "document_id": "d2", "annotator_id": "ben", "step_id": "ben"}),
    ("spans", _SPAN | {"id": "g1", "document_id": "d1", "annotator_id": "gold"}
     | {"step_id": "gold"}),
    ("links", _LINK | {"id": "k1", "a": "s1", "b": "s2"}),
    ("links", _LINK | {"id": "k-dead", "a": "s1", "b": "s2", "deleted_at": AT}),
    ("links", _LINK | {"id": "k-end", "a": "s-dead", "b": "s2", "deleted_at": AT}),
    ("absences", _ABSENCE | {"id": "x1", "span_id": "s1", "document_id": "d3"}),
    ("absences", _ABSENCE | {"id": "x-dead", "span_id": "s1", "document_id": "d3"}
     | {"deleted_at": AT}),
    ("absences", _ABSENCE | {"id": "x-end", "span_id": "s-dead", "document_id": "d2"}
     | {"deleted_at": AT}),
    ("dismissals", _DISMISSAL | {"id": "m1", "span_id": "s1", "document_id": "d3"}),
    ("dismissals", _DISMISSAL | {"id": "m-dead", "span_id": "s1", "document_id": "d3"}
     | {"deleted_at": AT}),
    ("dismissals", _PAIR | {"id": "p1", "document_id": "d3"}),
    ("dismissals", _PAIR | {"id": "p-dead", "document_id": "d3", "deleted_at": AT}),
    ("completions", _COMPLETION | {"id": "c1", "document_id": "d1"}),
    ("completions", _COMPLETION | {"id": "c-dead", "document_id": "d1", "deleted_at": AT}),
    ("places", {"annotator_id": "ada", "story": "s", "place": "{}", "updated_at": AT}),
    ("splits", {"document_id": "d1", "split": "validation", "made_at": AT}),
    ("splits", {"document_id": "d2", "split": "train", "made_at": AT}),
    ("twins", {"entity": "span", "id": "s2", "of": "s1", "confirmed": 1}),
    ("purged", {"hash": "d" * 64, "purged_at": AT}),
    ("guidelines", _GUIDELINE | {"id": "l1"}),
    ("times", _TIME),
    ("scored", {"id": 1, "document_id": "d1", "fingerprint": "f"}),
    ("scores", _SCORE | {"scored_id": 1}),
    *REVIEW_CONTENT,
)  # fmt: skip

FITTING: dict[str, Values] = {
    "meta": {"key": "new", "value": ""},
    "annotators": {"id": "cy", "name": "Cy", "role": "annotator", "created_at": AT},
    "texts": {"sha256": "c" * 64, "chars": 3, "text": "xyz"},
    "steps": _STEP | {"seq": 99, "id": "new"},
    "events": {
        "seq": 99, "step_id": "spare", "entity": "span", "entity_id": "s1",
        "before": None, "after": "{}",
    },
    "labels": _LABEL | {"id": "new", "name": "new", "step_id": "spare"},
    "documents": _DOCUMENT | {"id": "new", "doc_key": "new", "number": 9, "step_id": "spare"},
    "spans": _SPAN | {"id": "new", "document_id": "d3", "step_id": "spare"}
    | {"start_char": 7, "end_char": 9, "quote": "hi"},
    "links": _LINK | {"id": "new", "a": "s2", "b": "s3", "step_id": "spare"},
    "absences": _ABSENCE | {"id": "new", "span_id": "s3", "document_id": "d1", "step_id": "spare"},
    "dismissals": _DISMISSAL | {"id": "new", "span_id": "s1", "document_id": "d2"}
    | {"step_id": "spare"},
    "completions": _COMPLETION | {"id": "new", "document_id": "d2", "step_id": "spare"},
    "places": {"annotator_id": "ben", "story": "s", "place": "{}", "updated_at": AT},
    "indexed_texts": {"id": 9, "sha256": "b" * 64},
    "odd_texts": {"id": 1},
    "splits": {"document_id": "d3", "split": "test", "made_at": AT},
    "twins": {"entity": "span", "id": "s3", "of": "s2", "confirmed": 0},
    "purged": {"hash": "e" * 64, "purged_at": AT},
    "guidelines": _GUIDELINE | {"id": "new"},
    "times": _TIME | {"sitting": "new"},
    "scored": {"id": 9, "document_id": "d2", "fingerprint": "f"},
    "scores": _SCORE | {"scored_id": 1, "b_start": 5},
    **REVIEW_FITTING,
}  # fmt: skip
"""Of each table a row that may be inserted, complete."""


FITTING_PAIR: Values = _PAIR | {"id": "new", "document_id": "d2", "step_id": "spare"}
"""A dismissal without a span that may be inserted, complete."""


def make_victim(path: Path) -> None:
    """Make the database at `path`."""
    Store.open(path, create=True).close()
    connection = sqlite3.connect(path)
    for table, values in _CONTENT:
        connection.execute(insertion(table, values), values)
    # As in a database that is older than the index.
    connection.execute("DELETE FROM indexed_texts WHERE sha256 = ?", ("b" * 64,))
    connection.commit()
    connection.close()


def insertion(table: str, values: Values, verb: str = "INSERT") -> str:
    """The statement that inserts these values, by their names."""
    names = ", ".join(f'"{name}"' for name in values)
    slots = ", ".join(f":{name}" for name in values)
    return f"{verb} INTO {table} ({names}) VALUES ({slots})"
