"""A backup takes the place of a database, and nothing of either is lost."""

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.domain.errors import NotRestored, NotSaved
from annotator.domain.identity import text_hash
from annotator.storage.backup import back_up, back_up_to
from annotator.storage.backups import backups_of, folder_of
from annotator.storage.driver import sqlite3
from annotator.storage.header import SCHEMA_VERSION
from annotator.storage.journal import WAL_SAFE
from annotator.storage.purging.beside import copies_of
from annotator.storage.restoring import restore
from annotator.storage.store import Store
from tests.factories import import_story
from tests.storage.test_backup import dump, full_disk

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of two stories, and a backup from before the second."""
    folder = tmp_path_factory.mktemp("template")
    with Store.open(folder / "annotations.db", create=True) as store:
        import_story(store)
        store.back_up("daily", at=NOON - timedelta(days=1))
        import_story(store, ("Another text.",), story="later")
    return folder


@pytest.fixture
def earlier(database_path: Path, template: Path) -> Path:
    """The backup of a database at `database_path`."""
    shutil.copytree(template, database_path.parent, dirs_exist_ok=True)
    (backup,) = backups_of(database_path)
    return backup.path


def stories(path: Path) -> set[str]:
    """The stories of a database, opened as the program does it."""
    with Store.open(path) as store:
        return {each.story for each in store.documents()}


def beside(path: Path) -> set[str]:
    """The files in the folder of a database."""
    return {each.name for each in path.parent.iterdir() if each.is_file()}


def test_it_is_as_it_was_and_what_there_was_is_a_backup(database_path: Path, earlier: Path) -> None:
    now, then = dump(database_path), dump(earlier)
    restored = restore(database_path, earlier, at=NOON)
    assert dump(database_path) == then
    assert beside(database_path) == {database_path.name}
    assert stat.S_IMODE(database_path.stat().st_mode) == 0o600
    assert restored.backup == earlier
    assert restored.before == backups_of(database_path)[0].path
    assert backups_of(database_path)[0].why == "restore"
    assert dump(restored.before) == now
    assert stories(database_path) == {"strike"}


def test_it_can_be_taken_back(database_path: Path, earlier: Path) -> None:
    before = restore(database_path, earlier, at=NOON).before
    assert before is not None
    restore(database_path, before)
    assert stories(database_path) == {"strike", "later"}


def test_no_backup_goes_for_it(database_path: Path, earlier: Path) -> None:
    """Least of all the one that is restored, where it is the oldest."""
    for hours in range(4):
        back_up(database_path, "asked", at=NOON - timedelta(hours=9 - hours))
    for hours in range(3):
        restore(database_path, earlier, at=NOON + timedelta(hours=hours))
    assert len(backups_of(database_path)) == 8


def test_the_mode_that_a_person_gave_it_stays(database_path: Path, earlier: Path) -> None:
    database_path.chmod(0o640)
    restore(database_path, earlier)
    assert stat.S_IMODE(database_path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give a file away")
def test_it_still_belongs_to_whom_it_belonged(database_path: Path, earlier: Path) -> None:
    nobody = 65534
    os.chown(database_path, nobody, nobody)
    restore(database_path, earlier)
    status = database_path.stat()
    assert (status.st_uid, status.st_gid) == (nobody, nobody)
    assert stat.S_IMODE(status.st_mode) == 0o600


def test_a_link_to_the_database_stays_one(
    database_path: Path, earlier: Path, tmp_path: Path
) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "far" / "link.db"
    link.symlink_to(database_path)
    restore(link, earlier)
    assert link.is_symlink()
    assert stories(database_path) == {"strike"}


@pytest.mark.parametrize("log", ["-wal", "-journal"])
def test_where_there_is_none_a_log_that_stayed_is_put_aside(
    database_path: Path, earlier: Path, log: str
) -> None:
    """It would be taken for the log of the backup."""
    database_path.unlink()
    stray = database_path.with_name(database_path.name + log)
    stray.write_bytes(b"committed once")
    restored = restore(database_path, earlier, at=NOON)
    assert stories(database_path) == {"strike"}
    assert restored.before is not None
    aside = restored.before.with_name(restored.before.name + log)
    assert aside.read_bytes() == b"committed once"
    assert beside(database_path) == {database_path.name, aside.name}


def test_where_there_is_nothing_there_was_nothing(database_path: Path, earlier: Path) -> None:
    database_path.unlink()
    assert restore(database_path, earlier).before is None
    database_path.write_bytes(b"")
    assert restore(database_path, earlier).before is None
    assert beside(database_path) == {database_path.name}


def noise(content: bytes) -> bytes:
    return content[:4096] + b"\xa5" * (len(content) - 4096)


@pytest.mark.parametrize(
    "damage",
    [noise, lambda content: content[:7000], lambda _: b"no database at all\n" * 300],
    ids=["noise", "truncated", "text"],
)
def test_what_cannot_be_read_is_put_aside_byte_by_byte(
    database_path: Path, earlier: Path, damage: Callable[[bytes], bytes]
) -> None:
    damaged = damage(database_path.read_bytes())
    database_path.write_bytes(damaged)
    log = database_path.with_name(database_path.name + "-wal")
    log.write_bytes(b"its log")
    restored = restore(database_path, earlier, at=NOON)
    assert stories(database_path) == {"strike"}
    assert restored.before is not None
    assert restored.before.name == "annotations-set-aside-20261122T120000000000Z.db"
    assert restored.before.stat().st_nlink == 1
    assert restored.before.read_bytes() == damaged
    assert log.with_name(restored.before.name + "-wal").read_bytes() == b"its log"
    assert [each.path for each in backups_of(database_path)] == [earlier]
    assert copies_of(database_path) == [earlier, restored.before], "a purge knows of it"


def test_what_is_in_the_log_of_a_crash_is_backed_up(database_path: Path, earlier: Path) -> None:
    """A program that was killed leaves it; it may hold all of the last sitting."""
    child = os.fork()
    if not child:
        try:
            store = Store.open(database_path)
            import_story(store, ("The last one.",), story="unclean")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    restored = restore(database_path, earlier)
    assert restored.before is not None
    assert stories(restored.before) == {"strike", "later", "unclean"}
    assert stories(database_path) == {"strike"}


def test_another_program_with_a_lock_keeps_its_database(
    database_path: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.storage.vacating.WAIT", 0.05)
    with Store.open(database_path) as other:
        with other._writing() as database:
            database.execute("INSERT INTO meta VALUES ('key', 'value')")
            with pytest.raises(NotRestored, match=r"Another program has annotations\.db open"):
                restore(database_path, earlier)
        assert other.meta("key") == "value"
    assert stories(database_path) == {"strike", "later"}


def test_a_program_that_does_nothing_loses_nothing(
    database_path: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In WAL mode it is known of; else it finds its file replaced when it writes."""
    monkeypatch.setattr("annotator.storage.vacating.WAIT", 0.05)
    with Store.open(database_path) as other:
        assert other.documents()
        if other.journal_mode == "wal":
            with pytest.raises(NotRestored, match="Another program") as refusal:
                restore(database_path, earlier)
            assert refusal.value.remedy
            other.set_meta("key", "value")
            return
        restore(database_path, earlier)
        with pytest.raises(NotSaved, match="deleted or replaced"):
            other.set_meta("key", "value")
    assert stories(database_path) == {"strike"}


@pytest.mark.parametrize("what", ["damaged", "text", "other", "newer", "none", "itself"])
def test_what_is_no_sound_backup_takes_no_place(
    database_path: Path, earlier: Path, what: str
) -> None:
    backup = earlier
    match what:
        case "damaged":
            backup.write_bytes(noise(backup.read_bytes()))
        case "text":
            backup.write_bytes(b"once upon a time")
        case "other" | "newer":
            with closing(sqlite3.connect(backup)) as changed:
                name = "application_id" if what == "other" else "user_version"
                changed.execute(f"PRAGMA {name} = {SCHEMA_VERSION + 1}")
        case "none":
            backup.unlink()
        case "itself":
            backup = database_path
    before, files = dump(database_path), beside(database_path)
    with pytest.raises(NotRestored) as refusal:
        restore(database_path, backup)
    assert str(backup) in str(refusal.value)
    assert dump(database_path) == before
    assert beside(database_path) == files


@pytest.mark.parametrize("what", ["other", "newer", "folder"])
def test_what_is_no_database_of_ours_is_left_alone(
    database_path: Path, earlier: Path, what: str
) -> None:
    if what == "folder":
        database_path.unlink()
        database_path.mkdir()
    else:
        with closing(sqlite3.connect(database_path)) as changed:
            name = "application_id" if what == "other" else "user_version"
            changed.execute(f"PRAGMA {name} = {SCHEMA_VERSION + 1}")
    with pytest.raises(NotRestored, match=f"{database_path}"):
        restore(database_path, earlier)
    assert os.listdir(database_path.parent) != []
    assert [each.path for each in backups_of(database_path)] == [earlier]


def test_a_full_disk_changes_nothing(database_path: Path, earlier: Path) -> None:
    before = dump(database_path)
    with full_disk(), pytest.raises(NotRestored, match=r"does not take|is full"):
        restore(database_path, earlier)
    assert dump(database_path) == before
    assert beside(database_path) == {database_path.name}
    assert [each.path for each in backups_of(database_path)] == [earlier]


def test_a_failing_move_puts_everything_back(
    database_path: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = noise(database_path.read_bytes())
    database_path.write_bytes(damaged)
    log = database_path.with_name(database_path.name + "-wal")
    log.write_bytes(b"its log")
    replace = os.replace

    def fail(old: Path, new: Path) -> None:
        if new == database_path and ".annotations" in old.name:
            raise OSError(5, "Input/output error")
        replace(old, new)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(NotRestored, match=r"was left as it is: .*Input/output error"):
        restore(database_path, earlier)
    assert database_path.read_bytes() == damaged
    assert log.read_bytes() == b"its log"
    assert not any("set-aside" in name for name in beside(database_path))


def test_one_in_a_folder_of_its_own_is_as_good(
    database_path: Path, earlier: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "stick" / "copy.db"
    copy.parent.mkdir()
    back_up_to(database_path, copy)
    earlier.unlink()
    database_path.unlink()
    folder_of(database_path).rmdir()
    restore(database_path, copy)
    assert stories(database_path) == {"strike", "later"}


def test_the_mode_of_the_journal_follows_the_version_of_sqlite(
    database_path: Path, earlier: Path
) -> None:
    restore(database_path, earlier)
    with Store.open(database_path) as store:
        safe = sqlite3.sqlite_version_info >= WAL_SAFE
        assert store.journal_mode == ("wal" if safe else "delete")


def purge_from(path: Path, hashes: list[str]) -> None:
    """Remember that a text or a key was purged, as a purge does."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO purged VALUES (?, '2026')", [[each] for each in hashes])


@pytest.mark.parametrize("by", ["text", "key"])
def test_what_was_purged_since_does_not_come_back(
    database_path: Path, earlier: Path, by: str
) -> None:
    with Store.open(earlier) as store:
        document = store.documents()[0]
    whole = {"text": document.text_sha256, "key": text_hash(document.key)}
    purge_from(database_path, [whole[by]])
    before = dump(database_path)
    with pytest.raises(NotRestored, match="has an article that was purged since") as refusal:
        restore(database_path, earlier)
    assert "annotator purge" in refusal.value.remedy
    assert dump(database_path) == before


def test_what_was_purged_is_remembered(database_path: Path, earlier: Path) -> None:
    hashes = ["a" * 64, "b" * 64]
    purge_from(database_path, hashes)
    restore(database_path, earlier)
    assert stories(database_path) == {"strike"}
    assert [each for each in dump(database_path) if each.startswith("('purged'")] == [
        repr(("purged", (each, "2026"))) for each in hashes
    ]
    with closing(sqlite3.connect(earlier)) as old, old:
        old.execute("DROP TABLE purged")
        old.execute("PRAGMA user_version=4")
    with pytest.raises(NotRestored, match="earlier version, which does not remember"):
        restore(database_path, earlier)
