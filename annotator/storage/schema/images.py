"""What the journal does not have is kept twice: each row has its image beside it.

No checksum guards the pages of a file, and a flipped bit in a title or a comment breaks no rule;
so whatever has no second place, as the rows of the journal have in their last event, gets one here.
An image follows its row by itself, whoever writes. A row without one is not checked, and scores
have none: they can be worked out again.
"""

from collections.abc import Iterable, Iterator

from sqlite_utils import Database

IMAGES = """
CREATE TABLE images (
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  image TEXT NOT NULL,
  PRIMARY KEY (entity, id)
) STRICT, WITHOUT ROWID
"""

IMAGED_BY_KEEPING = {
    "meta": ("key",),
    "annotators": ("id",),
    "steps": ("id",),
    "places": ("annotator_id", "story"),
    "splits": ("document_id",),
    "batches": ("id",),
    "batch_items": ("batch_id", "place"),
    "verdicts": ("id",),
    "reveals": ("batch_id", "place"),
    "objections": ("id",),
    "signoffs": ("id",),
    "twins": ("entity", "id", "of"),
    "purged": ("hash",),
    "labels": ("id",),
}
"""What the migration that made images gave them to, as `IMAGED` has it."""

IMAGED_BY_WORKING = {
    "guidelines": ("id",),
    "times": ("annotator_id", "document_id", "sitting"),
}
"""What the next one added."""

IMAGED = IMAGED_BY_KEEPING | IMAGED_BY_WORKING
"""Table to the columns of its key, which is a JSON array in `images`.

Of labels only those are imaged that a database is made with, as they were then: of no step.
"""

_UNBORN = "step_id IS NULL"


def image_triggers(database: Database, tables: Iterable[str]) -> Iterator[str]:
    """The triggers that keep the images of these tables."""
    for table in tables:
        image, key, stored = (
            _image(database, table, "NEW."),
            _key(table, "NEW."),
            _key(table, "OLD."),
        )
        new = f"INSERT INTO images VALUES ('{table}', {key}, {image})"
        if table == "labels":
            yield _trigger(table, "insert", new, f"WHEN NEW.{_UNBORN} ")
            continue
        found = f"entity = '{table}' AND id = {stored}"
        yield _trigger(table, "insert", new)
        update = f"UPDATE images SET id = {key}, image = {image} WHERE {found}"
        yield _trigger(table, "update", update)
        yield _trigger(table, "delete", f"DELETE FROM images WHERE {found}")


def filling(database: Database) -> Iterator[str]:
    """The statements that make the images of all rows that are there; there must be none yet.

    A database of an older schema lacks some of the tables.
    """
    for table in filter(set(database.table_names()).__contains__, IMAGED):
        among = f" WHERE {_UNBORN}" if table == "labels" else ""
        values = f"'{table}', {_key(table)}, {_image(database, table)}"
        yield f"INSERT INTO images SELECT {values} FROM {table}{among}"


def _trigger(table: str, event: str, act: str, when: str = "") -> str:
    name = f"{table}_imaged_{event}"
    return f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table} {when}BEGIN {act}; END"


def _image(database: Database, table: str, row: str = "") -> str:
    return image_of([column.name for column in database.table(table).columns], row)


def image_of(columns: Iterable[str], row: str = "") -> str:
    """SQL for the image of a row with these columns."""
    return "json_object(" + ", ".join(f"'{name}', {row}\"{name}\"" for name in columns) + ")"


def _key(table: str, row: str = "") -> str:
    return "json_array(" + ", ".join(f'{row}"{name}"' for name in IMAGED[table]) + ")"
