"""Dismissals without a span: a refused pair has two passages, either of which may be no span.

The table is made anew, since `span_id` may be NULL now, with all that belongs to it.
"""

from collections.abc import Iterator

from annotator.storage.schema.rule import Rule, at_span, of_a_layer, once, quoted

TABLE = """
CREATE TABLE new_dismissals (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  span_id TEXT REFERENCES spans (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL,
  quote TEXT NOT NULL,
  near_document_id TEXT REFERENCES documents (id),
  near_start INTEGER CHECK (near_start >= 0),
  near_end INTEGER,
  near_quote TEXT,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (end_char > start_char),
  CHECK (length(quote) = end_char - start_char),
  CHECK ((span_id IS NULL) = (near_document_id IS NOT NULL)),
  CHECK ((near_document_id IS NULL) + (near_start IS NULL) + (near_end IS NULL)
    + (near_quote IS NULL) IN (0, 4)),
  CHECK (near_document_id < document_id),
  CHECK (near_end > near_start),
  CHECK (length(near_quote) = near_end - near_start)
) STRICT;

INSERT INTO new_dismissals (rowid, id, annotator_id, span_id, document_id, start_char, end_char,
  quote, rev, step_id, created_at, updated_at, deleted_at)
SELECT rowid, id, annotator_id, span_id, document_id, start_char, end_char,
  quote, rev, step_id, created_at, updated_at, deleted_at
FROM dismissals;

DROP TABLE dismissals;

ALTER TABLE new_dismissals RENAME TO dismissals;

CREATE UNIQUE INDEX dismissals_once
  ON dismissals (span_id, document_id, start_char, end_char) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX dismissals_pair_once
  ON dismissals (annotator_id, document_id, start_char, end_char, near_document_id, near_start,
    near_end)
  WHERE deleted_at IS NULL AND near_document_id IS NOT NULL;
CREATE INDEX dismissals_annotator ON dismissals (annotator_id, document_id);
"""


def rules() -> Iterator[Rule]:
    """The rules of the new table: those of the old one, and those of the near passage."""
    yield from of_a_layer("dismissals", "span_id", "document_id", "near_document_id")
    yield from at_span("dismissals", may_lack=True)
    yield from quoted("dismissals")
    yield from quoted("dismissals", "near")
    passage = ("document_id", "start_char", "end_char")
    message = "it is refused"
    yield from once("dismissals", "once", message, "span_id", *passage, alive="deleted_at")
    near = ("near_document_id", "near_start", "near_end")
    pair = ("annotator_id", *passage, *near)
    yield from once("dismissals", "pair_once", message, *pair, alive="deleted_at")
