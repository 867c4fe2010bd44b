"""Writing to a database as a program that knows no rules."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

_WRITES = re.compile(r"(?:UPDATE|DELETE FROM) (\w+)")


def meddle(path: Path, *statements: str, values: Sequence[object] = ()) -> None:
    """Run statements with no trigger and no CHECK in their way; nothing else has it open.

    Each begins with `UPDATE` or `DELETE FROM` and a table, or changes what is declared.
    """
    tables = {each[1] for each in map(_WRITES.match, statements) if each is not None}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = [
            (name, sql)
            for name, table, sql in connection.execute(
                "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'"
            )
            if table in tables
        ]
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
