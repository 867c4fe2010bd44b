"""What a repair mends, and what it leaves alone."""

import sqlite3 as plain_sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import NotBackedUp
from annotator.storage.backup import back_up
from annotator.storage.backups import backups_of
from annotator.storage.doctor import Cure, examine
from annotator.storage.doctor.repairing import repair
from annotator.storage.store import Store
from tests.factories import ADA, BEN, make_step
from tests.faults.filled import STORY
from tests.storage.doctor.meddling import content, meddle

ROWS = {
    "spans": (
        "UPDATE spans SET quote = 'xxxxx' WHERE rowid = 3",
        "UPDATE spans SET start_char = start_char + 1, end_char = end_char + 1 WHERE rowid = 4",
        "UPDATE spans SET note = 'another' WHERE rowid = 5",
        "DELETE FROM spans WHERE rowid = 30",
    ),
    "links": (
        "UPDATE links SET relation = 'contradicts', rev = 7 WHERE rowid = 2",
        "DELETE FROM links WHERE rowid = 1",
    ),
    "documents": ("UPDATE documents SET title = 'Another', chars = 3 WHERE number = 2",),
    "labels": ("UPDATE labels SET definition = 'What?' WHERE id = 'statistic'",),
    "adjudications": ("UPDATE adjudications SET choice = 'b'",),
}
"""Table to changes of it that leave no event."""


@pytest.mark.parametrize("table", ROWS)
def test_rows_become_what_was_logged(path: Path, table: str) -> None:
    before = content(path, table)
    meddle(path, *ROWS[table])
    assert {each.cure for each in examine(path).findings} >= {Cure.WRITE_BACK}
    done = repair(path, BEN)
    assert done.left == examine(path).findings == ()
    assert content(path, table) == before
    assert len(done.done) == len(ROWS[table])


def test_a_repair_is_a_step_after_a_backup(path: Path) -> None:
    meddle(path, ROWS["spans"][0])
    done = repair(path, BEN)
    assert [each.path for each in backups_of(path)] == [done.backup]
    assert ("xxxxx",) in [row[5:6] for row in content(done.backup, "spans")]
    with Store.open(path) as store:
        (newest,) = store.steps(limit=1)
        assert (newest.kind, newest.annotator, newest.changes) == ("repair", BEN.id, ())
        assert store.layer(ADA.id, STORY).spans


@pytest.mark.parametrize(
    "change",
    [
        "DROP VIEW v_sets",
        "DROP INDEX spans_label",
        "CREATE TRIGGER other AFTER INSERT ON steps BEGIN DELETE FROM meta; END",
        "CREATE UNIQUE INDEX other ON spans (note)",
    ],
)
def test_rules_and_views_are_made_anew(path: Path, change: str) -> None:
    if "UNIQUE" in change:
        meddle(path, "UPDATE meta SET value = value", change.replace("note", "id, note"))
    else:
        meddle(path, change)
    assert {each.cure for each in examine(path).findings} == {Cure.REMAKE}
    assert repair(path, ADA).left == examine(path).findings == ()


def test_a_missing_rule_holds_again(path: Path) -> None:
    with closing(plain_sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER spans_kept_delete")
    assert repair(path, ADA).left == ()
    with (
        closing(plain_sqlite3.connect(path)) as connection,
        pytest.raises(plain_sqlite3.IntegrityError, match="never deleted"),
    ):
        connection.execute("DELETE FROM spans")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE text_index_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DELETE FROM text_index_data WHERE id > 10",
        "DELETE FROM odd_texts",
        "UPDATE indexed_texts SET id = id + 10",
    ],
)
def test_the_text_index_is_made_anew(path: Path, change: str) -> None:
    meddle(path, change)
    assert {each.cure for each in examine(path).findings} == {Cure.REBUILD}
    repair(path, ADA)
    assert examine(path).findings == ()
    with Store.open(path) as store:
        assert store.texts_that_may_say(["finally"])


def test_an_index_that_lacks_rows_is_made_anew(path: Path) -> None:
    """Made so by declaring less of an index than it has, for the time of a write."""
    with closing(plain_sqlite3.connect(path, isolation_level=None)) as connection:
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'spans_label'"
        ).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        declare = "UPDATE sqlite_schema SET sql = ? WHERE name = 'spans_label'"
        connection.execute(declare, (f"{sql} WHERE label_id = 'nothing'",))
    with closing(plain_sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("REINDEX spans_label")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(declare, (sql,))
    assert {each.cure for each in examine(path).findings} == {Cure.REINDEX}
    done = repair(path, ADA)
    assert done.left == examine(path).findings == ()
    assert stat.S_IMODE(done.backup.stat().st_mode) == 0o600


TOLD_BY_THE_BACKUP = (
    "UPDATE steps SET title = 'another' WHERE seq = 3",
    "UPDATE verdicts SET comment = 'shorter', seconds = 2.25 WHERE comment <> ''",
    "UPDATE images SET image = replace(image, 'e', 'E') WHERE entity = 'objections'",
    "UPDATE images SET image = 'e' WHERE entity = 'batch_items'",
    "DELETE FROM objections",
)
"""Changes of what is there twice, and in no journal."""


@pytest.mark.parametrize("change", TOLD_BY_THE_BACKUP)
def test_the_newest_backup_tells_which_of_two_is_right(path: Path, change: str) -> None:
    tables = ("steps", "verdicts", "batch_items", "objections", "images")
    before = {table: content(path, table) for table in tables}
    back_up(path, "daily")
    meddle(path, change)
    assert {each.cure for each in examine(path).findings} == {Cure.ASK_BACKUP}
    done = repair(path, ADA)
    assert done.left == examine(path).findings == ()
    after = {table: content(path, table) for table in tables}
    assert len(after["steps"]) == len(before["steps"]) + 1
    assert all(set(before[table]) <= set(after[table]) for table in tables)


def test_what_is_newer_than_the_backup_is_left_alone(path: Path) -> None:
    back_up(path, "daily")
    with Store.open(path) as store:
        store.commit(make_step([], id="newer", title="one"))
    meddle(path, "UPDATE steps SET title = 'another' WHERE id = 'newer'")
    assert [each.row for each in repair(path, ADA).left] == ["newer"]


NOT_TO_BE_TOLD = (
    "UPDATE texts SET text = replace(text, 'Monday', 'Sunday') WHERE rowid = 1",
    """UPDATE events SET "after" = replace("after", 'clause', 'cause') WHERE entity = 'label'""",
    """UPDATE events SET "after" = '{"id":"x"}' WHERE seq = 5""",
    "UPDATE steps SET title = 'another' WHERE seq = 3",
    "UPDATE verdicts SET comment = 'shorter' WHERE comment <> ''",
    "DELETE FROM batch_items WHERE place = 2",
    "DELETE FROM objections",
)
"""Changes after which nobody knows what was there."""

KEPT = (*ROWS, "texts", "events", "verdicts", "batches", "batch_items", "objections")


@pytest.mark.parametrize("change", NOT_TO_BE_TOLD)
def test_what_cannot_be_told_is_listed_and_left_alone(path: Path, change: str) -> None:
    meddle(path, change)
    before = {table: content(path, table) for table in KEPT}
    done = repair(path, ADA)
    assert done.left
    assert examine(path).findings == done.left
    assert {table: content(path, table) for table in KEPT} == before


def test_nothing_is_done_without_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meddle(path, ROWS["spans"][0])
    before = path.read_bytes()
    path.with_name("annotations-backups").write_bytes(b"in the way")
    with pytest.raises(NotBackedUp):
        repair(path, ADA)
    assert path.read_bytes() == before
