"""Every rule of the schema refuses a hostile write, and nothing else does.

The attacker is a plain `sqlite3` connection, which checks no foreign keys and fires no delete
triggers for `REPLACE`. Each attack is made three times: on the whole schema and on one that has
only the attacked rule against it, where it is refused, then without that rule, where it succeeds.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.storage.schema.journal import JOURNALLED
from tests.storage.attack import Attack
from tests.storage.attacks import ATTACKS
from tests.storage.lifting import checks_of, lift, triggers_of
from tests.storage.review_rows import (
    FITTING_PASSAGE,
    JUDGEMENTS,
    MISSING_LINK,
    WITHDRAWN,
    WRONG_BOUNDARY,
    WRONG_LABEL,
    Values,
)
from tests.storage.victim import FITTING, FITTING_PAIR, insertion, make_victim

MAY_BE_NULL = {
    "steps": {"seq", "target_id"},
    "events": {"seq", "before"},
    "labels": {"key", "retired_at", "step_id"},
    "documents": {"supersedes", "deleted_at"},
    "spans": {"label_id", "label_revision", "deleted_at"},
    "links": {"more", "deleted_at"},
    "indexed_texts": {"id"},
    "odd_texts": {"id"},
    "scored": {"id"},
    "dismissals": {
        "span_id", "near_document_id", "near_start", "near_end", "near_quote", "deleted_at",
    },
    "batches": {"story", "target_rate", "target_confidence"},
    "batch_items": {"record_id", "rev", "label_id"},
    "verdicts": {
        "severity", "reason", "label_id", "document_id", "start_char", "end_char", "quote",
        "relation", "more", "other_document_id", "other_start", "other_end", "other_quote",
        "withdraws_id",
    },
}  # fmt: skip
"""Columns that a row may leave unknown; of other tables only when it was deleted."""


NOWHERE = {
    ("links", "a"): "0", ("odd_texts", "id"): 99, ("scores", "scored_id"): 99,
    ("dismissals", "near_document_id"): "0", ("verdicts", "place"): 99, ("reveals", "place"): 99,
}  # fmt: skip
"""References to no row where a high word would not do."""

REFERRING: dict[tuple[str, str], Values] = {
    ("steps", "target_id"): {"kind": "undo"},
    ("dismissals", "near_document_id"): FITTING_PAIR | {"span_id": None},
    ("verdicts", "label_id"): WRONG_LABEL,
    ("verdicts", "document_id"): WRONG_BOUNDARY,
    ("verdicts", "other_document_id"): MISSING_LINK,
    ("verdicts", "withdraws_id"): WITHDRAWN,
}
"""Values that a row has which refers to another by a column, where not every row does."""


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("victim") / "annotations.db"
    make_victim(path)
    return path


@pytest.fixture
def attacker(victim: Path) -> Iterator[sqlite3.Connection]:
    """A copy in memory of the victim, open to everything."""
    source = sqlite3.connect(victim)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(connection)
    source.close()
    yield connection
    connection.close()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_refused_by_its_rules_and_by_nothing_else(
    attacker: sqlite3.Connection, attack: Attack
) -> None:
    for lifted in ((), attack.others):
        lift(attacker, lifted)
        before = attacker.serialize()
        with pytest.raises(sqlite3.IntegrityError):
            attacker.execute(attack.sql, attack.values)
        assert attacker.serialize() == before, "not a byte is another"
    lift(attacker, (attack.rule,))
    assert attacker.execute(attack.sql, attack.values).rowcount == 1


@pytest.mark.parametrize("table", FITTING)
def test_a_row_that_keeps_the_rules_is_taken(attacker: sqlite3.Connection, table: str) -> None:
    attacker.execute("PRAGMA foreign_keys = ON")
    attacker.execute(insertion(table, FITTING[table]), FITTING[table])


@pytest.mark.parametrize(
    ("table", "row"), [("dismissals", FITTING_PAIR), ("batch_items", FITTING_PASSAGE)]
)
def test_so_is_a_row_without_a_span(attacker: sqlite3.Connection, table: str, row: Values) -> None:
    attacker.execute("PRAGMA foreign_keys = ON")
    attacker.execute(insertion(table, row), row)


@pytest.mark.parametrize("judgement", JUDGEMENTS)
def test_every_judgement_is_taken(attacker: sqlite3.Connection, judgement: str) -> None:
    row = FITTING["verdicts"] | JUDGEMENTS[judgement]
    attacker.execute("PRAGMA foreign_keys = ON")
    attacker.execute(insertion("verdicts", row), row)


def test_every_trigger_unique_index_and_check_is_attacked(attacker: sqlite3.Connection) -> None:
    named = {attack.rule for attack in ATTACKS}
    guards = {
        name
        for (name,) in attacker.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        if not any(told in name for told in ("_logged_", "_indexed_", "_confirmed_", "_imaged_"))
    }
    guards |= {
        name
        for (name,) in attacker.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'index' "
            "AND sql LIKE 'CREATE UNIQUE%' AND tbl_name <> '_sqlite_migrations'"
        )
    }
    guards |= {
        f"{table}: {text}" for table in FITTING for text in checks_of(attacker, table)
    } - _checks_named(attacker, named)
    assert guards <= named


@pytest.mark.parametrize("table", FITTING)
def test_foreign_keys_hold_without_triggers(attacker: sqlite3.Connection, table: str) -> None:
    for row in attacker.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        column = row[3]
        values = FITTING[table] | REFERRING.get((table, column), {})
        values[column] = NOWHERE.get((table, column), "~")
        lift(attacker, triggers_of(attacker, table))
        attacker.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            attacker.execute(insertion(table, values), values)
        attacker.execute("PRAGMA foreign_keys = OFF")
        attacker.execute("SAVEPOINT probe")
        attacker.execute(insertion(table, values), values)
        attacker.execute("ROLLBACK TO probe")
        attacker.execute("RELEASE probe")


@pytest.mark.parametrize("table", FITTING)
def test_what_must_be_known_is_never_null(attacker: sqlite3.Connection, table: str) -> None:
    lift(attacker, triggers_of(attacker, table))
    columns = {row[1] for row in attacker.execute(f"PRAGMA table_info({table})")}
    for column in columns - MAY_BE_NULL.get(table, {"deleted_at"}):
        values = FITTING[table] | {column: None}
        with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
            attacker.execute(insertion(table, values), values)


@pytest.mark.parametrize("table", JOURNALLED)
def test_the_journal_writes_itself_for_every_program(
    attacker: sqlite3.Connection, table: str
) -> None:
    """An insert and an update each leave an event, which only their trigger makes."""
    row = FITTING[table]
    edit = f"UPDATE {table} SET rev = rev + 1, step_id = 'import' WHERE id = 'new'"
    attacker.execute("BEGIN")
    for lifted, steps in (((), [row["step_id"], "import"]), (("insert", "update"), [])):
        attacker.execute("SAVEPOINT attempt")
        lift(attacker, tuple(f"{table}_logged_{event}" for event in lifted))
        attacker.execute(insertion(table, row), row)
        attacker.execute(edit)
        logged = attacker.execute(
            "SELECT step_id, entity, json_extract(\"before\", '$.rev'), "
            "json_extract(\"after\", '$.rev') FROM events WHERE entity_id = 'new' ORDER BY seq"
        ).fetchall()
        revisions = ((None, 1), (1, 2))
        assert logged == [
            (step, JOURNALLED[table], *pair) for step, pair in zip(steps, revisions, strict=False)
        ]
        attacker.execute("ROLLBACK TO attempt")


def _checks_named(connection: sqlite3.Connection, rules: set[str]) -> set[str]:
    """The whole CHECKs that attacks name by a part."""
    parts = [rule.partition(": ") for rule in rules if ": " in rule]
    return {
        f"{table}: {check}"
        for table, _, part in parts
        for check in checks_of(connection, table)
        if part in check
    }
