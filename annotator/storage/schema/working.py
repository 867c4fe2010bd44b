"""What annotators go by, and how long they were at work on each article.

A version of the guideline is a row of its own that never changes; the one that counts is the last
by `since` and `id`, and where there is none the one that ships. `seconds` are those of one sitting
with one article in which keys came; they only grow. Neither is part of the journal.
"""

from collections.abc import Iterator

from annotator.storage.schema.rule import INSERT, UPDATE, Rule, append_only, fixed, kept, new_id

WORKING = """
CREATE TABLE guidelines (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  text TEXT NOT NULL CHECK (length(text) > 0 AND instr(text, char(0)) = 0),
  since TEXT NOT NULL,
  annotator_id TEXT NOT NULL REFERENCES annotators (id)
) STRICT;

CREATE TABLE times (
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  sitting TEXT NOT NULL CHECK (length(sitting) BETWEEN 1 AND 64),
  seconds REAL NOT NULL CHECK (seconds >= 0),
  PRIMARY KEY (annotator_id, document_id, sitting)
) STRICT;
CREATE INDEX times_document ON times (document_id);
"""


def working_rules() -> Iterator[Rule]:
    """The rules of both tables."""
    for table in ("guidelines", "times"):
        yield kept(table)
        unknown = "NOT EXISTS (SELECT 1 FROM annotators WHERE id = NEW.annotator_id)"
        yield Rule(table, "by_annotator", unknown, f"{table}: no such annotator", INSERT)
    yield append_only("guidelines")
    yield new_id("guidelines")
    key = ("annotator_id", "document_id", "sitting")
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    taken = f"EXISTS (SELECT 1 FROM times WHERE {same} OR rowid = NEW.rowid)"
    yield Rule("times", "new_id", taken, "times: it is there", INSERT)
    yield fixed("times", *key)
    nowhere = "NOT EXISTS (SELECT 1 FROM documents WHERE id = NEW.document_id)"
    yield Rule("times", "of_document", nowhere, "times: no such document", INSERT)
    less = "NEW.seconds < OLD.seconds"
    yield Rule("times", "growing", less, "times: they only grow", UPDATE)
