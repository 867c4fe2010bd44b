"""What an export is measured against: the rows of a database with plain sqlite3 and `json.dumps`.

python -m tests.bench.plain_export native|spans-jsonl DATABASE OUT
"""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from typing import Any, TextIO

TABLES = ("labels", "annotators", "documents", "spans", "links", "absences", "dismissals")
"""What a native export has of an annotated database, a record a row."""


def rows(database: sqlite3.Connection, sql: str) -> Iterator[dict[str, Any]]:
    """The rows of a query as objects by column."""
    found = database.execute(sql)
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)


def native(database: sqlite3.Connection, out: TextIO) -> None:
    """A line a row, the articles with their texts."""
    for table in TABLES:
        texts = " JOIN texts ON sha256 = text_sha256" if table == "documents" else ""
        for row in rows(database, f"SELECT * FROM {table}{texts} ORDER BY id"):
            out.write(json.dumps(row) + "\n")


def spans(database: sqlite3.Connection, out: TextIO) -> None:
    """A line an article, with its text and its spans."""
    articles = "SELECT d.id, text FROM documents d JOIN texts ON sha256 = text_sha256 ORDER BY d.id"
    of_article = (
        "SELECT id, start_char, end_char, label_id FROM spans "
        "WHERE document_id = ? AND deleted_at IS NULL ORDER BY start_char"
    )
    for document, text in database.execute(articles):
        found = database.execute(of_article, (document,))
        marks = [
            {"id": name, "start": start, "end": end, "label": label}
            for name, start, end, label in found
        ]
        out.write(json.dumps({"id": document, "text": text, "spans": marks}) + "\n")


WRITERS: dict[str, Callable[[sqlite3.Connection, TextIO], None]] = {
    "native": native,
    "spans-jsonl": spans,
}


def main() -> None:
    """Write what the command line names."""
    name, path, out = sys.argv[1:]
    database = sqlite3.connect(path)
    with open(out, "w", encoding="utf-8") as stream:
        WRITERS[name](database, stream)
    database.close()


if __name__ == "__main__":
    main()
