"""The rows of a merge on their way into the database, inside its transaction."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.document import Document
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.merging.reviews import NewReviews
from annotator.domain.merging.uniting import Union
from annotator.domain.span import Span
from annotator.domain.step import Change, Record, Step, entity
from annotator.storage.codecs import write_json
from annotator.storage.guideline_rows import insert_guidelines
from annotator.storage.merging.lifting import lifted
from annotator.storage.review_rows import insert_reviews
from annotator.storage.rows import table_of
from annotator.storage.splits import write_splits
from annotator.storage.times import write_times
from annotator.storage.writing import insert_step, insert_texts

if TYPE_CHECKING:
    from sqlite_utils import Database

    from annotator.domain.document import Annotator

_EVENT = 'INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (?, ?, ?, ?, ?)'

_ORDER = (Label, Document, Span, Link, Absence, Dismissal, Completion)
"""What a row refers to is of a kind before its own; decisions between layers come last."""


def write_union(database: "Database", union: Union, step: Step | None) -> None:
    """Write what a side lacks, and what the merge itself does as this step."""
    own = () if step is None else (replace(step, changes=union.events),)
    if union.events and not own:
        raise ValueError("what the merge itself does needs a step")
    database.execute("PRAGMA defer_foreign_keys=ON")
    # The rows of before make them anew; a confirmed one stays.
    database.execute("DELETE FROM twins WHERE confirmed = 0")
    _write_annotators(database, union.annotators)
    insert_texts(database, union.texts)
    for each in (*union.steps, *own):
        insert_step(database, each)
        _write_events(database, each)
    with lifted(database.conn):
        _make_way(database, union.writes)
        for change in sorted(union.writes, key=_rank):
            _write(database, change, "" if step is None else step.id)
        _write_reviews(database, union.reviews)
    write_splits(database, union.splits)
    write_times(database, union.times)
    insert_guidelines(database, union.guidelines)
    _write_twins(database, union)
    database.conn.executemany(
        "INSERT INTO purged (hash, purged_at) VALUES (?, ?)", union.purged.items()
    )


def _write_annotators(database: "Database", people: "Iterable[Annotator]") -> None:
    for person in people:
        values = (person.name, person.role, person.id)
        known = database.execute("UPDATE annotators SET name = ?, role = ? WHERE id = ?", values)
        if not known.rowcount:
            database.execute("INSERT INTO annotators (name, role, id) VALUES (?, ?, ?)", values)


def _write_events(database: "Database", step: Step) -> None:
    database.conn.executemany(_EVENT, (_event(change, step.id) for change in step.changes))


def _event(change: Change, step_id: str) -> tuple[str | None, ...]:
    after = replace(change.after, step=step_id)
    before = None if change.before is None else _image(change.before)
    return step_id, entity(after), after.id, before, _image(after)


def _image(record: Record) -> str:
    table = table_of(record)
    return write_json(dict(zip(table.columns, table.row(record), strict=True)))


def _make_way(database: "Database", writes: Iterable[Change]) -> None:
    """Take what is written anew out of the way: two rows may change places."""
    known = [change.before for change in writes if change.before is not None]
    for record in sorted(known, key=lambda each: -_place(each)):
        table = table_of(record).name
        match record:
            case Label():
                sql = f"UPDATE {table} SET key = NULL WHERE id = ?"
            case Document():
                # Far behind all that a story has.
                sql = f"UPDATE {table} SET number = 1000000000 + rowid WHERE id = ?"
            case _:
                sql = f"UPDATE {table} SET deleted_at = updated_at WHERE id = ?"
        database.execute(sql, (record.id,))


def _write(database: "Database", change: Change, step_id: str) -> None:
    after = change.after if change.after.step else replace(change.after, step=step_id)
    table = table_of(after)
    if change.before is None:
        database.execute(table.insertion, table.row(after))
        return
    values = ", ".join(f"{column} = ?" for column in table.columns)
    sql = f"UPDATE {table.name} SET {values} WHERE id = ?"
    database.execute(sql, (*table.row(after), after.id))


def _write_reviews(database: "Database", reviews: NewReviews) -> None:
    database.conn.executemany(
        "DELETE FROM verdicts WHERE id = ?", [(each,) for each in reviews.superseded]
    )
    insert_reviews(database, reviews.records)
    database.conn.executemany(
        "UPDATE reveals SET created_at = ? WHERE batch_id = ? AND place = ?",
        [(each.created_at, each.batch, each.place) for each in reviews.earlier],
    )


def _write_twins(database: "Database", union: Union) -> None:
    rows = [(*twin, False) for twin in union.twins] + [(*twin, True) for twin in union.confirmed]
    database.conn.executemany(
        "INSERT INTO twins (entity, id, of, confirmed) SELECT ?, ?, ?, ? WHERE NOT EXISTS "
        "(SELECT 1 FROM twins WHERE entity = ?1 AND id = ?2 AND of = ?3)",
        rows,
    )


def _rank(change: Change) -> int:
    return _place(change.after)


def _place(record: Record) -> int:
    return next(
        (place for place, kind in enumerate(_ORDER) if isinstance(record, kind)), len(_ORDER)
    )
