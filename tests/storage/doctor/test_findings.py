"""Each thing that can be wrong is found by a check of its own, and named."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.storage.doctor import Check, examine
from annotator.storage.schema.images import IMAGED
from tests.storage.doctor.meddling import meddle

LAST_STEP = "(SELECT id FROM steps ORDER BY seq DESC LIMIT 1)"

WRONG = {
    "a text that was changed": (
        Check.TEXTS,
        "UPDATE texts SET text = replace(text, 'Monday', 'Sunday') WHERE rowid = 1",
    ),
    "a text of another length": (Check.TEXTS, "UPDATE texts SET chars = 3 WHERE rowid = 1"),
    "a length that is not the text's": (
        Check.TEXTS,
        "UPDATE documents SET chars = 3 WHERE number = 1",
    ),
    "a quote that is not there": (
        Check.QUOTES,
        "UPDATE spans SET quote = 'xxxxx' WHERE rowid = 1",
    ),
    "a quote beyond the text": (
        Check.QUOTES,
        "UPDATE spans SET start_char = 9000, end_char = 9005 WHERE rowid = 1",
    ),
    "a refused passage that is not there": (
        Check.QUOTES,
        "UPDATE dismissals SET quote = 'xxxxxx' WHERE span_id IS NOT NULL",
    ),
    "a refused pair of which one is not there": (
        Check.QUOTES,
        "UPDATE dismissals SET near_quote = 'xxxxxxxx' WHERE near_quote IS NOT NULL",
    ),
    "a correction that is not there": (
        Check.QUOTES,
        "UPDATE verdicts SET quote = 'xxxxxxxxxxx' WHERE quote IS NOT NULL",
    ),
    "a reference to nothing": (
        Check.REFERENCES,
        "UPDATE completions SET document_id = 'nowhere'",
    ),
    "a link inside of one article": (
        Check.LAYERS,
        "UPDATE links SET b = (SELECT s.id FROM spans s, spans a WHERE a.id = links.a "
        "AND s.document_id = a.document_id AND s.id > a.id LIMIT 1) WHERE rowid = 1",
    ),
    "a link of somebody else's spans": (
        Check.LAYERS,
        "UPDATE links SET annotator_id = 'ben' WHERE rowid = 1",
    ),
    "a link of a deleted span": (
        Check.LAYERS,
        "UPDATE spans SET deleted_at = '2026' WHERE id = "
        "(SELECT a FROM links WHERE deleted_at IS NULL LIMIT 1)",
    ),
    "an absence in the span's own article": (
        Check.LAYERS,
        "UPDATE absences SET document_id = (SELECT document_id FROM spans WHERE id = span_id) "
        "WHERE rowid = 1",
    ),
    "an absence at somebody else's span": (
        Check.LAYERS,
        "UPDATE absences SET annotator_id = 'ben' WHERE rowid = 1",
    ),
    "a span in a deleted article": (
        Check.LAYERS,
        "UPDATE documents SET deleted_at = '2026' WHERE number = 1",
    ),
    "a row that is not what was logged": (
        Check.JOURNAL,
        "UPDATE spans SET note = 'another' WHERE rowid = 1",
    ),
    "a row that was never logged": (
        Check.JOURNAL,
        "DELETE FROM events WHERE entity = 'completion'",
    ),
    "a row that is gone": (Check.JOURNAL, "DELETE FROM completions"),
    "an event of something unknown": (
        Check.JOURNAL,
        "UPDATE events SET entity = 'spam' WHERE entity = 'completion'",
    ),
    "an event that begins where none ended": (
        Check.JOURNAL,
        """UPDATE events SET "before" = replace("before", '"rev":1', '"rev":9') """
        """WHERE entity = 'span' AND "before" IS NOT NULL""",
    ),
    "an event that cannot be read": (
        Check.JOURNAL,
        """UPDATE events SET "after" = substr("after", 1, 30) WHERE seq = 9""",
    ),
    "an event with a column that there is not": (
        Check.JOURNAL,
        """UPDATE events SET "after" = replace("after", 'deleted_at', 'eleted_at') """
        "WHERE seq = 9",
    ),
    "an event that begins with a column that there is not": (
        Check.JOURNAL,
        """UPDATE events SET "before" = replace("before", 'deleted_at', 'eleted_at')""",
    ),
    "an event of another step": (
        Check.JOURNAL,
        f"UPDATE events SET step_id = {LAST_STEP} WHERE seq = 9",
    ),
    "a batch that lacks an item": (Check.REVIEWS, "DELETE FROM batch_items WHERE place = 2"),
    "an item about nothing": (
        Check.REVIEWS,
        "UPDATE batch_items SET record_id = 'nothing' WHERE place = 2",
    ),
    "an item that is revealed too early": (
        Check.REVIEWS,
        "UPDATE reveals SET place = 9",
    ),
    "a decision that made nothing": (
        Check.REVIEWS,
        'UPDATE adjudications SET taken = replace(taken, \'"record":"\', \'"record":"x\')',
    ),
    "a decision about nothing": (
        Check.REVIEWS,
        """UPDATE adjudications SET a = '[{"kind":"span","record":"nothing","rev":1}]'""",
    ),
    "a word that the index does not have": (
        Check.INDEX,
        "DELETE FROM text_index_data WHERE id > 10",
    ),
    "an odd text that is not known": (Check.INDEX, "DELETE FROM odd_texts"),
}
"""What is wrong, to the check that finds it and what made it so."""


@pytest.mark.parametrize("wrong", WRONG)
def test_it_is_found(path: Path, wrong: str) -> None:
    check, statement = WRONG[wrong]
    meddle(path, statement)
    content = path.read_bytes()
    found = examine(path).findings
    assert check in {each.check for each in found}
    assert path.read_bytes() == content


def test_the_article_is_named(path: Path) -> None:
    meddle(path, WRONG["a quote that is not there"][1])
    assert {each.document for each in examine(path).findings} == {"strike 1"}


COLUMNS = {
    "meta": "value", "annotators": "name", "steps": "title", "places": "updated_at",
    "splits": "made_at", "batches": "created_at", "batch_items": "end_char",
    "verdicts": "comment", "reveals": "created_at", "objections": "comment", "signoffs": "name",
    "labels": "definition", "guidelines": "text", "times": "seconds",
}  # fmt: skip
"""Of each table with images a column that nothing else vouches for."""


@pytest.mark.parametrize("table", sorted(set(IMAGED) - {"twins", "purged"}))
def test_a_row_that_is_in_no_journal_is_vouched_for(path: Path, table: str) -> None:
    column = COLUMNS[table]
    number = f"typeof({column}) IN ('integer', 'real')"
    changed = f"iif({number}, {column} + 1, {column} || 'x')"
    meddle(path, f"UPDATE {table} SET {column} = {changed}")
    assert {each.check for each in examine(path).findings} >= {Check.IMAGES}


@pytest.mark.parametrize("table", ["steps", "objections", "labels"])
def test_an_image_is_vouched_for_by_its_row(path: Path, table: str) -> None:
    meddle(path, f"UPDATE images SET image = replace(image, 'e', 'E') WHERE entity = '{table}'")
    assert {each.check for each in examine(path).findings} == {Check.IMAGES}


def test_a_row_that_is_gone_leaves_its_image(path: Path) -> None:
    meddle(path, "DELETE FROM objections")
    (found,) = examine(path).findings
    assert (found.check, found.table) == (Check.IMAGES, "objections")


def test_what_was_interrupted_is_taken_back_elsewhere(path: Path, tmp_path: Path) -> None:
    """A rollback journal that a program which was killed has left."""
    killed = tmp_path / "killed" / path.name
    killed.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE places SET place = '{}'")
        connection.execute("CREATE TABLE half (words TEXT)")
        connection.executemany("INSERT INTO half VALUES (?)", [("x" * 3000,)] * 50)
        for each in (path, path.with_name(path.name + "-journal")):
            shutil.copy(each, killed.with_name(each.name))
    before = {each: each.read_bytes() for each in killed.parent.iterdir()}
    assert len(before) == 2
    assert before[killed] != path.read_bytes(), "some of it was in the file"
    assert examine(killed).findings == ()
    assert {each: each.read_bytes() for each in killed.parent.iterdir()} == before


def test_a_read_only_folder_is_no_obstacle(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only to root")
    path.parent.chmod(0o500)
    try:
        assert examine(path).findings == ()
    finally:
        path.parent.chmod(0o700)
