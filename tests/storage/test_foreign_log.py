"""A copy that was put by hand beside the log of the file that was there before."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import UnusableDatabase
from annotator.storage.backup import back_up_to
from annotator.storage.database import connect
from annotator.storage.doctor.examination import examine
from annotator.storage.driver import sqlite3
from annotator.storage.foreign_log import has_foreign_log
from annotator.storage.journal import WAL_SAFE
from annotator.storage.restoring import restore
from annotator.storage.store import Store
from tests.factories import ADA

pytestmark = pytest.mark.skipif(
    sqlite3.sqlite_version_info < WAL_SAFE, reason="this SQLite keeps no write-ahead log"
)


@pytest.fixture
def log(tmp_path: Path) -> bytes:
    """What a killed program leaves beside the database: its last commit, in the log alone."""
    path = tmp_path / "killed.db"
    with Store.open(path, create=True) as store:
        store.add_annotator(ADA)
        return path.with_name("killed.db-wal").read_bytes()


@pytest.fixture
def copied(tmp_path: Path, log: bytes) -> Path:
    """A backup of another database, copied to where that was."""
    with Store.open(tmp_path / "other.db", create=True):
        pass
    path = tmp_path / "annotations.db"
    back_up_to(tmp_path / "other.db", path)
    path.with_name("annotations.db-wal").write_bytes(log)
    return path


def test_the_two_are_not_mixed(copied: Path) -> None:
    before = copied.read_bytes()
    for read_only in (False, True):
        with pytest.raises(UnusableDatabase, match="belongs to another file"):
            Store.open(copied, read_only=read_only)
    with pytest.raises(UnusableDatabase, match="Move it away"):
        examine(copied)
    assert copied.read_bytes() == before


def test_it_opens_once_the_log_is_moved_away(copied: Path) -> None:
    copied.with_name("annotations.db-wal").unlink()
    assert examine(copied).findings == ()
    with Store.open(copied) as store:
        assert store.annotators() == []


def test_a_restore_sets_both_aside(copied: Path, tmp_path: Path) -> None:
    bytes_before = copied.read_bytes()
    back_up_to(tmp_path / "other.db", tmp_path / "backup.db")
    restored = restore(copied, tmp_path / "backup.db")
    assert restored.before is not None
    assert "set-aside" in restored.before.name
    assert restored.before.read_bytes() == bytes_before
    assert examine(copied).findings == ()


def test_the_log_of_a_killed_program_is_its_own(tmp_path: Path) -> None:
    path, killed = tmp_path / "annotations.db", tmp_path / "copy.db"
    with Store.open(path, create=True) as store:
        store.add_annotator(ADA)
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{killed}{end}")
    assert not has_foreign_log(killed)
    with Store.open(killed) as store:
        assert store.annotators() == [ADA]


def test_a_log_that_a_power_cut_brings_back_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "annotations.db"
    with Store.open(path, create=True) as store:
        store.add_annotator(ADA)
        log = path.with_name("annotations.db-wal").read_bytes()
    with closing(connect(path, read_only=False)) as database:
        database.execute("PRAGMA journal_mode=DELETE").fetchone()
    path.with_name("annotations.db-wal").write_bytes(log)
    assert not has_foreign_log(path)
    with Store.open(path) as store:
        assert store.annotators() == [ADA]
