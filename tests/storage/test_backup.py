"""A backup is a whole, sound copy, or it is not there."""

import os
import resource
import shutil
import signal
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from annotator.domain.errors import NotBackedUp
from annotator.storage import backup as backup_module
from annotator.storage import copying
from annotator.storage.backup import back_up, back_up_to
from annotator.storage.backups import NEWEST, backups_of, folder_of
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from tests.factories import TEXTS, import_story, made, make_span, make_step

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def dump(path: Path) -> list[str]:
    """All that is in a database, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return [
            repr((name, row))
            for (name,) in tables
            for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')
        ]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a little work in it."""
    path = tmp_path_factory.mktemp("template") / "annotations.db"
    with Store.open(path, create=True) as store:
        (one, *_) = import_story(store)
        store.commit(make_step(made(make_span(one, TEXTS[0], 0, 4))))
    return path


@pytest.fixture
def worked_on(database_path: Path, template: Path) -> Iterator[Store]:
    """A copy of it, open, the last of whose work is in the log only where there is one."""
    shutil.copy(template, database_path)
    with Store.open(database_path) as store:
        store.set_meta("last", "work")
        yield store


def test_it_is_the_whole_database_in_one_file(worked_on: Store) -> None:
    path = back_up(worked_on.path, "asked")
    assert os.listdir(path.parent) == [path.name], "no log, no scratch"
    assert path.read_bytes()[18:20] == b"\x01\x01", "read by itself, without a log"
    assert dump(path) == dump(worked_on.path)
    with Store.open(path) as copy:
        assert copy.last_seq() == worked_on.last_seq()


def test_only_its_owner_can_read_it(worked_on: Store) -> None:
    mask = os.umask(0)
    try:
        path = back_up(worked_on.path, "asked")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_is_beside_the_file_that_a_link_leads_to(worked_on: Store, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "far" / "link.db"
    link.symlink_to(worked_on.path)
    assert back_up(link, "asked").parent == folder_of(worked_on.path)


def test_the_store_makes_the_same(worked_on: Store) -> None:
    paths = [worked_on.back_up("repair", at=NOON), back_up(worked_on.path, "merge", at=NOON)]
    assert [each.why for each in backups_of(worked_on.path)] == ["merge", "repair"]
    assert dump(paths[0]) == dump(paths[1])


def test_others_go_on_writing_meanwhile(worked_on: Store) -> None:
    """What is copied is of one moment."""
    stop = Event()

    def write() -> None:
        with Store.open(worked_on.path) as store:
            number = 0
            while not stop.wait(0.005):
                number += 1
                store.set_meta("a", str(number))
                store.set_meta("b", str(number))

    writer = Thread(target=write)
    writer.start()
    try:
        paths = [back_up(worked_on.path, "asked") for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    for path in paths:
        with Store.open(path) as copy:
            first, second = int(copy.meta("a") or 0), int(copy.meta("b") or 0)
            assert first - second in (0, 1)


def test_it_is_made_under_the_lock_of_a_writer(worked_on: Store) -> None:
    """As before a migration: what is not committed is not in it."""
    before = dump(worked_on.path)
    with worked_on._writing() as database:
        database.execute("INSERT INTO meta VALUES ('key', 'value')")
        path = back_up(worked_on.path, "migration")
    assert dump(path) == before
    assert worked_on.meta("key") == "value"


def test_earlier_ones_are_thinned_out(worked_on: Store) -> None:
    for day in range(20):
        back_up(worked_on.path, "daily", at=NOON + timedelta(days=day))
    days = [(each.made_at - NOON).days for each in backups_of(worked_on.path)]
    # Sundays end the weeks of 22 November 2026 and after.
    assert days == [19, 18, 17, 16, 15, 14, 7, 0]
    assert NEWEST == 5


def test_the_one_just_made_stays_where_the_clock_was_put_back(worked_on: Store) -> None:
    for day in range(NEWEST + 1):
        back_up(worked_on.path, "daily", at=NOON + timedelta(days=day))
    assert back_up(worked_on.path, "asked", at=NOON - timedelta(hours=1)).exists()


def test_a_damaged_database_gives_none_and_earlier_ones_stay(worked_on: Store) -> None:
    path, good = worked_on.path, back_up(worked_on.path, "asked")
    worked_on.close()
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))
    with pytest.raises(
        NotBackedUp, match=r"^No backup of annotations\.db was made: .*damaged"
    ) as e:
        back_up(path, "daily")
    assert "annotator doctor" in e.value.remedy
    assert list(folder_of(path).iterdir()) == [good]


def test_a_row_that_points_nowhere_does_not_hinder_it(worked_on: Store) -> None:
    """Another program may have left it; the work is worth a backup all the more."""
    with closing(sqlite3.connect(worked_on.path)) as other, other:
        other.execute("PRAGMA foreign_keys=OFF")
        other.execute("INSERT INTO places VALUES ('nobody', 'strike', '{}', '2026')")
    assert dump(back_up(worked_on.path, "asked")) == dump(worked_on.path)


def test_a_copy_that_lacks_rows_is_none(worked_on: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_pages = copying.copy_pages

    def copy_badly(source: sqlite3.Connection, target: Path) -> None:
        copy_pages(source, target)
        with closing(sqlite3.connect(target)) as copy, copy:
            copy.execute("DELETE FROM meta")
            copy.execute("DROP TABLE scores")

    worked_on.set_meta("key", "value")
    monkeypatch.setattr(backup_module, "copy_pages", copy_badly)
    with pytest.raises(NotBackedUp, match=r"rows of .*meta are missing"):
        back_up(worked_on.path, "asked")
    assert list(folder_of(worked_on.path).iterdir()) == []


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond 100 KB, as on a disk with a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """A file is where the folder would be: root may write to every folder."""
    folder.write_bytes(b"")
    yield
    assert folder.read_bytes() == b""


def test_a_folder_that_cannot_be_written_is_named(worked_on: Store) -> None:
    folder = folder_of(worked_on.path)
    with unwritable(folder), pytest.raises(NotBackedUp, match="cannot be written: Not a dir"):
        back_up(worked_on.path, "asked")


def test_a_full_disk_leaves_nothing_of_it(worked_on: Store) -> None:
    with full_disk(), pytest.raises(NotBackedUp, match=r"does not take|is full") as error:
        back_up(worked_on.path, "asked")
    assert error.value.remedy
    assert os.listdir(folder_of(worked_on.path)) == []
    assert back_up(worked_on.path, "asked").exists()


def test_there_is_no_backup_of_nothing(database_path: Path) -> None:
    with pytest.raises(NotBackedUp, match="cannot be opened"):
        back_up(database_path, "asked")
    assert not database_path.exists()


def test_a_copy_elsewhere_takes_no_place_of_a_file(worked_on: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    back_up_to(worked_on.path, target)
    assert dump(target) == dump(worked_on.path)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    for there in (target, worked_on.path, tmp_path):
        with pytest.raises(NotBackedUp, match="there already"):
            back_up_to(worked_on.path, there)
    assert target.read_bytes() == before
    with pytest.raises(NotBackedUp, match="No such file"):
        back_up_to(worked_on.path, tmp_path / "none" / "copy.db")


def test_the_log_is_emptied_without_waiting(worked_on: Store) -> None:
    log = worked_on.path.with_name(worked_on.path.name + "-wal")
    with Store.open(worked_on.path, read_only=True) as reader, reader.snapshot():
        reader.documents()
        worked_on_mode = worked_on.journal_mode
        if worked_on_mode == "wal":
            worked_on.set_meta("key", "value")
            assert not worked_on.checkpoint(), "a reader still needs it"
    assert worked_on.checkpoint()
    assert not log.exists() or log.stat().st_size == 0
    with closing(sqlite3.connect(f"file:{worked_on.path}?immutable=1", uri=True)) as plain:
        assert plain.execute("SELECT count(*) FROM spans").fetchone() == (1,)


def test_closing_empties_the_log_although_another_program_is_there(worked_on: Store) -> None:
    with Store.open(worked_on.path) as other:
        other.set_meta("key", "value")
        worked_on.close()
        log = other.path.with_name(other.path.name + "-wal")
        assert not log.exists() or log.stat().st_size == 0
        assert other.meta("key") == "value"
