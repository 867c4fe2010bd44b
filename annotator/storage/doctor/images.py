"""What is in no journal against its images."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.storage.doctor.finding import Check, Cure, Finding
from annotator.storage.doctor.histories import Image, read_image
from annotator.storage.driver import sqlite3
from annotator.storage.schema.images import IMAGED

_BEFORE = """SELECT "before" FROM events WHERE entity = 'label' AND entity_id = ? ORDER BY seq"""

_DIGITS = 1e-12
"""An image has a number with a point in it to 15 digits."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A row that is not what its image says."""

    table: str
    key: tuple[Any, ...]
    """The values of the columns of `IMAGED`."""
    row: Image | None
    """None where there is an image and no row."""
    image: Image
    odd: tuple[str, ...]
    """The columns in which they differ; none where the image is none of such a row."""

    def __str__(self) -> str:
        named = " ".join(map(str, self.key))
        if self.row is None:
            return f"{named} is missing from {self.table}, which has an image of it"
        where = ", ".join(self.odd) or "form"
        return f"{named} in {self.table} is not what its image says in {where}"


def image_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that are not what their image says, and images without a row."""
    tables = ", ".join(f"'{table}'" for table in IMAGED)
    sql = f"SELECT entity, id FROM images WHERE entity NOT IN ({tables})"
    for entity, key in database.execute(sql):
        yield Finding(Check.IMAGES, f"There is an image of {key} in {entity}.", table="images")
    for each in disagreements(database):
        # How a label began is of no use to anybody but for telling whether that was touched.
        cure = Cure.NONE if each.table == "labels" else Cure.ASK_BACKUP
        key = " ".join(map(str, each.key))
        yield Finding(Check.IMAGES, f"{each}.", cure, each.table, key)


def disagreements(database: sqlite3.Connection) -> Iterator[Disagreement]:
    """The rows of all tables that are not what their images say."""
    for table in IMAGED:
        yield from _of_table(database, table)


def _of_table(database: sqlite3.Connection, table: str) -> Iterator[Disagreement]:
    sql = "SELECT id, image FROM images WHERE entity = ?"
    images = dict(database.execute(sql, (table,)).fetchall())
    if not images and not _has(database, table):
        # A backup may be of an older schema.
        return
    cursor = database.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        key = tuple(row[name] for name in IMAGED[table])
        stored = images.pop(key_text(key), None)
        if stored is None:
            continue
        image = read_image(stored) or {}
        begun = _begun(database, row, image) if table == "labels" else row
        odd = tuple(name for name in names if not same(begun.get(name), image.get(name)))
        if odd or image.keys() != set(names):
            yield Disagreement(table, key, row, image, odd)
    for left, stored in images.items():
        key = tuple(read_key(left))
        yield Disagreement(table, key, None, read_image(stored) or {}, ())


def _has(database: sqlite3.Connection, table: str) -> bool:
    sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return database.execute(sql, (table,)).fetchone() is not None


def key_text(key: Sequence[Any]) -> str:
    """The key of a row as `images` has it."""
    return json.dumps(key, ensure_ascii=False, separators=(",", ":"))


def read_key(stored: object) -> list[Any]:
    """The values in `key_text`; what is stored itself where that is damaged."""
    try:
        key = json.loads(stored) if isinstance(stored, str) else None
    except (ValueError, RecursionError):
        key = None
    return key if isinstance(key, list) else [stored]


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


def same(value: object, image: object) -> bool:
    """Whether a value is what an image has of it."""
    if isinstance(value, float) and isinstance(image, int | float):
        return math.isclose(value, image, rel_tol=_DIGITS)
    return type(value) is type(image) and value == image
