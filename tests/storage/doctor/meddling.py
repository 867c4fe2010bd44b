"""Writing to a database as a program that knows no rules."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path


def meddle(path: Path, *statements: str, values: Sequence[object] = ()) -> None:
    """Run statements with no trigger and no CHECK in their way; nothing else has it open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        connection.execute("BEGIN")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement, values)
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")


def content(path: Path, table: str) -> list[tuple[object, ...]]:
    """The rows of a table."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
