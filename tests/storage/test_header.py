"""What is no database of ours is refused in one sentence and keeps its bytes."""

import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from annotator.domain.errors import UnusableDatabase
from annotator.storage import driver
from annotator.storage.database import open_database
from annotator.storage.header import APPLICATION_ID, SCHEMA_VERSION, FileKind, check
from annotator.storage.migrations import MIGRATIONS
from annotator.storage.store import Store


def _plain_text(path: Path) -> None:
    path.write_text("No database, but longer than the header of one. " * 5)


def _cut_short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00 and little else")


def _another_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA application_id = 1234")
        connection.execute("CREATE TABLE spans (id)")


def _no_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE spans (id)")


def _newer(path: Path) -> None:
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


FOREIGN: list[tuple[Callable[[Path], None], str]] = [
    (_plain_text, "is not a database"),
    (_cut_short, "is not a database"),
    (_another_application, "another application's"),
    (_no_application, "another application's"),
    (_newer, "newer version"),
]


@pytest.mark.parametrize(("make", "said"), FOREIGN)
@pytest.mark.parametrize("mode", [{}, {"create": True}, {"read_only": True}])
def test_a_foreign_file_is_refused_and_keeps_its_bytes(
    database_path: Path, make: Callable[[Path], None], said: str, mode: dict[str, bool]
) -> None:
    make(database_path)
    before = database_path.read_bytes()
    with pytest.raises(UnusableDatabase, match=said) as refusal:
        Store.open(database_path, **mode)
    assert "\n" not in str(refusal.value)
    assert str(database_path) in str(refusal.value)
    assert database_path.read_bytes() == before
    assert os.listdir(database_path.parent) == [database_path.name]


def test_a_newer_schema_that_is_only_in_the_log_is_noticed(database_path: Path) -> None:
    """The header on disk is an older one until the log is written back."""
    with Store.open(database_path, create=True) as store:
        if store.journal_mode != "wal":
            pytest.skip("without a log the header is up to date")
        with closing(driver.sqlite3.connect(database_path)) as newer, newer:
            newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        assert check(database_path) is FileKind.OURS
        for read_only in (False, True):
            with pytest.raises(UnusableDatabase, match="newer version"):
                Store.open(database_path, read_only=read_only)


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="is a directory"):
        Store.open(tmp_path, create=True)


def test_a_pipe_is_refused_without_waiting_for_its_writer(database_path: Path) -> None:
    os.mkfifo(database_path)
    with pytest.raises(UnusableDatabase, match="not a regular file"):
        Store.open(database_path, create=True)


def test_a_socket_is_refused(database_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        try:
            listener.bind(str(database_path))
        except OSError:
            pytest.skip("the path is too long for a socket")
        with pytest.raises(UnusableDatabase, match="not a regular file"):
            Store.open(database_path, create=True)


def test_a_link_to_itself_is_refused(database_path: Path) -> None:
    database_path.symlink_to(database_path)
    with pytest.raises(UnusableDatabase, match="cannot be read"):
        Store.open(database_path, create=True)


def test_only_create_makes_a_database(database_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="no database at") as refusal:
        Store.open(database_path)
    assert "annotator import" in refusal.value.remedy
    assert not database_path.exists()


def test_an_empty_file_is_only_filled_by_create(database_path: Path) -> None:
    database_path.touch()
    for mode in ({}, {"read_only": True}):
        with pytest.raises(UnusableDatabase, match="nothing in"):
            Store.open(database_path, **mode)
    assert database_path.read_bytes() == b""
    with Store.open(database_path, create=True) as store:
        assert len(list(store.labels())) == 4


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="cannot be made: No such file or directory"):
        Store.open(tmp_path / "missing" / "annotations.db", create=True)


def test_the_header_says_what_the_file_is(database_path: Path) -> None:
    Store.open(database_path, create=True).close()
    header = database_path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    database = open_database(database_path, read_only=True)
    assert len(MIGRATIONS.applied(Database(database))) == SCHEMA_VERSION
    database.close()
