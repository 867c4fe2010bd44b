"""Which part of the training data each document is in, once that is decided.

Nothing of it is an annotation and it has no history: `made_at` is when the document first left.
"""

from collections.abc import Iterator

from annotator.storage.schema.rule import INSERT, UPDATE, Rule, fixed, kept, new_id

SPLITS = """
CREATE TABLE splits (
  document_id TEXT PRIMARY KEY REFERENCES documents (id),
  split TEXT NOT NULL CHECK (split IN ('train', 'validation', 'test')),
  made_at TEXT NOT NULL
) STRICT;
"""


def split_rules() -> Iterator[Rule]:
    """A document that a model may have learned from tests none, for good."""
    yield kept("splits")
    yield new_id("splits", "document_id")
    yield fixed("splits", "document_id", "made_at")
    unknown = "NOT EXISTS (SELECT 1 FROM documents WHERE id = NEW.document_id)"
    yield Rule("splits", "of_document", unknown, "splits: no such document", INSERT)
    order = "instr('train validation test', {}.split)"
    away = f"{order.format('NEW')} > {order.format('OLD')}"
    yield Rule("splits", "towards_train", away, "splits: only towards train", UPDATE)
