"""The images of what is in no journal follow their rows, whoever writes."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.storage.schema.images import IMAGED
from annotator.storage.store import Store
from tests.faults.filled import fill


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with rows in every table but those of merges and purges."""
    path = tmp_path_factory.mktemp("filled") / "annotations.db"
    with Store.open(path, create=True) as store:
        fill(store)
    return path.read_bytes()


@pytest.fixture
def database(filled: bytes, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of it in the hands of another program."""
    path = tmp_path / "copy.db"
    path.write_bytes(filled)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.row_factory = sqlite3.Row
        yield connection


def stored(database: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """The rows that should have images."""
    among = "WHERE step_id IS NULL" if table == "labels" else ""
    return [dict(row) for row in database.execute(f"SELECT * FROM {table} {among}")]


def images(database: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """The images of a table's rows."""
    rows = database.execute("SELECT image FROM images WHERE entity = ?", (table,))
    return [json.loads(image) for (image,) in rows]


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    """Rows as they can be compared."""
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.mark.parametrize("table", sorted(set(IMAGED) - {"labels"}))
def test_every_row_has_its_image(database: sqlite3.Connection, table: str) -> None:
    rows = stored(database, table)
    assert rows or table in ("twins", "purged")
    assert in_order(images(database, table)) == in_order(rows)


def test_a_label_keeps_the_image_that_it_began_as(database: sqlite3.Connection) -> None:
    began = {image["id"]: image for image in images(database, "labels")}
    assert len(began) == 4, "those that a database is made with"
    assert all(image["rev"] == 1 for image in began.values())
    (before,) = database.execute(
        """SELECT "before" FROM events WHERE entity = 'label' ORDER BY seq"""
    ).fetchone()
    assert json.loads(before) == began["statistic"]


@pytest.mark.parametrize("table", ["meta", "places", "splits", "annotators"])
def test_an_image_changes_with_its_row(database: sqlite3.Connection, table: str) -> None:
    column = {"meta": "value", "places": "updated_at", "annotators": "name"}.get(table, "split")
    database.execute(f"UPDATE {table} SET {column} = 'train'")
    assert in_order(images(database, table)) == in_order(stored(database, table))
    assert {image[column] for image in images(database, table)} == {"train"}


def test_an_image_goes_with_its_row(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM places")
    database.execute("DELETE FROM meta")
    assert images(database, "places") == images(database, "meta") == []
