"""Making and opening a database."""

import os
import stat
from pathlib import Path

import pytest

from annotator.domain.errors import NotSaved, UnusableDatabase
from annotator.domain.label import INITIAL_LABELS
from annotator.storage.database import WAL_SAFE
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from tests.factories import ADA, import_story


def test_only_its_owner_can_read_a_new_database(database_path: Path) -> None:
    mask = os.umask(0)
    try:
        with Store.open(database_path, create=True) as store:
            store.add_annotator(ADA)
            modes = {stat.S_IMODE(each.stat().st_mode) for each in database_path.parent.iterdir()}
    finally:
        os.umask(mask)
    assert modes == {0o600}


def test_the_mode_of_a_file_that_is_there_is_left_alone(database_path: Path) -> None:
    Store.open(database_path, create=True).close()
    database_path.chmod(0o640)
    Store.open(database_path, create=True).close()
    assert stat.S_IMODE(database_path.stat().st_mode) == 0o640


def test_a_new_database_has_the_initial_labels(fresh_store: Store) -> None:
    labels = list(fresh_store.labels())
    assert [each.id for each in labels] == [each.id for each in INITIAL_LABELS]
    assert [each.definition for each in labels] == [each.definition for each in INITIAL_LABELS]
    assert all(each.created_at for each in labels)
    assert fresh_store.last_seq() == 0


def test_opening_again_changes_nothing(database_path: Path) -> None:
    with Store.open(database_path, create=True) as store:
        import_story(store)
    before = database_path.read_bytes()
    with Store.open(database_path, create=True) as store:
        assert len(store.documents()) == 3
    assert database_path.read_bytes() == before
    assert os.listdir(database_path.parent) == [database_path.name]


def test_the_journal_mode_follows_the_version_of_sqlite(fresh_store: Store) -> None:
    """WAL only where its reset bug is mended; each mode with the sync that loses nothing."""
    safe = sqlite3.sqlite_version_info >= WAL_SAFE
    assert fresh_store.journal_mode == ("wal" if safe else "delete")
    database = fresh_store._database
    full, extra = 2, 3
    assert database.execute("PRAGMA synchronous").fetchone() == (full if safe else extra,)
    assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert database.execute("PRAGMA recursive_triggers").fetchone() == (1,)


def test_a_path_with_signs_of_a_uri_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=memory#b %41 ü.db"
    Store.open(path, create=True).close()
    assert os.listdir(tmp_path) == [path.name]


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.db"
    link = tmp_path / "link.db"
    link.symlink_to(real)
    with Store.open(link, create=True) as store:
        assert store.path == real
    assert link.is_symlink()


def test_reading_only_writes_nothing(database_path: Path) -> None:
    with Store.open(database_path, create=True) as store:
        import_story(store)
    before = database_path.read_bytes()
    with Store.open(database_path, read_only=True) as store:
        assert len(store.documents()) == 3
        with pytest.raises(NotSaved, match="read-only"):
            store.set_meta("key", "value")
    assert database_path.read_bytes() == before


def test_another_writer_at_work_is_named_when_opening(database_path: Path) -> None:
    Store.open(database_path, create=True).close()
    other = sqlite3.connect(database_path, isolation_level=None)
    other.execute("PRAGMA journal_mode=DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UnusableDatabase, match="another program") as refusal:
        Store.open(database_path, wait=0.05)
    assert refusal.value.remedy
    other.close()


def test_a_creation_that_was_killed_is_finished(database_path: Path) -> None:
    """What it leaves is an empty file; the next one fills it."""
    database_path.touch(0o600)
    with Store.open(database_path, create=True) as store:
        assert len(list(store.labels())) == len(INITIAL_LABELS)
