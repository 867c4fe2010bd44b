"""An older database gets its index beside the screens."""

import sqlite3 as plain_sqlite3
from contextlib import closing
from pathlib import Path

from annotator.session.desk import Desk
from annotator.session.suggesting.indexing import complete_index_beside
from tests.storage.test_migrating import OLD


def test_an_older_database_is_indexed_a_slice_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(plain_sqlite3.connect(path)) as connection:
        connection.executescript((OLD / "0001.sql").read_text())
    with Desk.open(path) as desk:
        assert desk.call(lambda store: store.index_texts(0)) > 0
        complete_index_beside(desk)
        assert desk.call(lambda store: store.index_texts(0)) == 0
