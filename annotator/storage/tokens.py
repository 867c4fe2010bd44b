"""Texts as SQLite's full-text search takes them."""

from contextlib import closing

from annotator.storage.driver import sqlite3
from annotator.storage.schema.text_index import TOKENIZER

_TOKENIZERS = {"stems": TOKENIZER, "words": TOKENIZER.removeprefix("porter ")}


def tokens(text: str) -> list[tuple[str, str]]:
    """The stem and the word of each token of a text, in their order.

    A stem cannot be asked for: a search stems what it is given, and a stem has another one.
    """
    # Only a table tells how a text is taken apart; in memory it costs 1 ms and no lock.
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        found = []
        for table, tokenizer in _TOKENIZERS.items():
            memory.execute(
                f"CREATE VIRTUAL TABLE {table} USING "
                f"fts5 (text, content='', tokenize='{tokenizer}')"
            )
            memory.execute(f"CREATE VIRTUAL TABLE in_{table} USING fts5vocab ({table}, instance)")
            memory.execute(f"INSERT INTO {table} (rowid, text) VALUES (1, ?)", (_whole(text),))
            rows = memory.execute(f"SELECT term FROM in_{table} ORDER BY offset")
            found.append([str(term) for (term,) in rows])
    return list(zip(*found, strict=True))


def phrase(text: str) -> str:
    """The search for the tokens of `text` in their order, whatever signs are in it."""
    return f'"{_whole(text).replace(chr(34), chr(34) * 2)}"'


def _whole(text: str) -> str:
    """The text with other signs for NUL, at which SQLite ends a text, and half surrogate pairs."""
    return text.replace("\0", " ").encode(errors="replace").decode()
