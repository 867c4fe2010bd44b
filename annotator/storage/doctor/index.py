"""The full-text index against the texts.

SQLite checks such an index by a statement that writes, so a copy in memory is checked.
"""

from collections.abc import Iterator
from contextlib import closing

from annotator.storage.doctor.finding import Check, Cure, Finding
from annotator.storage.driver import sqlite3
from annotator.storage.schema.text_index import ODD, TOKENIZER

_PARTS = ("data", "idx", "docsize", "config")
"""The tables that the index consists of, all called `text_index_…`."""

_MAKE = f"""
CREATE TABLE content (id INTEGER PRIMARY KEY, text TEXT);
CREATE VIRTUAL TABLE text_index USING fts5 (
  text, content='content', content_rowid='id', tokenize='{TOKENIZER}');
"""

_INDEXED = "SELECT i.id, t.text FROM indexed_texts i JOIN texts t ON t.sha256 = i.sha256"


def index_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Whether a search finds what the texts say."""
    if not _is_sound(database):
        what = "The full-text index is not of the texts that are there."
        yield Finding(Check.INDEX, what, Cure.REBUILD, table="text_index")
    elif not _knows_odd_texts(database):
        what = "The list of the texts with odd characters is not of the texts that are there."
        yield Finding(Check.INDEX, what, Cure.REBUILD, table="odd_texts")


def _is_sound(database: sqlite3.Connection) -> bool:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.executescript(_MAKE)
        memory.executemany("INSERT INTO content VALUES (?, ?)", database.execute(_INDEXED))
        for part in _PARTS:
            name = f"text_index_{part}"
            rows = database.execute(f"SELECT * FROM {name}").fetchall()
            memory.execute(f"DELETE FROM {name}")
            if rows:
                slots = ", ".join("?" * len(rows[0]))
                memory.executemany(f"INSERT INTO {name} VALUES ({slots})", rows)
        try:
            memory.execute(
                "INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 1)"
            )
        except sqlite3.DatabaseError:
            return False
    return True


def _knows_odd_texts(database: sqlite3.Connection) -> bool:
    signs = [bytes.fromhex(each) for each in ODD]
    odd = {
        number
        for number, text in database.execute(_INDEXED)
        if any(sign in str(text).encode() for sign in signs)
    }
    return odd == {number for (number,) in database.execute("SELECT id FROM odd_texts")}
