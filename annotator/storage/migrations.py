"""The migrations in their order. A released one is never edited.

Each is hand-written DDL: `table.transform()` of sqlite-utils drops the triggers of its table.
"""

from sqlite_utils import Database, Migrations

from annotator.storage.schema.journal import JOURNALLED, journal_triggers
from annotator.storage.schema.rules import RULES
from annotator.storage.schema.tables import TABLES
from annotator.storage.schema.views import VIEWS

MIGRATIONS = Migrations("annotator")


@MIGRATIONS(name="0001_annotating")
def annotating(database: Database) -> None:
    """Texts, documents, labels, layers, steps and events, with their rules and views."""
    database.executescript(TABLES)
    for rule in RULES:
        for statement in rule.statements():
            database.execute(statement)
    for table in JOURNALLED:
        database.executescript(journal_triggers(database, table))
    database.executescript(VIEWS)


SCHEMA_VERSION = 1
"""`user_version` of a file with all migrations: their number."""
