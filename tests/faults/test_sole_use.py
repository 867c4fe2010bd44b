"""On a network file system one program at a time has the database open, without a log."""

import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import UnusableDatabase
from annotator.storage import file_systems
from annotator.storage.file_systems import Mount
from annotator.storage.journal import wanted_mode
from annotator.storage.sole_use import Owner, lock_of
from annotator.storage.store import Store
from tests.factories import ADA, TEXTS, import_story, made, make_span, make_step
from tests.pty.ledger import alive, assert_sound

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with a story on what the system says is a network file system."""
    path = tmp_path / "annotations.db"
    with Store.open(path, create=True) as store:
        import_story(store)
    mounts = [Mount("/", "ext4"), Mount(os.fspath(tmp_path), "nfs4")]
    monkeypatch.setattr(file_systems, "system_mounts", lambda: mounts)
    return path


@pytest.fixture
def another(share: Path) -> Iterator[int]:
    """Another program that has it open; its number."""
    ready = FORK.Event()

    def work() -> None:
        with Store.open(share):
            ready.set()
            signal.pause()

    program = FORK.Process(target=work)
    program.start()
    assert ready.wait(20)
    assert program.pid is not None
    yield program.pid
    program.kill()
    program.join()


def test_it_runs_with_a_rollback_journal_whatever_it_had(share: Path) -> None:
    with Store.open(share) as store:
        assert store.journal_mode == "delete"
        assert store._value("PRAGMA synchronous") == 3, "EXTRA"
        assert store._value("PRAGMA locking_mode") == "normal"
        (one, *_) = store.documents()
        store.commit(make_step(made(make_span(one, TEXTS[0], 0, 4))))
        assert not [each for each in share.parent.iterdir() if each.name.endswith(("-wal", "-shm"))]
        with closing(sqlite3.connect(share)) as reader:
            assert reader.execute("SELECT count(*) FROM spans").fetchone() == (1,)
    assert "nfs4" in wanted_mode(share).why
    assert_sound(share)


def test_what_is_in_the_log_comes_with_it(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in WAL mode that was killed and then moved to the share, or is used from two sides."""
    with monkeypatch.context() as local:
        local.setattr(file_systems, "system_mounts", lambda: [Mount("/", "ext4")])
        pid = os.fork()
        if not pid:
            try:
                store = Store.open(share)
                (one, *_) = store.documents()
                store.commit(make_step(made(make_span(one, TEXTS[0], 0, 4))))
                os.kill(os.getpid(), signal.SIGKILL)
            finally:
                os._exit(1)
        assert os.waitpid(pid, 0)[1] == signal.SIGKILL
    with Store.open(share) as store:
        assert store.journal_mode == "delete"
        assert len(store.layer(ADA.id, None).spans) == 1
    assert_sound(share)


def test_a_second_program_is_refused_and_told_who_has_it(share: Path, another: int) -> None:
    before = share.read_bytes()
    with pytest.raises(UnusableDatabase, match=f"process {another} on") as refusal:
        Store.open(share)
    assert lock_of(share).name in refusal.value.remedy
    assert share.read_bytes() == before
    with Store.open(share, read_only=True) as store:
        assert len(store.documents()) == 3, "who only reads harms nobody"


def test_a_program_that_was_killed_is_in_nobodys_way(share: Path, another: int) -> None:
    os.kill(another, signal.SIGKILL)
    os.waitpid(another, 0)
    assert lock_of(share).exists()
    with Store.open(share) as store:
        assert len(store.documents()) == 3
    assert not lock_of(share).exists()


def test_a_later_program_with_the_same_number_is_another(share: Path) -> None:
    lock_of(share).write_text(f"{os.uname().nodename}\n{os.getpid()}\nlong ago\n", encoding="utf-8")
    with Store.open(share):
        assert Owner.read(lock_of(share)) != Owner(os.uname().nodename, os.getpid(), "long ago")


@pytest.mark.parametrize("left", ["elsewhere\n1\n\n", "", "no\nnumber\n\n"])
def test_what_may_be_at_work_on_another_machine_is_not_pushed_aside(share: Path, left: str) -> None:
    lock_of(share).write_text(left, encoding="utf-8")
    with pytest.raises(UnusableDatabase, match="is open already"):
        Store.open(share)
    assert lock_of(share).read_text(encoding="utf-8") == left


def test_the_program_itself_may_open_it_twice(share: Path) -> None:
    """The one that counts articles anew beside the one of the screens."""
    with Store.open(share) as store:
        with Store.open(share) as second:
            assert len(second.documents()) == 3
        assert lock_of(share).exists()
        assert len(store.documents()) == 3
        assert lock_of(share).stat().st_mode & 0o777 == 0o600
    assert not lock_of(share).exists()


def test_of_many_that_start_at_once_one_gets_it(share: Path) -> None:
    """Also where a program that was killed has left its name."""
    lock_of(share).write_text(f"{os.uname().nodename}\n{2**22 + 1}\n\n", encoding="utf-8")
    begin, told = FORK.Event(), FORK.SimpleQueue()
    done = FORK.Event()

    def work() -> None:
        begin.wait(20)
        try:
            with Store.open(share):
                told.put("open")
                done.wait(20)
        except UnusableDatabase:
            told.put("refused")

    programs = [FORK.Process(target=work) for _ in range(6)]
    for program in programs:
        program.start()
    begin.set()
    said = [told.get() for _ in programs]
    done.set()
    for program in programs:
        program.join()
    assert sorted(said) == ["open"] + ["refused"] * 5
    assert alive(share, "spans") == 0


def test_on_a_disk_of_this_machine_there_is_no_such_file(fresh_store: Store) -> None:
    assert not lock_of(fresh_store.path).exists()


def test_a_refused_opening_leaves_nothing(share: Path) -> None:
    share.write_bytes(b"not a database" * 100)
    with pytest.raises(UnusableDatabase, match="is not a database"):
        Store.open(share)
    assert not lock_of(share).exists()
