"""The full-text index over the texts, by document and kept by triggers.

`indexed_texts` gives each text the integer that the index knows it by; rowids of `texts` itself
would not do, since VACUUM may change them. A text that has none is not in the index yet: so it is
with all texts of a database that is older than the index, until somebody asks for it.

The index has no copy of the texts; it takes them from `indexed_content` when it needs them.

`odd_texts` has those of them that may hold what a find takes for nothing or for a letter from A to
Z: soft hyphens, ligatures, `ß`. Without them a find may do with what SQLite finds by itself.
"""

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""How a text becomes tokens: words without case and diacritics, and of them the stems."""

ODD = ("C2AD", "C39F", "C4B0", "C589", "C5BF", "C7B0", "E1BA", "E2808B", "E281A0", "E284AA",
  "EFAC", "EFBBBF")  # fmt: skip
"""First bytes, in hexadecimal, of what makes a text odd."""

_IS_ODD = " OR ".join(f"instr(CAST(text AS BLOB), x'{each}')" for each in ODD)

TEXT_INDEX = (
    """
    CREATE TABLE indexed_texts (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE REFERENCES texts (sha256)
    ) STRICT
    """,
    "CREATE TABLE odd_texts (id INTEGER PRIMARY KEY REFERENCES indexed_texts (id)) STRICT",
    """
    CREATE VIEW indexed_content (id, text) AS
    SELECT i.id, t.text FROM indexed_texts i JOIN texts t ON t.sha256 = i.sha256
    """,
    f"""
    CREATE VIRTUAL TABLE text_index USING fts5 (
      text, content='indexed_content', content_rowid='id', tokenize='{TOKENIZER}')
    """,
    """
    CREATE TRIGGER texts_indexed_insert AFTER INSERT ON texts BEGIN
      INSERT INTO indexed_texts (sha256) VALUES (NEW.sha256);
    END
    """,
    """
    CREATE TRIGGER texts_indexed_delete BEFORE DELETE ON texts BEGIN
      DELETE FROM indexed_texts WHERE sha256 = OLD.sha256;
    END
    """,
    f"""
    CREATE TRIGGER indexed_texts_indexed_insert AFTER INSERT ON indexed_texts BEGIN
      INSERT INTO text_index (rowid, text)
      SELECT NEW.id, text FROM texts WHERE sha256 = NEW.sha256;
      INSERT INTO odd_texts (id) SELECT NEW.id FROM texts
      WHERE sha256 = NEW.sha256 AND length(CAST(text AS BLOB)) > chars AND ({_IS_ODD});
    END
    """,
    """
    CREATE TRIGGER indexed_texts_indexed_delete BEFORE DELETE ON indexed_texts BEGIN
      INSERT INTO text_index (text_index, rowid, text)
      SELECT 'delete', OLD.id, text FROM texts WHERE sha256 = OLD.sha256;
      DELETE FROM odd_texts WHERE id = OLD.id;
    END
    """,
    "CREATE INDEX documents_text ON documents (text_sha256)",
)
"""The statements, one by one: those of triggers hold semicolons."""
