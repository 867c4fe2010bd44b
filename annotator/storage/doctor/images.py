"""What is in no journal against its images."""

import json
import math
from collections.abc import Iterator

from annotator.storage.doctor.finding import Check, Finding
from annotator.storage.doctor.histories import Image, read_image
from annotator.storage.driver import sqlite3
from annotator.storage.schema.images import IMAGED

_BEFORE = """SELECT "before" FROM events WHERE entity = 'label' AND entity_id = ? ORDER BY seq"""

_DIGITS = 1e-12
"""An image has a number with a point in it to 15 digits."""


def image_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that are not what their image says, and images without a row."""
    tables = ", ".join(f"'{table}'" for table in IMAGED)
    for entity, key in database.execute(
        f"SELECT entity, id FROM images WHERE entity NOT IN ({tables})"
    ):
        yield Finding(Check.IMAGES, f"There is an image of {key} in {entity}.", table="images")
    for table in IMAGED:
        yield from _of_table(database, table)


def _of_table(database: sqlite3.Connection, table: str) -> Iterator[Finding]:
    sql = "SELECT id, image FROM images WHERE entity = ?"
    images = dict(database.execute(sql, (table,)).fetchall())
    cursor = database.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        key = json.dumps(
            [row[name] for name in IMAGED[table]], ensure_ascii=False, separators=(",", ":")
        )
        stored = images.pop(key, None)
        if stored is None:
            continue
        image = read_image(stored) or {}
        begun = _begun(database, row, image) if table == "labels" else row
        odd = sorted(name for name in names if not _same(begun.get(name), image.get(name)))
        if odd or image.keys() != set(names):
            what = f"{_named(table, row)} is not what its image says in {', '.join(odd) or 'form'}."
            yield Finding(Check.IMAGES, what, table=table, row=key)
    for key in images:
        what = f"{key} is missing from {table}, which has an image of it."
        yield Finding(Check.IMAGES, what, table=table, row=key)


def _begun(database: sqlite3.Connection, label: Image, image: Image) -> Image:
    """What a label was like when its database was made, by the journal where it was edited.

    Of one that was merged the journal has the beginnings of several databases, or of others only.
    """
    if label["step_id"] is None:
        return label
    for (before,) in database.execute(_BEFORE, (label["id"],)):
        began = read_image(before) or {}
        if began.get("created_at") == image.get("created_at"):
            return dict.fromkeys(label) | began
    return image | {"updated_at": image.get("created_at")}


def _same(value: object, image: object) -> bool:
    if isinstance(value, float) and isinstance(image, int | float):
        return math.isclose(value, image, rel_tol=_DIGITS)
    return type(value) is type(image) and value == image


def _named(table: str, row: Image) -> str:
    key = " ".join(str(row[name]) for name in IMAGED[table])
    return f"{key} in {table}"
