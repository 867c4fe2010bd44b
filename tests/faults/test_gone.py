"""The database is deleted or replaced while it is open: noticed, copied, and gone on with."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotator.domain.errors import FileGone, UnusableDatabase
from annotator.domain.step import Step
from annotator.storage import connection, database, rescue
from annotator.storage.database import transaction
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    TEXTS,
    import_story,
    made,
    make_batch,
    make_item,
    make_span,
    make_step,
    make_verdict,
)
from tests.faults import vanishing
from tests.pty.ledger import alive, assert_sound


def tag(store: Store, start: int = 0) -> Step:
    """A step with a span of four code points, not committed yet."""
    (one, *_) = store.documents()
    return make_step(made(make_span(one, TEXTS[0], start, start + 4)))


def copies(folder: Path) -> list[Path]:
    """The rescue copies in a folder, oldest first."""
    return sorted(folder.glob("annotations-rescued-*.db"), key=lambda each: each.stat().st_mtime_ns)


@pytest.fixture
def store(fresh_store: Store) -> Store:
    """A database with a story and one span."""
    import_story(fresh_store)
    fresh_store.commit(tag(fresh_store))
    return fresh_store


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def replaced(path: Path) -> None:
    """As by a program that syncs: by what the file was once, without the log beside it."""
    with Store.open(path.with_name("other.db"), create=True) as other:
        import_story(other)
    os.replace(path.with_name("other.db"), path)


def turned_into_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


WAYS = [deleted, moved, replaced, turned_into_folder]


@pytest.mark.parametrize("go", WAYS)
def test_nothing_is_acknowledged_and_all_that_was_is_in_a_copy(
    store: Store, tmp_path: Path, go: Callable[[Path], None]
) -> None:
    step = tag(store, 5)
    go(store.path)
    with pytest.raises(FileGone) as fault:
        store.commit(step)
    (copy,) = copies(tmp_path)
    assert copy.name in fault.value.message
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not copy.with_name(copy.name + "-wal").exists()
    assert alive(copy, "spans") == 1
    assert_sound(copy)
    assert len(store.layer(ADA.id, None).spans) == 1, "reading goes on"
    with pytest.raises(FileGone):
        store.commit(step)
    assert copies(tmp_path) == [copy], "one copy is enough"
    assert not list(tmp_path.glob(".*")), "no scratch is left"


@pytest.mark.parametrize("way", ["back", "renamed", "copied"])
def test_it_goes_on_with_the_old_file_or_the_copy(store: Store, tmp_path: Path, way: str) -> None:
    kept = tmp_path / "kept"
    os.link(store.path, kept)
    deleted(store.path)
    step = tag(store, 5)
    with pytest.raises(FileGone):
        store.commit(step)
    (copy,) = copies(tmp_path)
    if way == "back":
        kept.rename(store.path)
    elif way == "renamed":
        copy.rename(store.path)
    else:
        shutil.copy(copy, store.path)
    assert store.commit(step).seq == 3
    assert store.commit(tag(store, 10)).seq == 4
    assert alive(store.path, "spans") == 3
    assert_sound(store.path)


def test_another_database_in_its_place_is_left_alone(store: Store) -> None:
    """The log beside it is that of the file which is gone; it would be taken for its own."""
    replaced(store.path)
    before = store.path.read_bytes()
    with pytest.raises(FileGone):
        store.commit(tag(store, 5))
    assert store.path.read_bytes() == before
    with Store.open(store.path) as other:
        assert not other.layer(ADA.id, None).spans
        other.commit(tag(other))
    store.close()
    assert alive(store.path, "spans") == 1
    assert_sound(store.path)


def test_a_new_database_in_its_place_is_whole_at_once(store: Store, tmp_path: Path) -> None:
    """Before the program that has the old one open has noticed, and after."""
    deleted(store.path)
    with Store.open(store.path, create=True) as other:
        import_story(other)
        assert len(other.documents()) == 3
        with pytest.raises(FileGone):
            store.commit(tag(store, 5))
        other.commit(tag(other))
        store.close()
        other.commit(tag(other, 5))
    assert alive(store.path, "spans") == 2
    assert_sound(store.path)
    (copy,) = copies(tmp_path)
    assert alive(copy, "spans") == 1
    assert_sound(copy)


def test_what_was_moved_away_is_whole_without_its_log(store: Store, tmp_path: Path) -> None:
    moved(store.path)
    with pytest.raises(FileGone):
        store.commit(tag(store, 5))
    assert not [log for log in tmp_path.glob("*-wal") if log.stat().st_size]
    assert alive(tmp_path / "moved.db", "spans") == 1


@contextmanager
def going_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch, when: str) -> Iterator[Path]:
    """The file goes once between the look before a transaction and its end; gives where to."""
    kept = path.with_name("kept")

    def go(now: str) -> None:
        if now == when and not kept.exists():
            path.rename(kept)

    @contextmanager
    def transaction_meanwhile(database: sqlite3.Connection) -> Iterator[None]:
        go("before it")
        with transaction(database):
            go("before its commit")
            yield
        go("after its commit")

    with monkeypatch.context() as patched:
        patched.setattr(connection, "transaction", transaction_meanwhile)
        yield kept


@pytest.mark.parametrize("when", ["before it", "before its commit", "after its commit"])
@pytest.mark.parametrize("way", ["back", "copy"])
def test_a_file_that_goes_during_a_commit_acknowledges_nothing_and_stores_it_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, way: str
) -> None:
    """What is tried again then may be in the file already: that is no clash with itself."""
    (one, *_) = store.documents()
    batch = make_batch()
    (span,) = store.layer(ADA.id, None).spans.values()
    store.add_batch(batch, [make_item(batch, 1, span)])
    step, verdict = make_step(made(make_span(one, TEXTS[0], 5, 9))), make_verdict(batch, 1)
    writes: list[Callable[[], object]] = [
        lambda: store.commit(step),
        lambda: store.add_verdict(verdict),
    ]
    for write in writes:
        gone = pytest.raises(FileGone)
        with going_meanwhile(store.path, monkeypatch, when) as kept, gone:
            write()
        if way == "copy":
            kept.unlink()
            kept = copies(tmp_path)[-1]
        kept.rename(store.path)
        write()
    assert [each.id for each in store.verdicts()] == [verdict.id]
    assert store.layer(ADA.id, None).spans.keys() == {span.id, step.changes[0].after.id}
    assert_sound(store.path)


def test_a_folder_that_is_gone_leaves_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, home = tmp_path / "work", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    monkeypatch.setenv("HOME", os.fspath(home))
    with Store.open(folder / "annotations.db", create=True) as store:
        import_story(store)
        store.commit(tag(store))
        shutil.rmtree(folder)
        with pytest.raises(FileGone, match=re.escape(os.fspath(home))):
            store.commit(tag(store, 5))
    (copy,) = copies(home)
    assert alive(copy, "spans") == 1
    assert_sound(copy)


def test_without_a_place_for_a_copy_it_says_so_and_waits_for_the_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    kept = tmp_path / "kept"
    os.link(store.path, kept)
    deleted(store.path)
    step = tag(store, 5)
    with monkeypatch.context() as full:
        full.setattr(rescue, "_reserved", refuse)
        with pytest.raises(FileGone, match=r"could not be made.*No space left"):
            store.commit(step)
    kept.rename(store.path)
    store.commit(step)
    assert alive(store.path, "spans") == 2
    assert_sound(store.path)


def test_a_file_that_is_replaced_while_it_is_opened_is_not_opened(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare(*_: object, **__: object) -> None:
        shutil.copy(store.path, store.path.with_name("other"))
        store.path.with_name("other").rename(store.path)

    monkeypatch.setattr(database, "_prepare", prepare)
    with pytest.raises(UnusableDatabase, match="was replaced while it was opened"):
        Store.open(store.path)


def test_two_copies_in_a_second_have_two_names(store: Store, tmp_path: Path) -> None:
    at = datetime(2026, 11, 22, 19, 3, 1, tzinfo=UTC)
    made_at = [rescue.rescue(store._connection, store.path, at=at) for _ in range(2)]
    assert [each.path.name for each in made_at] == [
        "annotations-rescued-20261122T190301Z.db",
        "annotations-rescued-20261122T190301Z-2.db",
    ]
    assert made_at[0].is_at(made_at[1].path), "byte by byte the same"
    assert not made_at[0].is_at(store.path)
    assert not made_at[0].is_at(tmp_path / "none")


def test_at_whatever_moment_it_goes_all_that_was_acknowledged_is_in_the_copy() -> None:
    """`make torture` lets it go 300 times."""
    assert vanishing.run(12, 1).failures == []
