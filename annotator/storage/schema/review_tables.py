"""The tables of review and their indexes.

A batch is frozen as it is drawn; verdicts, looks behind a blind batch, objections and signatures
are only ever added, and are their own trail. An adjudication is a row of the gold layer like any
other, and journalled.

Lists are JSON. In a verdict `label_id` to `other_quote` say what it should be: the passage is the
right bounds of a span, the place of something missing, or where an article does say something.
"""

_PRIORITY = "'disagreement', 'flagged', 'earlier_definition', 'new'"

_ERRORS = "'wrong_label', 'wrong_boundary', 'spurious', 'wrong_relation', 'missing'"

REVIEW_TABLES = f"""
CREATE TABLE batches (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  annotators TEXT NOT NULL CHECK (json_valid(annotators) AND annotators LIKE '["%'),
  labels TEXT NOT NULL CHECK (json_valid(labels) AND labels LIKE '[%'),
  kinds TEXT NOT NULL CHECK (json_valid(kinds) AND kinds LIKE '["%'),
  story TEXT CHECK (length(trim(story)) > 0 AND instr(story, char(0)) = 0),
  plan TEXT NOT NULL CHECK (plan IN ('all', 'random', 'stratified', {_PRIORITY})),
  size INTEGER NOT NULL CHECK (size >= 1),
  frame INTEGER NOT NULL,
  core REAL NOT NULL CHECK (core BETWEEN 0 AND 1),
  seed INTEGER NOT NULL,
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  target_rate REAL CHECK (target_rate > 0 AND target_rate < 1),
  target_confidence REAL CHECK (target_confidence > 0 AND target_confidence < 1),
  created_at TEXT NOT NULL,
  CHECK (frame >= size),
  CHECK (core = 1 OR plan IN ({_PRIORITY})),
  CHECK ((target_rate IS NULL) = (target_confidence IS NULL))
) STRICT;

CREATE TABLE batch_items (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('span', 'link', 'absence', 'passage')),
  record_id TEXT,
  rev INTEGER CHECK (rev >= 1),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL,
  label_id TEXT REFERENCES labels (id),
  core INTEGER NOT NULL CHECK (core IN (0, 1)),
  weight REAL NOT NULL CHECK (weight > 0 AND weight < 9e999),
  found TEXT NOT NULL CHECK (json_valid(found) AND found LIKE '{{%'),
  PRIMARY KEY (batch_id, place),
  CHECK (end_char > start_char),
  CHECK ((kind = 'passage') = (record_id IS NULL)),
  CHECK ((record_id IS NULL) = (rev IS NULL)),
  CHECK (kind <> 'passage' OR label_id IS NULL),
  CHECK (kind = 'passage' OR found = '{{}}')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX batch_items_once ON batch_items (batch_id, kind, record_id);
CREATE UNIQUE INDEX batch_items_passage_once
  ON batch_items (batch_id, annotator_id, document_id, start_char, end_char)
  WHERE record_id IS NULL;
CREATE INDEX batch_items_annotator ON batch_items (annotator_id);

CREATE TABLE verdicts (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  batch_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  judgement TEXT NOT NULL CHECK (judgement IN ('accept', {_ERRORS}, 'unsure', 'withdrawn')),
  severity TEXT CHECK (severity IN ('minor', 'major')),
  reason TEXT CHECK (reason IN ('not_this', 'duplicate', 'vague', 'other')),
  comment TEXT NOT NULL CHECK (instr(comment, char(0)) = 0),
  label_id TEXT REFERENCES labels (id),
  document_id TEXT REFERENCES documents (id),
  start_char INTEGER CHECK (start_char >= 0),
  end_char INTEGER,
  quote TEXT,
  relation TEXT CHECK (relation IN ('equivalent', 'partial', 'contradicts', 'different')),
  more TEXT CHECK (more IN ('a', 'b')),
  other_document_id TEXT REFERENCES documents (id),
  other_start INTEGER CHECK (other_start >= 0),
  other_end INTEGER,
  other_quote TEXT,
  withdraws_id TEXT REFERENCES verdicts (id),
  seconds REAL NOT NULL CHECK (seconds >= 0 AND seconds < 9e999),
  created_at TEXT NOT NULL,
  FOREIGN KEY (batch_id, place) REFERENCES batch_items (batch_id, place),
  CHECK ((severity IS NOT NULL) = (judgement IN ({_ERRORS}))),
  CHECK (severity IS NOT 'minor' OR judgement = 'wrong_boundary'),
  CHECK ((reason IS NOT NULL) = (judgement = 'spurious')),
  CHECK (judgement <> 'unsure' OR comment LIKE '?%'),
  CHECK ((withdraws_id IS NOT NULL) = (judgement = 'withdrawn')),
  CHECK ((label_id IS NOT NULL)
    = (judgement = 'wrong_label' OR judgement = 'missing' AND relation IS NULL)),
  CHECK (judgement NOT IN ('wrong_boundary', 'missing') OR document_id IS NOT NULL),
  CHECK (judgement NOT IN ('accept', 'spurious', 'unsure', 'withdrawn') OR document_id IS NULL),
  CHECK ((document_id IS NULL) + (start_char IS NULL) + (end_char IS NULL) + (quote IS NULL)
    IN (0, 4)),
  CHECK (end_char > start_char),
  CHECK (length(quote) = end_char - start_char),
  CHECK (judgement <> 'wrong_relation' OR relation IS NOT NULL),
  CHECK (judgement IN ('wrong_relation', 'missing') OR relation IS NULL),
  CHECK (more IS NULL OR relation IS 'partial'),
  CHECK ((other_document_id IS NOT NULL) = (judgement = 'missing' AND relation IS NOT NULL)),
  CHECK ((other_document_id IS NULL) + (other_start IS NULL) + (other_end IS NULL)
    + (other_quote IS NULL) IN (0, 4)),
  CHECK (other_document_id <> document_id),
  CHECK (other_end > other_start),
  CHECK (length(other_quote) = other_end - other_start)
) STRICT;
CREATE INDEX verdicts_item ON verdicts (batch_id, place);
CREATE UNIQUE INDEX verdicts_withdrawn_once ON verdicts (withdraws_id)
  WHERE withdraws_id IS NOT NULL;

CREATE TABLE reveals (
  batch_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, place),
  FOREIGN KEY (batch_id, place) REFERENCES batch_items (batch_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE objections (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  verdict_id TEXT NOT NULL REFERENCES verdicts (id),
  author_id TEXT NOT NULL REFERENCES annotators (id),
  comment TEXT NOT NULL CHECK (length(trim(comment)) > 0 AND instr(comment, char(0)) = 0),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX objections_verdict ON objections (verdict_id);

CREATE TABLE signoffs (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  batch_id TEXT NOT NULL REFERENCES batches (id),
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0),
  digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX signoffs_batch ON signoffs (batch_id);

CREATE TABLE adjudications (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  adjudicator_id TEXT NOT NULL REFERENCES annotators (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  choice TEXT NOT NULL CHECK (choice IN ('agreed', 'a', 'b', 'both', 'neither', 'edit')),
  a TEXT NOT NULL CHECK (json_valid(a) AND a LIKE '[%'),
  b TEXT NOT NULL CHECK (json_valid(b) AND b LIKE '[%'),
  taken TEXT NOT NULL CHECK (json_valid(taken) AND taken LIKE '[%'),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (a <> '[]' OR b <> '[]'),
  CHECK (choice <> 'agreed' OR a <> '[]' AND b <> '[]'),
  CHECK (choice <> 'neither' OR taken = '[]')
) STRICT;
CREATE INDEX adjudications_annotator ON adjudications (annotator_id, document_id);
"""
