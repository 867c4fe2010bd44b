"""A database of an earlier version becomes one of this version, with all that is in it."""

import json
import os
import signal
import sqlite3 as plain_sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from annotator.domain.adjudication import Adjudication
from annotator.domain.batch import ItemKind
from annotator.domain.errors import UnusableDatabase
from annotator.domain.link import Dismissal, refused_pair
from annotator.domain.merging.holdings import Twin
from annotator.domain.passage import QuotedPassage
from annotator.domain.split import Split
from annotator.domain.step import Change, StepKind, same_content
from annotator.storage import database, migrations
from annotator.storage.driver import sqlite3
from annotator.storage.header import SCHEMA_VERSION
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    changed,
    made,
    make_batch,
    make_item,
    make_step,
    make_verdict,
)

OLD = Path(__file__).parent / "old"
MADE_BY = "2026-10-01T08:00:00.000000Z"

Rows = dict[str, list[dict[str, Any]]]


MODES = ("delete", "wal")
"""The journal modes that a database may have been left in."""


@pytest.fixture(params=range(1, SCHEMA_VERSION))
def version(request: pytest.FixtureRequest) -> int:
    """Each version that there was."""
    number: int = request.param
    return number


@pytest.fixture
def mode() -> str:
    """The journal mode, where it has no part in what is tested."""
    return "wal"


@pytest.fixture
def old_path(database_path: Path, version: int, mode: str) -> Path:
    """A database of an earlier version."""
    write_old(database_path, version, mode)
    return database_path


def write_old(path: Path, version: int, mode: str) -> None:
    """Make a database as that version left it, in that journal mode."""
    with closing(plain_sqlite3.connect(path)) as connection:
        connection.executescript((OLD / f"{version:04}.sql").read_text())
        connection.execute(f"PRAGMA journal_mode = {mode}")


first_version_only = pytest.mark.parametrize("version", [1])


def contents(path: Path) -> Rows:
    """All rows of the tables, columns by name."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            (name, "*" if "WITHOUT ROWID" in sql else "rowid, *")
            for name, sql in connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
            )
        ]
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f"SELECT {columns} FROM {table}")]
            for table, columns in tables
        }


def schema(path: Path) -> dict[str, str]:
    """The SQL of everything in a database, by name."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_schema"))


def test_every_row_is_there_afterwards(old_path: Path) -> None:
    before = contents(old_path)
    Store.open(old_path).close()
    after = contents(old_path)
    assert all(before.values()), "each table of the earlier version has rows"
    for row in after["dismissals"]:
        if "near_quote" not in before["dismissals"][0]:
            parts = ("document_id", "start", "end", "quote")
            assert [row.pop(f"near_{part}") for part in parts] == [None] * 4
    assert {table: after[table] for table in before} == before
    images = {json.loads(row["image"])["id"] for row in after["images"] if row["entity"] == "steps"}
    assert images == {row["id"] for row in before["steps"]}
    assert not any(rows for table, rows in after.items() if table not in {*before, "images"})


def test_it_becomes_what_a_new_one_is(old_path: Path, tmp_path: Path) -> None:
    Store.open(old_path).close()
    Store.open(tmp_path / "new.db", create=True).close()
    assert schema(old_path) == schema(tmp_path / "new.db")
    with closing(sqlite3.connect(old_path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@first_version_only
def test_what_was_decided_reads_as_it_did(old_path: Path) -> None:
    with Store.open(old_path) as store:
        layer = store.layer(ADA.id, "strike")
        assert set(layer.spans) == {"s1", "s2", "s3"}
        assert set(layer.links) == {"k1", "k2"}
        (dismissal,) = layer.dismissals.values()
        assert (dismissal.id, dismissal.span, dismissal.near) == ("m1", "s1", None)
        assert list(layer.dismissals_of("s1")) == [dismissal]
        steps = store.steps()
        assert len(steps) == len(contents(old_path)["steps"])
        images = [change.after for step in steps for change in step.changes]
        assert dismissal in images
        assert {each.id for each in images if isinstance(each, Dismissal)} == {"m1", "m2", "m3"}


@first_version_only
@pytest.mark.parametrize(("seq", "alive"), [(15, {"m1", "m3"}), (5, set()), (7, {"m1", "m2"})])
def test_a_step_of_before_is_undone(old_path: Path, seq: int, alive: set[str]) -> None:
    """The images of that time, which know nothing of pairs, are written back as they are."""
    with Store.open(old_path) as store:
        (step,) = (each for each in store.steps() if each.seq == seq)
        back = [
            Change(change.after, change.before)
            if change.before is not None
            else changed(change.after, deleted_at=MADE_BY)
            for change in step.changes
        ]
        undo = store.commit(make_step(back, kind=StepKind.UNDO, target=step.id))
        assert set(store.layer(ADA.id, "strike").dismissals) == alive
        (again,) = store.steps(limit=1)
        assert set(again.changes) == set(undo.changes)
        redo = [Change(change.after, change.before) for change in again.changes if change.before]
        redone = store.commit(make_step(redo, kind=StepKind.REDO, target=undo.id))
        said = {change.after.id: change.after for change in step.changes}
        assert len(said) == len(redone.changes)
        assert all(same_content(said[each.after.id], each.after) for each in redone.changes)


@first_version_only
def test_a_pair_may_be_refused_afterwards(old_path: Path) -> None:
    one, other = QuotedPassage("d3", 4, 12, "ministry"), QuotedPassage("d1", 0, 4, "Over")
    with Store.open(old_path) as store:
        pair = refused_pair("p1", ADA.id, one, other)
        step = store.commit(make_step(made(pair)))
        assert list(store.layer(ADA.id, "strike").pairs_refused("d1")) == [step.changes[0].after]
        assert store.steps(limit=1) == [step]


@pytest.mark.parametrize("version", [2])
def test_pairs_indexed_texts_and_scores_are_kept(old_path: Path) -> None:
    with Store.open(old_path) as store:
        layer = store.layer(ADA.id, "strike")
        assert set(layer.dismissals) == {"m1", "p1"}
        assert [each.id for each in layer.pairs_refused("d1")] == ["p1"]
        redo, undo, made_it = store.steps_of("dismissal", "p1")
        assert [redo.target, undo.target] == [undo.id, made_it.id]
        assert store.fingerprints() == {"d1": "f1", "d2": "f2"}
        assert store.index_texts(10) == 0
        assert set(store.nearest("d2")) == {"d3", "d4"}, "all end with “Read more”"


def test_it_may_be_reviewed_afterwards(old_path: Path) -> None:
    with Store.open(old_path) as store:
        span = store.layer(ADA.id, "strike").spans["s1"]
        batch = make_batch()
        store.add_batch(batch, [make_item(batch, 1, span)])
        verdict = make_verdict(batch, 1)
        store.add_verdict(verdict)
        assert store.verdicts(batch.id) == [verdict]


@pytest.mark.parametrize("version", [3])
def test_reviews_and_decisions_are_kept(old_path: Path) -> None:
    with Store.open(old_path) as store:
        (batch,) = store.batches()
        assert [item.kind for item in store.batch_items(batch.id)] == list(ItemKind)
        assert [each.id for each in store.verdicts()] == ["v1", "v2", "v3", "v4", "v5", "v6", "v7"]
        assert [each.verdict for each in store.objections()] == ["v1"]
        assert [each.id for each in store.signoffs()] == ["f1"]
        (adjudication,) = store.records(Adjudication)
        assert [each.record for each in adjudication.taken] == ["g1"]
        redo, undo = store.steps_of("adjudication", "j2")
        assert (redo.target, undo.target) == (undo.id, None)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_its_documents_may_be_split_afterwards(old_path: Path) -> None:
    with Store.open(old_path) as store:
        assert store.splits() == {}
        assert ("d1", "d2") in store.joined_documents()
        store.set_splits({"d1": Split.TEST, "d2": Split.TEST})
        assert store.splits() == {"d1": Split.TEST, "d2": Split.TEST}


@pytest.mark.parametrize("version", [4])
def test_splits_are_kept(old_path: Path) -> None:
    with Store.open(old_path) as store:
        assert store.splits() == {"d1": Split.TEST, "d2": Split.TRAIN}


@pytest.mark.parametrize("version", [5])
def test_twins_and_what_was_purged_are_kept(old_path: Path) -> None:
    with Store.open(old_path) as store:
        assert store.confirmed_twins() == [Twin("completion", "z2", "c1")]
        assert store.purged() == [("e" * 64, "2026-11-21T10:00:00.000000Z")]


@first_version_only
def test_opening_does_not_wait_for_the_index(old_path: Path) -> None:
    with Store.open(old_path) as store:
        assert store._value("SELECT count(*) FROM indexed_texts") == 0
        assert store.nearest("d1") == []
        assert store.index_texts(2) == 1
        assert store.index_texts(2) == 0
        assert store.nearest("d2") == ["d3"], "both end with “Read more”"


@pytest.mark.parametrize("mode", MODES)
def test_only_reading_is_refused_until_then(old_path: Path) -> None:
    before = old_path.read_bytes()
    with pytest.raises(UnusableDatabase, match="older version"):
        Store.open(old_path, read_only=True)
    assert old_path.read_bytes() == before


@dataclass(frozen=True, slots=True)
class Arrived:
    """What an old database has become, if nothing came between."""

    statements: int
    """That its migrations ran."""
    rows: Rows
    schema: dict[str, str]


@cache
def arrived(version: int, mode: str) -> Arrived:
    """What becomes of a database of that version."""
    ran, run = count(), migrations._run

    def counted(target: Any, script: Any) -> None:
        run(target, (each for each in script if next(ran) is not None))

    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        path = Path(folder) / "copy.db"
        write_old(path, version, mode)
        patched.setattr(migrations, "_run", counted)
        Store.open(path).close()
        return Arrived(next(ran), contents(path), schema(path))


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, "commit"])
@pytest.mark.parametrize(
    ("version", "mode"), [(1, "delete"), (1, "wal"), (SCHEMA_VERSION - 1, "wal")]
)
def test_a_migration_that_was_killed_has_done_all_or_nothing(
    old_path: Path, version: int, mode: str, share: float | str
) -> None:
    """Between any two statements, before the commit, or right after it.

    The whole way from the oldest version, and the newest migration alone.
    """
    before = contents(old_path)
    whole = arrived(version, mode)
    child = os.fork()
    if not child:
        try:
            _die(
                whole.statements if share == "commit" else int(float(share) * whole.statements),
                share,
            )
            Store.open(old_path)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    with closing(sqlite3.connect(old_path)) as connection:
        (now,) = connection.execute("PRAGMA user_version").fetchone()
        assert now == (SCHEMA_VERSION if share == "commit" else version)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if now == version:
        assert contents(old_path) == before
    Store.open(old_path).close()
    assert schema(old_path) == whole.schema
    assert contents(old_path) == whole.rows


def _die(after: int, share: float | str) -> None:
    """Have this process killed after so many statements of the migrations, or their commit."""
    patched = pytest.MonkeyPatch()
    migrate, run, ran = migrations.migrate, migrations._run, count()

    def kill(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def watched(script: Iterable[str]) -> Iterator[str]:
        for statement in script:
            if next(ran) >= after:
                kill()
            yield statement

    if share == "commit":
        patched.setattr(database, "set_journal_mode", kill)
    elif share == 1.0:
        patched.setattr(migrations, "migrate", lambda target: kill(migrate(target)))
    else:
        patched.setattr(migrations, "_run", lambda target, script: run(target, watched(script)))
