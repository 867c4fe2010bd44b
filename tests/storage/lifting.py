"""Taking single rules out of a schema."""

import re
import sqlite3


def lift(connection: sqlite3.Connection, rules: tuple[str, ...]) -> None:
    """Take rules away: triggers and indexes by name, a CHECK as `<table>: <part of it>`."""
    for rule in rules:
        table, colon, part = rule.partition(": ")
        if colon:
            (check,) = [each for each in checks_of(connection, table) if part in each]
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(
                "UPDATE sqlite_schema SET sql = replace(sql, ?, 'CHECK (TRUE)') WHERE name = ?",
                (check, table),
            )
            connection.execute("PRAGMA writable_schema = RESET")
        else:
            (kind,) = connection.execute(
                "SELECT type FROM sqlite_schema WHERE name = ?", (rule,)
            ).fetchone()
            connection.execute(f"DROP {kind} {rule}")


def checks_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The CHECKs of a table as they are written."""
    (sql,) = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
    ).fetchone()
    return [
        sql[match.start() : _closing(sql, match.end())] for match in re.finditer(r"CHECK \(", sql)
    ]


def _closing(sql: str, start: int) -> int:
    """Where the parenthesis that was opened before `start` is closed."""
    depth, place = 1, start
    while depth:
        depth += {"(": 1, ")": -1}.get(sql[place], 0)
        place += 1
    return place


def triggers_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The names of a table's triggers."""
    return tuple(
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
        )
    )
