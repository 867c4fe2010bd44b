"""The tables and their indexes.

Offsets and lengths are code points, extents are half open, times ISO 8601 in UTC. `rev` counts
the writes of a row, `step_id` names the step that wrote it last, `deleted_at` marks a row that
is no longer alive: rows are never removed.

SQLite's `length`, `instr` and `json_object` stop at a NUL character, which is why no text may
hold one.
"""

TABLES = """
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE annotators (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 100),
  name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0),
  role TEXT NOT NULL CHECK (role IN ('annotator', 'reviewer', 'admin', 'gold')),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE texts (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  chars INTEGER NOT NULL CHECK (chars > 0),
  text TEXT NOT NULL CHECK (instr(text, char(0)) = 0 AND instr(text, char(13)) = 0),
  CHECK (length(text) = chars)
) STRICT;

CREATE TABLE steps (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('do', 'undo', 'redo', 'import', 'reanchor', 'merge', 'repair')),
  title TEXT NOT NULL,
  sitting TEXT NOT NULL,
  target_id TEXT REFERENCES steps (id),
  created_at TEXT NOT NULL,
  CHECK ((kind IN ('undo', 'redo')) = (target_id IS NOT NULL))
) STRICT;
CREATE INDEX steps_annotator ON steps (annotator_id, seq);
CREATE INDEX steps_target ON steps (target_id);

CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id TEXT NOT NULL REFERENCES steps (id),
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  "before" TEXT CHECK ("before" IS NULL OR json_valid("before")),
  "after" TEXT NOT NULL CHECK (json_valid("after")),
  UNIQUE (step_id, entity, entity_id)
) STRICT;
CREATE INDEX events_entity ON events (entity, entity_id, seq);

CREATE TABLE labels (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0),
  key TEXT CHECK (length(key) = 1),
  colour TEXT NOT NULL CHECK (
    colour IN ('orange', 'blue', 'green', 'grey', 'purple', 'yellow', 'sky', 'vermilion')),
  unit TEXT NOT NULL CHECK (unit IN ('clause', 'sentence', 'paragraph')),
  definition TEXT NOT NULL CHECK (instr(definition, char(0)) = 0),
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  retired_at TEXT,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (step_id IS NOT NULL OR rev = 1)
) STRICT;

CREATE UNIQUE INDEX labels_one_key ON labels (key) WHERE retired_at IS NULL;

CREATE TABLE documents (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  doc_key TEXT NOT NULL UNIQUE CHECK (length(doc_key) > 0 AND instr(doc_key, char(0)) = 0),
  story TEXT NOT NULL CHECK (length(trim(story)) > 0 AND instr(story, char(0)) = 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  text_sha256 TEXT NOT NULL REFERENCES texts (sha256),
  chars INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (instr(title, char(0)) = 0),
  source TEXT NOT NULL CHECK (instr(source, char(0)) = 0),
  url TEXT NOT NULL CHECK (instr(url, char(0)) = 0),
  published TEXT NOT NULL CHECK (instr(published, char(0)) = 0),
  file_name TEXT NOT NULL CHECK (instr(file_name, char(0)) = 0),
  meta TEXT NOT NULL CHECK (json_valid(meta)),
  supersedes TEXT REFERENCES documents (id) CHECK (supersedes <> id),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (story, number)
) STRICT;

CREATE TABLE spans (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  document_id TEXT NOT NULL REFERENCES documents (id),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL,
  quote TEXT NOT NULL,
  label_id TEXT REFERENCES labels (id),
  label_revision INTEGER CHECK (label_revision >= 1),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (end_char > start_char),
  CHECK (length(quote) = end_char - start_char),
  CHECK ((label_id IS NULL) = (label_revision IS NULL))
) STRICT;
CREATE UNIQUE INDEX spans_once
  ON spans (document_id, annotator_id, start_char, end_char, ifnull(label_id, ''))
  WHERE deleted_at IS NULL;
CREATE INDEX spans_annotator ON spans (annotator_id, document_id);
CREATE INDEX spans_label ON spans (label_id);

CREATE TABLE links (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  a TEXT NOT NULL REFERENCES spans (id),
  b TEXT NOT NULL REFERENCES spans (id),
  relation TEXT NOT NULL
    CHECK (relation IN ('equivalent', 'partial', 'contradicts', 'different')),
  more TEXT CHECK (more IN ('a', 'b')),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (a < b),
  CHECK (more IS NULL OR relation = 'partial')
) STRICT;
CREATE UNIQUE INDEX links_once ON links (annotator_id, a, b) WHERE deleted_at IS NULL;
CREATE INDEX links_a ON links (a);
CREATE INDEX links_b ON links (b);

CREATE TABLE absences (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  span_id TEXT NOT NULL REFERENCES spans (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX absences_once ON absences (span_id, document_id) WHERE deleted_at IS NULL;
CREATE INDEX absences_span ON absences (span_id);
CREATE INDEX absences_annotator ON absences (annotator_id, document_id);

CREATE TABLE dismissals (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  span_id TEXT NOT NULL REFERENCES spans (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL,
  quote TEXT NOT NULL,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (end_char > start_char),
  CHECK (length(quote) = end_char - start_char)
) STRICT;
CREATE UNIQUE INDEX dismissals_once
  ON dismissals (span_id, document_id, start_char, end_char) WHERE deleted_at IS NULL;
CREATE INDEX dismissals_annotator ON dismissals (annotator_id, document_id);

CREATE TABLE completions (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX completions_once
  ON completions (annotator_id, document_id) WHERE deleted_at IS NULL;

CREATE TABLE places (
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  story TEXT NOT NULL,
  place TEXT NOT NULL CHECK (json_valid(place)),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (annotator_id, story)
) STRICT;
"""
