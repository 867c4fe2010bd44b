"""Scores worked out ahead: thrown away and worked out again at will, so without a history.

`scored` has a row for each document that is done, `scores` what came of it.
"""

SCORES = """
CREATE TABLE scored (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL UNIQUE REFERENCES documents (id),
  fingerprint TEXT NOT NULL
) STRICT;

CREATE TABLE scores (
  scored_id INTEGER NOT NULL REFERENCES scored (id) ON DELETE CASCADE,
  a_document_id TEXT NOT NULL REFERENCES documents (id),
  a_start INTEGER NOT NULL CHECK (a_start >= 0),
  a_end INTEGER NOT NULL,
  b_document_id TEXT NOT NULL REFERENCES documents (id),
  b_start INTEGER NOT NULL CHECK (b_start >= 0),
  b_end INTEGER NOT NULL,
  score REAL NOT NULL,
  rank REAL NOT NULL,
  PRIMARY KEY (scored_id, a_document_id, a_start, a_end, b_document_id, b_start, b_end),
  CHECK (a_document_id <> b_document_id),
  CHECK (a_end > a_start),
  CHECK (b_end > b_start)
) STRICT, WITHOUT ROWID;
"""
