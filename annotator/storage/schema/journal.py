"""The journal writes itself: each change of a row that a person can change is an event.

An image is the whole row as a JSON object of its columns. Undo writes a logged image back.
"""

from collections.abc import Iterator

from sqlite_utils import Database

JOURNALLED = {
    "labels": "label",
    "documents": "document",
    "spans": "span",
    "links": "link",
    "absences": "absence",
    "dismissals": "dismissal",
    "completions": "completion",
    "adjudications": "adjudication",
}
"""Table to the name of its rows in the events."""


def journal_triggers(database: Database, table: str) -> Iterator[str]:
    """The triggers that log each insert and update of `table`, with all its columns.

    A migration that adds a column drops `<table>_logged_insert` and `<table>_logged_update`
    and makes them anew with this function.
    """
    names = [column.name for column in database.table(table).columns]
    old, new = (
        "json_object(" + ", ".join(f"'{name}', {row}.{name}" for name in names) + ")"
        for row in ("OLD", "NEW")
    )
    for event, before in (("insert", "NULL"), ("update", old)):
        yield (
            f"CREATE TRIGGER {table}_logged_{event} AFTER {event.upper()} ON {table} "
            f"WHEN NEW.step_id IS NOT NULL BEGIN "
            f'INSERT INTO events (step_id, entity, entity_id, "before", "after") '
            f"VALUES (NEW.step_id, '{JOURNALLED[table]}', NEW.id, {before}, {new}); END"
        )
