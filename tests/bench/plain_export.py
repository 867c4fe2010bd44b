"""What an export is measured against: the same rows with plain sqlite3 and `json.dumps`.

python -m tests.bench.plain_export native|spans-jsonl DATABASE OUT
"""

import json
import sqlite3
import sys

TABLES = {
    "native": (
        "labels",
        "annotators",
        "documents",
        "spans",
        "links",
        "absences",
        "dismissals",
        "completions",
    ),
    "spans-jsonl": ("documents", "spans", "links"),
}
"""What an export of each format reads of an annotated database; the texts with the documents."""


def main() -> None:
    """Write the rows that the command line names, an object a line."""
    name, path, out = sys.argv[1:]
    database = sqlite3.connect(path)
    with open(out, "w", encoding="utf-8") as stream:
        for table in TABLES[name]:
            texts = " JOIN texts ON sha256 = text_sha256" if table == "documents" else ""
            found = database.execute(f"SELECT * FROM {table}{texts} ORDER BY id")
            columns = [column[0] for column in found.description]
            for row in found:
                stream.write(json.dumps(dict(zip(columns, row, strict=True))) + "\n")
    database.close()


if __name__ == "__main__":
    main()
