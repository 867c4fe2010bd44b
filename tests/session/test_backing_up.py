"""The first backup of a day, with the screens and without."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.domain.errors import NotBackedUp, NotRestored
from annotator.session.backing_up import back_up_daily, back_up_daily_beside
from annotator.session.backup_rows import backup_rows, find_backup
from annotator.session.desk import Desk
from annotator.storage.backups import backups_of, folder_of
from annotator.storage.store import Store
from tests.factories import import_story

TOMORROW = datetime.now(UTC) + timedelta(days=1)
PATIENCE = 60
"""Seconds after which another thread is given up."""


def test_each_day_has_one(fresh_store: Store) -> None:
    import_story(fresh_store)
    assert back_up_daily(fresh_store) is None, "all of the work is of today"
    made = back_up_daily(fresh_store, TOMORROW)
    assert made is not None
    assert back_up_daily(fresh_store, TOMORROW) is None
    next_one = back_up_daily(fresh_store, TOMORROW + timedelta(days=1))
    assert [each.path for each in backups_of(fresh_store.path)] == [next_one, made]


def test_a_database_without_work_needs_none(fresh_store: Store) -> None:
    assert back_up_daily(fresh_store, TOMORROW) is None
    assert not folder_of(fresh_store.path).exists()


@pytest.fixture
def older(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with work of yesterday."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    at = yesterday.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    with Store.open(database_path, create=True) as store, monkeypatch.context() as patched:
        patched.setattr("tests.factories.now", lambda: at)
        import_story(store)
    return database_path


def test_beside_the_screens_the_desk_goes_on(older: Path) -> None:
    with Desk.open(older) as desk:
        made = back_up_daily_beside(desk)
        assert desk.call(lambda store: len(store.documents())) == 3
        path = made.result(PATIENCE)
        assert [each.path for each in backups_of(older)] == [path]
        assert back_up_daily_beside(desk).result(PATIENCE) is None


def test_what_keeps_it_from_being_made_is_told(older: Path) -> None:
    folder_of(older).write_bytes(b"in the way")
    with Desk.open(older) as desk:
        assert isinstance(back_up_daily_beside(desk).exception(PATIENCE), NotBackedUp)
        older.rename(older.with_name("elsewhere.db"))
        assert desk.call(lambda store: len(store.documents())) == 3


def test_none_takes_the_room_that_work_needs(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = older.stat().st_size
    for free in (2 * size - 1, 2 * size):
        usage = SimpleNamespace(free=free)
        monkeypatch.setattr(shutil, "disk_usage", lambda _, usage=usage: usage)
        with Store.open(older) as store:
            if free < 2 * size:
                with pytest.raises(NotBackedUp, match=r"MB left, and the backup takes"):
                    back_up_daily(store)
                assert not folder_of(older).exists()
            else:
                assert back_up_daily(store) is not None


def test_backups_are_listed_with_what_is_in_them(older: Path) -> None:
    with Store.open(older) as store:
        first, second = store.back_up("asked"), store.back_up("merge")
    content = second.read_bytes()
    second.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    damaged, whole = backup_rows(older)
    assert (whole.name, whole.path, whole.why) == (first.name, str(first), "asked")
    assert (whole.spans, whole.links, whole.bytes) == (0, 0, first.stat().st_size)
    assert damaged.why == "merge"
    assert damaged.spans is damaged.links is None


def test_a_backup_is_named_in_many_ways(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotRestored, match="no backup"):
        find_backup(older, "latest")
    with Store.open(older) as store:
        first, second = store.back_up("asked"), store.back_up("asked")
    assert find_backup(older, "latest") == second
    assert find_backup(older, first.name) == find_backup(older, first.stem) == first
    monkeypatch.chdir(tmp_path)
    assert find_backup(older, "other.db") == Path("other.db")
    assert find_backup(older, os.fspath(first)) == first
