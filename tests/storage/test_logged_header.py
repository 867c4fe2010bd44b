"""A database whose first sector was torn while it was written."""

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import UnusableDatabase
from annotator.storage.header import SCHEMA_VERSION, FileKind, check
from annotator.storage.logged_header import logged_header
from annotator.storage.store import Store
from tests.factories import ADA

TORN = b"\xaa" * 512
PAGE = 4096
NONCE = 7


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A database with an annotator in it and no log beside it."""
    path = tmp_path / "annotations.db"
    with Store.open(path, create=True) as store:
        store.add_annotator(ADA)
    return path


def tear(path: Path) -> None:
    """As the power cut leaves it."""
    with open(path, "r+b") as file:
        file.write(TORN)


def keep_journal(path: Path, *, pages: int) -> None:
    """Put a journal beside a database that undoes whatever is written to its first page now."""
    first = path.read_bytes()[:PAGE]
    head = struct.pack(
        ">8sIIIII", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", min(pages, 1), NONCE, pages, 512, PAGE
    )
    checked = sum(first[at] for at in range(PAGE - 200, 0, -200))
    record = struct.pack(">I", 1) + first + struct.pack(">I", NONCE + checked)
    path.with_name(f"{path.name}-journal").write_bytes(
        head.ljust(512, b"\0") + (record if pages else b"")
    )


def test_a_rollback_journal_makes_it_whole(written: Path) -> None:
    keep_journal(written, pages=written.stat().st_size // PAGE)
    before = written.read_bytes()
    tear(written)
    assert check(written) is FileKind.OURS
    assert logged_header(written, 100) == before[:100]
    with Store.open(written) as store:
        assert store.annotators() == [ADA]


def test_a_write_ahead_log_makes_it_whole(written: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(written)) as open_one:
        open_one.execute("PRAGMA journal_mode = wal")
        # Also where it stays the same, the first page is written.
        open_one.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        for end in ("", "-wal"):
            shutil.copy(f"{written}{end}", f"{copy}{end}")
    tear(copy)
    assert check(copy) is FileKind.OURS
    with Store.open(copy) as store:
        assert store.annotators() == [ADA]


def test_one_that_was_being_made_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "annotations.db"
    path.write_bytes(bytes(PAGE))
    keep_journal(path, pages=0)
    assert check(path) is FileKind.EMPTY
    with Store.open(path, create=True) as store:
        assert store.annotators() == []


def test_another_application_s_is_refused_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
    keep_journal(path, pages=2)
    tear(path)
    before = path.read_bytes()
    with pytest.raises(UnusableDatabase, match="another application"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("log", [b"", b"short", bytes(4096), b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"])
@pytest.mark.parametrize("end", ["-journal", "-wal"])
def test_a_log_that_says_nothing_makes_no_database(tmp_path: Path, log: bytes, end: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(TORN)
    path.with_name(path.name + end).write_bytes(log)
    with pytest.raises(UnusableDatabase, match="is not a database"):
        check(path)
