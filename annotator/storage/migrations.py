"""The migrations in their order. A released one is never edited.

Each is hand-written DDL: `table.transform()` of sqlite-utils drops the triggers of its table.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from sqlite_utils import Database, Migrations

from annotator.storage.driver import sqlite3
from annotator.storage.schema import pairs
from annotator.storage.schema.adjudication_rules import adjudication_rules
from annotator.storage.schema.batch_rules import batch_rules
from annotator.storage.schema.images import (
    IMAGED_BY_KEEPING,
    IMAGED_BY_WORKING,
    IMAGES,
    filling,
    image_triggers,
)
from annotator.storage.schema.journal import journal_triggers
from annotator.storage.schema.keeping import KEEPING, confirming_triggers, keeping_rules
from annotator.storage.schema.review_tables import REVIEW_TABLES
from annotator.storage.schema.review_views import REVIEW_VIEWS
from annotator.storage.schema.rule import Rule
from annotator.storage.schema.rules import RULES
from annotator.storage.schema.scores import SCORES
from annotator.storage.schema.splits import SPLITS, split_rules
from annotator.storage.schema.tables import TABLES
from annotator.storage.schema.text_index import TEXT_INDEX
from annotator.storage.schema.verdict_rules import verdict_rules
from annotator.storage.schema.views import VIEWS
from annotator.storage.schema.working import WORKING, working_rules

MIGRATIONS = Migrations("annotator")


@MIGRATIONS(name="0001_annotating")
def annotating(database: Database) -> None:
    """Texts, documents, labels, layers, steps and events, with their rules and views."""
    _run(database, (*_split(TABLES), *_triggers(RULES), *_split(VIEWS)))
    layer = ("spans", "links", "absences", "dismissals", "completions")
    for table in ("labels", "documents", *layer):
        _run(database, journal_triggers(database, table))


@MIGRATIONS(name="0002_suggesting")
def suggesting(database: Database) -> None:
    """Dismissals of pairs without a span, the full-text index, and scores worked out ahead."""
    _run(database, (*_split(pairs.TABLE), *_triggers(pairs.rules())))
    _run(database, journal_triggers(database, "dismissals"))
    _run(database, (*TEXT_INDEX, *_split(SCORES)))


@MIGRATIONS(name="0003_reviewing")
def reviewing(database: Database) -> None:
    """Batches, verdicts and what follows them, and decisions between two layers."""
    rules = chain(batch_rules(), verdict_rules(), adjudication_rules())
    _run(database, (*_split(REVIEW_TABLES), *_triggers(rules), *_split(REVIEW_VIEWS)))
    _run(database, journal_triggers(database, "adjudications"))


@MIGRATIONS(name="0004_splitting")
def splitting(database: Database) -> None:
    """Which part of the training data each document is in."""
    _run(database, (*_split(SPLITS), *_triggers(split_rules())))


@MIGRATIONS(name="0005_keeping")
def keeping(database: Database) -> None:
    """What merges made one, what was purged, and images of what is in no journal."""
    _run(database, (*_split(KEEPING), *_triggers(keeping_rules()), *confirming_triggers()))
    images = (*filling(database), *image_triggers(database, IMAGED_BY_KEEPING))
    _run(database, (IMAGES, *images))


@MIGRATIONS(name="0006_working")
def working(database: Database) -> None:
    """Versions of the guideline, and how long annotators were at work on each article."""
    _run(database, (*_split(WORKING), *_triggers(working_rules())))
    _run(database, image_triggers(database, IMAGED_BY_WORKING))


def _run(database: Database, statements: Iterable[str]) -> None:
    # One by one: `executescript` looks for the ends of statements character by character.
    for statement in statements:
        database.execute(statement)


def _split(script: str) -> list[str]:
    """The statements of a script that has semicolons at their ends only."""
    return [statement for statement in script.split(";") if statement.strip()]


def _triggers(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from rule.statements()


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations that are not applied yet, inside the caller's transaction."""
    MIGRATIONS.apply(Database(connection, execute_plugins=False))
