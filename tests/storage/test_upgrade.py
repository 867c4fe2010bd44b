"""Before its schema is brought up to date a database is backed up, and only sound outcomes stay."""

import os
import sqlite3 as plain_sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import UnusableDatabase
from annotator.storage import file_systems, migrations
from annotator.storage.backups import backups_of, folder_of
from annotator.storage.driver import sqlite3
from annotator.storage.file_systems import Mount
from annotator.storage.header import SCHEMA_VERSION
from annotator.storage.restoring import restore
from annotator.storage.store import Store
from tests.storage.test_backup import dump, full_disk
from tests.storage.test_migrating import OLD

FIRST = 1


in_either_mode = pytest.mark.parametrize("old_path", ["delete", "wal"], indirect=True)


@pytest.fixture
def old_path(database_path: Path, request: pytest.FixtureRequest) -> Path:
    """A database of the first version."""
    mode = getattr(request, "param", "delete")
    with closing(plain_sqlite3.connect(database_path)) as connection:
        connection.executescript((OLD / f"{FIRST:04}.sql").read_text())
        connection.execute(f"PRAGMA journal_mode = {mode}")
    return database_path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@in_either_mode
def test_the_backup_is_what_it_was(old_path: Path) -> None:
    before = dump(old_path)
    Store.open(old_path).close()
    (backup,) = backups_of(old_path)
    assert backup.why == "migration"
    assert dump(backup.path) == before
    assert (version(backup.path), version(old_path)) == (FIRST, SCHEMA_VERSION)


def test_one_can_go_back_to_it(old_path: Path) -> None:
    before = dump(old_path)
    Store.open(old_path).close()
    (backup,) = backups_of(old_path)
    restore(old_path, backup.path)
    assert dump(old_path) == before
    Store.open(old_path).close()
    assert version(old_path) == SCHEMA_VERSION


def test_of_several_programs_one_makes_it(old_path: Path) -> None:
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            status = 1
            try:
                Store.open(old_path, wait=60).close()
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitpid(each, 0)[1] for each in children] == [0] * 4
    assert [each.why for each in backups_of(old_path)] == ["migration"]


def test_what_is_new_or_up_to_date_gets_none(database_path: Path) -> None:
    for _ in range(2):
        Store.open(database_path, create=True).close()
    assert not folder_of(database_path).exists()


def assert_left(path: Path, before: list[str], matching: str) -> UnusableDatabase:
    """Opening is refused so, and the database is as it was."""
    with pytest.raises(UnusableDatabase, match=matching) as refusal:
        Store.open(path)
    assert dump(path) == before
    assert version(path) == FIRST
    return refusal.value


@in_either_mode
def test_without_a_backup_it_is_left_alone(old_path: Path) -> None:
    before = dump(old_path)
    folder_of(old_path).write_bytes(b"in the way")
    assert_left(old_path, before, r"is of an earlier version and was left as it is\. No backup")


def test_a_full_disk_is_named(old_path: Path) -> None:
    before = dump(old_path)
    with full_disk():
        error = assert_left(old_path, before, r"left as it is.*does not take|is full")
    assert error.remedy
    assert backups_of(old_path) == []


def test_a_damaged_one_keeps_its_bytes(database_path: Path) -> None:
    with closing(plain_sqlite3.connect(database_path)) as connection:
        connection.executescript((OLD / f"{FIRST:04}.sql").read_text())
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'events'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(database_path.read_bytes())
    content[(root - 1) * size : root * size] = b"\xa5" * size
    database_path.write_bytes(content)
    with pytest.raises(UnusableDatabase, match="damaged"):
        Store.open(database_path)
    assert database_path.read_bytes() == content


@pytest.mark.parametrize("losing", ["DELETE FROM meta", "DELETE FROM annotators"])
def test_an_outcome_that_lacks_rows_is_taken_back(
    old_path: Path, monkeypatch: pytest.MonkeyPatch, losing: str
) -> None:
    before, migrate = dump(old_path), migrations.migrate

    def lose(connection: sqlite3.Connection) -> None:
        migrate(connection)
        connection.execute("PRAGMA defer_foreign_keys=ON")
        connection.execute("DROP TRIGGER IF EXISTS annotators_kept_delete")
        connection.execute(losing)

    monkeypatch.setattr(migrations, "migrate", lose)
    error = assert_left(old_path, before, f"would lose rows of {losing.split()[-1]}")
    (backup,) = backups_of(old_path)
    assert str(backup.path) in error.remedy


@in_either_mode
def test_an_outcome_that_refers_to_nothing_is_taken_back(
    old_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, migrate = dump(old_path), migrations.migrate

    def stray(connection: sqlite3.Connection) -> None:
        migrate(connection)
        connection.execute("PRAGMA defer_foreign_keys=ON")
        connection.execute("INSERT INTO places VALUES ('nobody', 's', '{}', '2026')")

    monkeypatch.setattr(migrations, "migrate", stray)
    assert_left(old_path, before, "would lose rows that others refer to")


def test_what_referred_to_nothing_before_does_not_hinder_it(old_path: Path) -> None:
    with closing(plain_sqlite3.connect(old_path)) as other, other:
        other.execute("INSERT INTO places VALUES ('nobody', 's', '{}', '2026')")
    Store.open(old_path).close()
    assert version(old_path) == SCHEMA_VERSION


@in_either_mode
def test_on_a_network_it_is_backed_up_too(old_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There one connection keeps all others out, its own program's with them."""
    mounts = [Mount("/", "ext4"), Mount(os.fspath(old_path.parent), "nfs4")]
    monkeypatch.setattr(file_systems, "system_mounts", lambda: mounts)
    before = dump(old_path)
    Store.open(old_path, wait=0.5).close()
    (backup,) = backups_of(old_path)
    assert dump(backup.path) == before
    assert version(old_path) == SCHEMA_VERSION
    restore(old_path, backup.path)
    assert dump(old_path) == before
