"""What a database remembers of merges and of what was purged from it.

`twins` has each row that a merge made one with an older one. A merge works them out anew, but for
those that are confirmed: somebody has changed the survivor since, knowing of no other, so that the
twin must not come back when the survivor is gone. A row may be the twin of several.

`purged` has the hashes of what must not come back, and nothing of what it said: of a text its
`identity.text_hash`, of a document the SHA-256 of its key, which its id is the beginning of.
"""

from collections.abc import Iterator

from annotator.storage.schema.rule import DELETE, INSERT, UPDATE, Rule, append_only, kept, new_id

TWINNED = {
    "spans": "span",
    "links": "link",
    "absences": "absence",
    "dismissals": "dismissal",
    "completions": "completion",
}
"""Tables in which two rows can say the same, and what the journal calls their rows."""

KEEPING = """
CREATE TABLE twins (
  entity TEXT NOT NULL
    CHECK (entity IN ('span', 'link', 'absence', 'dismissal', 'completion')),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  of TEXT NOT NULL CHECK (length(of) BETWEEN 1 AND 64),
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  PRIMARY KEY (entity, id, of),
  CHECK (of < id)
) STRICT, WITHOUT ROWID;
CREATE INDEX twins_of ON twins (entity, of);

CREATE TABLE purged (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  purged_at TEXT NOT NULL
) STRICT;
"""


def keeping_rules() -> Iterator[Rule]:
    """The rules of both tables, and what is refused because of them."""
    same = "entity = NEW.entity AND id = NEW.id AND of = NEW.of"
    taken = f"EXISTS (SELECT 1 FROM twins WHERE {same})"
    yield Rule("twins", "new_id", taken, "twins: it is there", INSERT)
    yield Rule("twins", "kept", "OLD.confirmed", "twins: what is confirmed stays", DELETE)
    row = "(NEW.entity, NEW.id, NEW.of) IS NOT (OLD.entity, OLD.id, OLD.of)"
    other = f"{row} OR NEW.confirmed < OLD.confirmed"
    yield Rule("twins", "fixed", other, "twins: only confirmed, and for good", UPDATE)
    yield kept("purged")
    yield append_only("purged")
    yield new_id("purged", "hash")
    text = "EXISTS (SELECT 1 FROM purged WHERE hash = NEW.sha256)"
    yield Rule("texts", "purged", text, "texts: it was purged", INSERT)
    # Hexadecimal digits end before `g`: these are the hashes that begin with the id.
    begins = "hash >= NEW.id AND hash < NEW.id || 'g'"
    key = f"length(NEW.id) = 32 AND EXISTS (SELECT 1 FROM purged WHERE {begins})"
    yield Rule("documents", "purged", key, "documents: it was purged", INSERT)


def confirming_triggers() -> Iterator[str]:
    """The triggers that confirm the twins of a row when it changes otherwise than by a merge."""
    for table, entity in TWINNED.items():
        yield (
            f"CREATE TRIGGER {table}_confirmed_update AFTER UPDATE ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM twins WHERE entity = '{entity}' AND of = NEW.id) "
            "AND (SELECT kind FROM steps WHERE id = NEW.step_id) IS NOT 'merge' BEGIN "
            f"UPDATE twins SET confirmed = 1 WHERE entity = '{entity}' AND of = NEW.id; END"
        )
