"""A step that cannot be committed now: one sentence, a remedy, and nothing half-written."""

import resource
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from annotator.domain.errors import NotSaved, Refused, UnusableDatabase
from annotator.domain.identity import text_hash
from annotator.storage import faults, migrations
from annotator.storage.connection import Connection
from annotator.storage.driver import sqlite3
from annotator.storage.schema import text_index
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    TEXTS,
    import_story,
    made,
    make_completion,
    make_document,
    make_span,
    make_step,
)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program holds the write lock."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_a_lock_of_another_program_is_waited_for_then_named(database_path: Path) -> None:
    with Store.open(database_path, create=True, wait=0.05) as store:
        (one, *_) = import_story(store)
        step = make_step(made(make_span(one, TEXTS[0], 0, 4)))
        with locked(database_path):
            with pytest.raises(NotSaved, match="another program") as fault:
                store.commit(step)
            assert fault.value.remedy
            assert not store.layer(ADA.id, None).spans, "reading goes on"
        store.commit(step)
        assert len(store.layer(ADA.id, None).spans) == 1


def test_the_lock_is_free_while_the_first_write_loads_what_it_needs(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a host where ten begin at once that takes a second, and each waits for all before it."""
    held: list[bool] = []

    def load(store: Store) -> Database:
        with closing(sqlite3.connect(database_path, isolation_level=None, timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                held.append(True)
            else:
                held.append(False)
        return Database(store._connection, execute_plugins=False)

    with Store.open(database_path, create=True) as store:
        monkeypatch.setattr(Connection, "_database", property(load))
        store.add_annotator(ADA)
        assert store.annotator(ADA.id) == ADA
    assert held == [False]


def test_a_reader_at_work_holds_up_a_rollback_journal_only(database_path: Path) -> None:
    """There the commit itself is what has to wait; it is taken back whole."""
    with Store.open(database_path, create=True, wait=0.05) as store:
        (one, *_) = import_story(store)
        step = make_step(made(make_completion(one)))
        with Store.open(database_path, read_only=True) as reader, reader.snapshot():
            assert len(reader.documents()) == 3
            if store.journal_mode == "delete":
                with pytest.raises(NotSaved, match="another program"):
                    store.commit(step)
            else:
                store.commit(step)
        if store.journal_mode == "delete":
            store.commit(step)
        assert store.last_seq() == 2


def test_a_full_disk_leaves_nothing_of_the_step(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    pages = fresh_store._value("PRAGMA page_count")
    fresh_store._value(f"PRAGMA max_page_count = {pages + 1}")
    text = "x" * 1_000_000
    document = make_document(text, number=9)
    rows = [*made(make_completion(one)), *made(document)]
    with pytest.raises(NotSaved, match="is full") as fault:
        fresh_store.commit_documents(make_step(rows), {text_hash(text): text})
    assert fault.value.remedy
    assert not fresh_store.layer(ADA.id, None).completions
    assert fresh_store.last_seq() == 1
    fresh_store._value("PRAGMA max_page_count = 1000000")
    fresh_store.commit_documents(make_step(rows), {text_hash(text): text})
    assert fresh_store.text(text_hash(text)) == text


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may grow beyond 1 MB, as on a disk with a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.usefixtures("small_files")
def test_a_file_that_may_not_grow_leaves_nothing_of_the_step(fresh_store: Store) -> None:
    import_story(fresh_store)
    text = "x" * 2_000_000
    step = make_step(made(make_document(text, number=9)))
    with pytest.raises(NotSaved, match=r"the disk|is full"):
        fresh_store.commit_documents(step, {text_hash(text): text})
    assert fresh_store.last_seq() == 1
    assert len(fresh_store.documents()) == 3


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_is_gone_takes_no_step(
    fresh_store: Store, tmp_path: Path, replaced: bool
) -> None:
    """SQLite would go on writing to the file that has no name any more."""
    (one, *_) = import_story(fresh_store)
    fresh_store.path.rename(tmp_path / "moved.db")
    if replaced:
        fresh_store.path.write_bytes((tmp_path / "moved.db").read_bytes())
    with pytest.raises(NotSaved, match="deleted or replaced"):
        fresh_store.commit(make_step(made(make_completion(one))))
    if not replaced:
        (tmp_path / "moved.db").rename(fresh_store.path)
        fresh_store.commit(make_step(made(make_completion(one))))


def _damage(path: Path) -> None:
    """Overwrite all pages but the first with noise."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def test_a_damaged_file_is_not_opened(database_path: Path) -> None:
    with Store.open(database_path, create=True) as store:
        import_story(store)
    _damage(database_path)
    before = database_path.read_bytes()
    with pytest.raises(UnusableDatabase, match="damaged") as fault, Store.open(database_path) as s:
        s.documents()
    assert "backup" in fault.value.remedy
    assert database_path.read_bytes() == before


def test_a_step_into_a_damaged_file_is_not_saved(database_path: Path) -> None:
    with Store.open(database_path, create=True) as store:
        (one, *_) = import_story(store)
    with closing(sqlite3.connect(database_path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'completions'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(database_path.read_bytes())
    content[(root - 1) * size : root * size] = b"\xa5" * size
    database_path.write_bytes(content)
    with Store.open(database_path) as store:
        with pytest.raises(NotSaved, match="damaged"):
            store.commit(make_step(made(make_completion(one))))
        assert store.last_seq() == 1


def test_nothing_is_written_once_damage_was_seen(database_path: Path) -> None:
    """Not even to a part of the file that seems to be sound."""
    with Store.open(database_path, create=True) as store:
        import_story(store)
    with closing(sqlite3.connect(database_path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'documents'"
        ).fetchone()
    content = bytearray(database_path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xa5" * 4096
    database_path.write_bytes(content)
    with Store.open(database_path) as store:
        store.set_meta("key", "before")
        with pytest.raises(UnusableDatabase, match="damaged"):
            store.documents()
        with pytest.raises(NotSaved, match="damaged") as fault:
            store.set_meta("key", "after")
        assert "annotator doctor" in fault.value.remedy
        assert store.meta("key") == "before"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (3, "read-only"),
        (7, "no memory"),
        (8, "read-only"),
        (0x408, "deleted or replaced"),
        (10, "does not take or give data"),
        (15, "another program"),
        (22, "no file of this size"),
        (26, "damaged"),
        (1, "damaged: no such thing"),
    ],
)
def test_every_code_of_sqlite_has_a_sentence_and_a_remedy(code: int, said: str) -> None:
    error = sqlite3.OperationalError("no such thing")
    error.sqlite_errorcode = code
    with pytest.raises(NotSaved, match=said) as fault, faults.while_writing(Path("x.db")):
        raise error
    assert fault.value.message.endswith(".")
    assert fault.value.remedy.endswith(".")
    assert faults.is_damage(fault.value.__cause__) == (code == 26)


def test_what_is_too_long_is_refused() -> None:
    error = sqlite3.DataError("string or blob too big")
    error.sqlite_errorcode = 18
    with pytest.raises(Refused, match="longer"), faults.while_writing(Path("x.db")):
        raise error


def test_text_that_another_program_spoilt_is_damage(database_path: Path) -> None:
    with Store.open(database_path, create=True) as store:
        import_story(store)
    with closing(sqlite3.connect(database_path)) as other, other:
        other.execute("DROP TRIGGER documents_revised_update")
        other.execute("DROP TRIGGER documents_logged_update")
        other.execute("UPDATE documents SET title = CAST(x'ff' AS TEXT)")
    with Store.open(database_path) as store, pytest.raises(UnusableDatabase, match="damaged"):
        store.documents()


def test_a_table_that_another_program_dropped_is_damage(database_path: Path) -> None:
    with Store.open(database_path, create=True) as store:
        (one, *_) = import_story(store)
    with closing(sqlite3.connect(database_path)) as other, other:
        other.execute("DROP TABLE completions")
    with Store.open(database_path) as store:
        with pytest.raises(UnusableDatabase, match="damaged"):
            store.layer(ADA.id, None)
        with pytest.raises(NotSaved, match="damaged"):
            store.commit(make_step(made(make_completion(one))))


def test_a_number_that_is_too_large_is_refused(fresh_store: Store) -> None:
    (one, *_) = import_story(fresh_store)
    span = make_span(one, TEXTS[0], 0, 2**64)
    with pytest.raises(Refused, match="64 bits"):
        fresh_store.commit(make_step(made(span)))
    assert fresh_store.last_seq() == 1


def test_an_sqlite_without_its_search_is_named(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (statement,) = (each for each in text_index.TEXT_INDEX if "fts5" in each)
    renamed = tuple(each.replace("USING fts5", "USING fts99") for each in text_index.TEXT_INDEX)
    assert statement not in renamed
    monkeypatch.setattr(migrations, "TEXT_INDEX", renamed)
    monkeypatch.setattr(faults, "_NO_SEARCH", "no such module: fts99")
    with pytest.raises(UnusableDatabase, match="full-text search") as refusal:
        Store.open(database_path, create=True)
    assert "pysqlite3" in refusal.value.remedy
