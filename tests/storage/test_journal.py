"""The journal mode of a database that programs with two versions of SQLite have open."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import NotSaved
from annotator.storage import journal
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store

OLDER_THAN_SAFE = (sqlite3.sqlite_version_info[0] + 1, 0, 0)


@pytest.fixture
def old_store(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A database that a program has open whose SQLite is not safe in WAL mode."""
    monkeypatch.setattr(journal, "WAL_SAFE", OLDER_THAN_SAFE)
    with Store.open(database_path, create=True, wait=0.05) as store:
        yield store


def test_an_old_sqlite_writes_nothing_in_wal_mode(old_store: Store) -> None:
    """A newer one has put the database into that mode meanwhile, as it may."""
    assert old_store.journal_mode == "delete"
    old_store.set_meta("key", "1")
    with closing(sqlite3.connect(old_store.path, isolation_level=None)) as newer:
        assert newer.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
        newer.execute("INSERT INTO meta VALUES ('other', '1')")
        with pytest.raises(NotSaved, match="another program") as refusal:
            old_store.set_meta("key", "2")
        assert refusal.value.remedy
        assert (old_store.meta("key"), old_store.meta("other")) == ("1", "1")
        newer.execute("INSERT INTO meta VALUES ('another', '1')")
    old_store.set_meta("key", "2")
    assert old_store.journal_mode == "delete"
    extra = 3
    assert old_store._value("PRAGMA synchronous") == extra
    assert old_store.meta("another") == "1"


def test_what_is_wanted_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "WAL_SAFE", OLDER_THAN_SAFE)
    old = journal.wanted_mode(tmp_path)
    assert (old.name, old.synchronous) == ("delete", "EXTRA")
    assert f"is older than {OLDER_THAN_SAFE[0]}.0.0" in old.why
    monkeypatch.setattr(journal, "WAL_SAFE", (3, 0, 0))
    new = journal.wanted_mode(tmp_path)
    assert (new.name, new.synchronous) == ("wal", "FULL")
