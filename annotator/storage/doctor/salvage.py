"""All that can still be read of a damaged database, row by row."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.errors import UnusableDatabase
from annotator.domain.identity import now
from annotator.storage.database import connect, open_database
from annotator.storage.doctor.damaged_tables import DamagedTables
from annotator.storage.doctor.examination import as_text
from annotator.storage.doctor.finding import Finding
from annotator.storage.doctor.histories import read_image
from annotator.storage.doctor.layers import layer_findings
from annotator.storage.doctor.remaking import without_triggers
from annotator.storage.doctor.reviews import review_findings
from annotator.storage.doctor.texts import quote_findings, text_findings
from annotator.storage.driver import sqlite3
from annotator.storage.faults import UNREADABLE
from annotator.storage.names import quoted
from annotator.storage.schema.journal import JOURNALLED

LAYER = ("spans", "links", "absences", "dismissals", "completions")

TABLES = (
    "annotators", "texts", "steps", "labels", "documents", "spans", "links", "absences",
    "dismissals", "completions", "adjudications", "batches", "batch_items", "verdicts", "reveals",
    "objections", "signoffs", "splits", "guidelines", "times",
)  # fmt: skip
"""What people have done; the rest is made anew or does not matter."""

_PEOPLE = (
    ("adjudications", "annotator_id", "gold"),
    ("adjudications", "adjudicator_id", "reviewer"),
    ("batches", "reviewer_id", "reviewer"),
    *(
        (table, "annotator_id", "annotator")
        for table in (*LAYER, "steps", "batch_items", "guidelines", "times")
    ),
    ("objections", "author_id", "annotator"),
)
"""Tables with the columns that name people, and what these can be taken for."""

_KEYS = {"texts": "sha256", "reveals": "batch_id || ' ' || place"}
"""What a finding calls a row by, where that is not its id."""

_ROUNDS = 10
"""So often what hangs on a row that goes is looked for."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was saved of a damaged database."""

    rows: dict[str, int]
    """How many there are of each table."""
    gaps: int
    """Rows and stretches of rows that could not be read."""
    unsound: int
    """Rows that could be read and were left out: damaged, or about what is lost."""


def salvage(path: Path, target: Path) -> Salvage:
    """Make `target` a new, sound database with what can be read of the one at `path`.

    Its history is left behind; what the journal has last of a row stands for one that cannot be
    read. Raises `UnusableDatabase` where nothing can be read.
    """
    with (
        closing(connect(path, read_only=True)) as damaged,
        closing(open_database(target, create=True)) as made,
    ):
        damaged.text_factory = as_text
        _load_schema(damaged, path)
        reading = DamagedTables(damaged)
        made.execute("PRAGMA foreign_keys=OFF")
        made.execute("BEGIN")
        with without_triggers(made, (*TABLES, "events")):
            made.execute("DELETE FROM labels")
            refused = sum(_copy(reading, made, table) for table in TABLES)
            for finding in [*quote_findings(made)]:
                _delete(made, finding)
            _take_from_journal(reading, made)
            _stand_in(made)
            unsound = refused + _leave_out_unsound(made)
        made.execute("INSERT INTO indexed_texts (sha256) SELECT sha256 FROM texts")
        made.execute("COMMIT")
        counts = {table: _count(made, table) for table in TABLES}
    return Salvage(counts, reading.gaps, unsound)


def _load_schema(damaged: sqlite3.Connection, path: Path) -> None:
    """Have SQLite know what is declared before the first damaged declaration: most of the tables.

    The statement that meets the damage fails; the ones after it do with what is known by then.
    """
    damaged.execute("PRAGMA writable_schema=ON")
    for _ in range(2):
        with suppress(*UNREADABLE):
            damaged.execute("SELECT 1 FROM spans LIMIT 0")
            return
    raise UnusableDatabase(f"Nothing in {path.name} can be read.", "`annotator restore` helps.")


def _copy(reading: DamagedTables, made: sqlite3.Connection, table: str) -> int:
    """Copy the rows that keep the rules of the table; gives the number of the others."""
    refused = 0
    count = len(made.execute(f"SELECT * FROM {table} LIMIT 0").description)
    slots = ", ".join("?" * count)
    rows = reading.rows(table)
    while True:
        try:
            row = next(rows, None)
        except UNREADABLE:
            return refused
        if row is None:
            return refused
        try:
            made.execute(f"INSERT INTO {table} VALUES ({slots})", row)
        except sqlite3.DatabaseError:
            refused += 1


def _take_from_journal(reading: DamagedTables, made: sqlite3.Connection) -> None:
    """Add the rows that only the journal has, as it has them last."""
    tables = {entity: table for table, entity in JOURNALLED.items()}
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for event in reading.rows("events"):
        image = read_image(event[5])
        if image is not None and event[2] in tables and image.get("id") == event[3]:
            last[event[2], event[3]] = image
    for (entity, _), image in last.items():
        table = tables[entity]
        names = ", ".join(map(quoted, image))
        slots = ", ".join("?" * len(image))
        with suppress(sqlite3.DatabaseError):
            made.execute(f"INSERT INTO {table} ({names}) VALUES ({slots})", (*image.values(),))


def _stand_in(made: sqlite3.Connection) -> None:
    """Make people and steps anew that rows name and that could not be read."""
    at = now()
    for table, column, role in _PEOPLE:
        made.execute(
            f"INSERT INTO annotators (id, name, role) SELECT DISTINCT {column}, {column}, ? "
            f"FROM {table} WHERE {column} NOT IN (SELECT id FROM annotators)",
            (role,),
        )
    (somebody,) = made.execute("SELECT min(id) FROM annotators").fetchone()
    for table in JOURNALLED:
        made.execute(
            "INSERT INTO steps (id, annotator_id, kind, title, sitting, created_at) "
            f"SELECT DISTINCT step_id, ?, 'repair', '', '', ? FROM {table} "
            "WHERE step_id IS NOT NULL AND step_id NOT IN (SELECT id FROM steps)",
            (somebody, at),
        )


def _leave_out_unsound(made: sqlite3.Connection) -> int:
    """Take out rows that are not what they should be, and what refers to them; counts them."""
    count = 0
    checks = (text_findings, quote_findings, layer_findings, review_findings)
    for _ in range(_ROUNDS):
        found = [finding for check in checks for finding in check(made)]
        deleted = sum(_delete(made, each) for each in found)
        deleted += sum(_delete_lost(made, table) for table in TABLES)
        count += deleted
        if not deleted:
            break
    return count


def _delete(made: sqlite3.Connection, finding: Finding) -> int:
    """Delete the row that a finding is about."""
    key = _KEYS.get(str(finding.table), "id")
    return made.execute(f"DELETE FROM {finding.table} WHERE {key} = ?", (finding.row,)).rowcount


def _delete_lost(made: sqlite3.Connection, table: str) -> int:
    """Delete the rows of a table that refer to nothing, column by column."""
    count = 0
    for _, _, parent, own, other, *_ in made.execute(f"PRAGMA foreign_key_list({table})"):
        missing = f"{own} IS NOT NULL AND {own} NOT IN (SELECT {other} FROM {parent})"
        count += made.execute(f"DELETE FROM {table} WHERE {missing}").rowcount
    return count


def _count(made: sqlite3.Connection, table: str) -> int:
    (count,) = made.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)
