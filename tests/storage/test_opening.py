"""Making and opening a database."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import utils

from annotator.domain.errors import NotSaved, UnusableDatabase
from annotator.domain.label import INITIAL_LABELS
from annotator.storage import database, driver
from annotator.storage.driver import sqlite3
from annotator.storage.header import FileKind, check
from annotator.storage.journal import WAL_SAFE
from annotator.storage.migrations import MIGRATIONS
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
    full, extra = 2, 3
    assert fresh_store._value("PRAGMA synchronous") == (full if safe else extra)
    assert fresh_store._value("PRAGMA foreign_keys") == 1
    assert fresh_store._value("PRAGMA recursive_triggers") == 1


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


@pytest.mark.parametrize("until", ["apply", "set_journal_mode"])
def test_a_creation_that_was_killed_is_finished(database_path: Path, until: str) -> None:
    """Whether it dies before its commit or between that and the switch of the journal mode."""
    child = os.fork()
    if not child:
        owner = MIGRATIONS if until == "apply" else database
        act = getattr(owner, until)

        def act_and_die(*given: object) -> None:
            act(*given)
            os.kill(os.getpid(), signal.SIGKILL)

        try:
            setattr(owner, until, act_and_die)
            Store.open(database_path, create=True)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    with Store.open(database_path, create=True) as store:
        assert len(list(store.labels())) == len(INITIAL_LABELS)


def test_the_header_on_disk_is_ours_before_anything_is_in_the_log(fresh_store: Store) -> None:
    """A crash leaves the log to the next program, which reads the header first."""
    import_story(fresh_store)
    assert check(fresh_store.path) is FileKind.OURS


def test_the_driver_is_the_one_that_sqlite_utils_uses() -> None:
    """Else errors of the one would pass the `except` clauses for the other."""
    assert driver.sqlite3 is vars(utils)["sqlite3"]


LOADED = """
import sys
from pathlib import Path
from annotator.storage.store import Store
with Store.open(Path(sys.argv[1])) as store:
    store.layer("ada", "strike"), store.steps("ada"), store.documents()
print(*sys.modules)
"""


def test_reading_a_layer_loads_what_that_takes_and_no_more(fresh_store: Store) -> None:
    """The first paint waits for it."""
    command = [sys.executable, "-c", LOADED, str(fresh_store.path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "annotator.storage.layers" in loaded
    assert not loaded & {"sqlite_utils", "annotator.domain.verdict", "annotator.domain.batch"}
