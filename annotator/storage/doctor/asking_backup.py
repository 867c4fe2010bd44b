"""Rows and their images, where they differ, as the newest backup has them."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from annotator.storage.database import connect
from annotator.storage.doctor.histories import Image
from annotator.storage.doctor.images import Disagreement, disagreements, key_text, same
from annotator.storage.doctor.remaking import without_triggers
from annotator.storage.driver import sqlite3
from annotator.storage.names import quoted
from annotator.storage.schema.images import IMAGED, image_of


def settle(database: sqlite3.Connection, backup: Path) -> Iterator[str]:
    """Have the row or the image say what the other says, where a backup agrees with that one.

    Yields what was changed. What the backup does not have, or has otherwise, is left alone.
    """
    with closing(connect(backup, read_only=True)) as witness:
        for each in [*disagreements(database)]:
            said = _said(witness, each)
            if said is None or each.table == "labels":
                continue
            if said == each.row:
                _make_image(database, each)
                yield f"image of {each.key[0]} in {each.table}: made anew"
            elif all(same(value, each.image.get(name)) for name, value in said.items()):
                _put_back(database, each, said)
                yield f"{each.key[0]} in {each.table}: as the newest backup has it"


def _said(witness: sqlite3.Connection, of: Disagreement) -> Image | None:
    """The row as the backup has it, or none."""
    columns = IMAGED[of.table]
    if len(columns) != len(of.key):
        return None
    sql = f"SELECT * FROM {of.table} WHERE {_where(columns)}"
    # One of an earlier schema may lack the table.
    with suppress(sqlite3.DatabaseError):
        cursor = witness.execute(sql, of.key)
        row = cursor.fetchone()
        if row is not None:
            return dict(zip([column[0] for column in cursor.description], row, strict=True))
    return None


def _make_image(database: sqlite3.Connection, of: Disagreement) -> None:
    columns = IMAGED[of.table]
    database.execute(
        f"UPDATE images SET image = (SELECT {image_of(of.row or ())} FROM {of.table} "
        f"WHERE {_where(columns)}) WHERE entity = ? AND id = ?",
        (*of.key, of.table, key_text(of.key)),
    )


def _put_back(database: sqlite3.Connection, of: Disagreement, said: Image) -> None:
    names = [*said]
    with without_triggers(database, (of.table,)):
        if of.row is None:
            slots = ", ".join("?" * len(names))
            sql = f"INSERT INTO {of.table} ({', '.join(map(quoted, names))}) VALUES ({slots})"
            database.execute(sql, [*said.values()])
        else:
            values = ", ".join(f"{quoted(name)} = ?" for name in names)
            sql = f"UPDATE {of.table} SET {values} WHERE {_where(IMAGED[of.table])}"
            database.execute(sql, [*said.values(), *of.key])


def _where(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"{quoted(name)} = ?" for name in columns)
