"""The tables, rules, indexes and views of a database against those of a new one."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache

from annotator.storage.doctor.finding import Check, Cure, Finding
from annotator.storage.driver import sqlite3

Schema = dict[str, tuple[str, str, str | None]]
"""Name to kind, table and SQL, which indexes that SQLite makes by itself have none of."""

_OF_SQLITE = ("sqlite_stat1", "sqlite_stat4")
"""Tables that `ANALYZE` makes."""


@cache
def new_schema() -> Schema:
    """The schema of a database that is made now; working it out takes 50 ms."""
    # It brings sqlite-utils, which nothing else needs for reading.
    from annotator.storage.migrations import migrate

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        migrate(memory)
        return schema_of(memory)


def schema_of(database: sqlite3.Connection) -> Schema:
    """All that is declared in a database."""
    rows = database.execute("SELECT name, type, tbl_name, sql FROM sqlite_schema")
    return {name: (kind, table, sql) for name, kind, table, sql in rows if name not in _OF_SQLITE}


def schema_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """What is missing, other than it should be, or in our tables without being ours."""
    expected, found = new_schema(), schema_of(database)
    for name, (kind, table, sql) in expected.items():
        cure = Cure.NONE if kind == "table" else Cure.REMAKE
        if name not in found:
            what = f"The {kind} {name} is missing."
        elif found[name] != (kind, table, sql):
            what = f"The {found[name][0]} {name} is not as annotator makes it."
        else:
            continue
        yield Finding(Check.SCHEMA, what, cure, table=name if kind == "table" else table)
    for name, (kind, table, _) in foreign(found).items():
        if kind == "trigger" or (kind == "index" and table in expected):
            what = f"The {kind} {name} of {table} is not annotator's."
            yield Finding(Check.SCHEMA, what, Cure.REMAKE, table=table)


def foreign(found: Schema) -> Schema:
    """What another program has put into the database."""
    expected = new_schema()
    return {name: each for name, each in found.items() if name not in expected}
