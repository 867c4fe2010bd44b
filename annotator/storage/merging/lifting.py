"""Rules that a merge does not keep while it writes, put back before its commit."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotator.domain.errors import Refused
from annotator.storage.driver import sqlite3
from annotator.storage.schema.journal import JOURNALLED

_LIFTED = (
    # A row jumps to the image that stands, which another step may have left, with other ends.
    *(f"{table}_{rule}" for table in JOURNALLED for rule in ("fixed_update", "revised_update")),
    # The images of its own step are few: the others come with their steps.
    *(f"{table}_logged_{act}" for table in JOURNALLED for act in ("insert", "update")),
    "labels_defined_update",
    # Rows that are written anew are out of each other's way meanwhile; `check` makes up for it.
    "spans_unlinked_update",
    # A link that was made one with another may lie the other way round.
    "batch_items_record_insert",
    # Of two looks at one item, and of two ways back from one verdict, one stays.
    "reveals_append_only_update",
    "verdicts_kept_delete",
)

_LOOSE = (
    "SELECT 1 FROM links k JOIN spans s ON s.id IN (k.a, k.b) "
    "WHERE k.deleted_at IS NULL AND s.deleted_at IS NOT NULL",
    "SELECT 1 FROM absences x JOIN spans s ON s.id = x.span_id "
    "WHERE x.deleted_at IS NULL AND s.deleted_at IS NOT NULL",
)

_ITEMS = " UNION ALL ".join(
    f"SELECT 1 FROM batch_items i LEFT JOIN {table} t ON t.id = i.record_id "
    f"AND t.annotator_id = i.annotator_id AND t.rev >= i.rev "
    f"WHERE i.kind = '{kind}' AND t.id IS NULL"
    for table, kind in (("spans", "span"), ("links", "link"), ("absences", "absence"))
)


@contextmanager
def lifted(database: sqlite3.Connection) -> Iterator[None]:
    """Without the rules that stand in a merge's way; all others hold, for every row.

    To be used inside a transaction: for everybody else the rules were never away.
    """
    before = _triggers(database)
    for name in _LIFTED:
        database.execute(f"DROP TRIGGER {name}")
    yield
    check(database)
    for name in _LIFTED:
        database.execute(before[name])
    if _triggers(database) != before:
        raise AssertionError("a rule is not what it was")


def check(database: sqlite3.Connection) -> None:
    """What the rules would have said of what was written without them.

    Raises:
        Refused: a row refers to one that is not there, or not alive.
    """
    for sql in (*_LOOSE, _ITEMS, "SELECT 1 FROM pragma_foreign_key_check"):
        if database.execute(f"{sql} LIMIT 1").fetchone() is not None:
            raise Refused("Against the rules of the database: a row refers to one that is gone.")


def _triggers(database: sqlite3.Connection) -> dict[str, str]:
    sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    return dict(database.execute(sql))
