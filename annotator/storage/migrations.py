"""The migrations in their order. A released one is never edited.

Each is hand-written DDL: `table.transform()` of sqlite-utils drops the triggers of its table.
"""

from collections.abc import Iterator

from sqlite_utils import Database, Migrations

from annotator.storage.driver import sqlite3
from annotator.storage.schema.journal import JOURNALLED, journal_triggers
from annotator.storage.schema.rules import RULES
from annotator.storage.schema.tables import TABLES
from annotator.storage.schema.views import VIEWS

MIGRATIONS = Migrations("annotator")


@MIGRATIONS(name="0001_annotating")
def annotating(database: Database) -> None:
    """Texts, documents, labels, layers, steps and events, with their rules and views."""
    # One by one: `executescript` looks for the ends of statements character by character.
    for statement in (*_split(TABLES), *_rules(), *_split(VIEWS)):
        database.execute(statement)
    for table in JOURNALLED:
        for statement in journal_triggers(database, table):
            database.execute(statement)


def _split(script: str) -> list[str]:
    """The statements of a script that has semicolons at their ends only."""
    return [statement for statement in script.split(";") if statement.strip()]


def _rules() -> Iterator[str]:
    for rule in RULES:
        yield from rule.statements()


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations that are not applied yet, inside the caller's transaction."""
    MIGRATIONS.apply(Database(connection, execute_plugins=False))
