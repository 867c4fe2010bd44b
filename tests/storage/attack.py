"""A write that the database refuses, and what refuses it."""

from dataclasses import dataclass, replace

from tests.storage.review_rows import Values
from tests.storage.victim import FITTING, insertion

REPLACE = "INSERT OR REPLACE"
LAYER_TABLES = ("spans", "links", "absences", "dismissals", "completions")
REVISED = ("labels", "documents", *LAYER_TABLES, "adjudications")
"""Tables whose rows have revisions."""


@dataclass(frozen=True)
class Attack:
    """A hostile statement and the rules that stand against it."""

    name: str
    sql: str
    values: Values
    rule: str
    """The attacked trigger or unique index, or `<table>: <part of a CHECK>`."""
    others: tuple[str, ...] = ()
    """What else refuses it; with all of them taken away the attacked rule holds alone."""


FIRST = {
    "annotators": "ada", "texts": "a" * 64, "steps": "spare", "events": 1, "labels": "claim",
    "documents": "d1", "spans": "s1", "links": "k1", "absences": "x1", "dismissals": "m1",
    "completions": "c1", "batches": "b1", "verdicts": "v1", "objections": "o1", "signoffs": "f1",
    "adjudications": "j1", "splits": "d1", "purged": "d" * 64, "guidelines": "l1",
}  # fmt: skip
"""Of each table the key of a row to be attacked."""

KEY = dict.fromkeys(FIRST, "id") | {
    "texts": "sha256", "events": "seq", "splits": "document_id", "purged": "hash",
}  # fmt: skip

SPARE = dict.fromkeys(REVISED, "spare") | {"adjudications": "gold-spare"}
"""Of each table a step that may write to it."""


def insert(table: str, rule: str, *also: str, verb: str = "INSERT", **values: object) -> Attack:
    """An attack by a row that fits but for these values."""
    row = FITTING[table] | values
    name = f"{verb.lower()} into {table} against {rule}: {values}"
    return Attack(name, insertion(table, row, verb), row, f"{table}_{rule}_insert", also)


def update(
    table: str, rule: str, *also: str, row: object = None, verb: str = "UPDATE", **values: object
) -> Attack:
    """An attack on one row by a change that is the next revision but for these values."""
    given = ({"step_id": SPARE[table]} if table in REVISED else {}) | values
    changes = [f"{name} = :{name}" for name in given]
    if table in REVISED and "rev" not in values:
        changes.append("rev = rev + 1")
    sql = f"{verb} {table} SET {', '.join(changes)} WHERE {KEY[table]} = :row"
    target = FIRST[table] if row is None else row
    name = f"{verb.lower()} {table} {target} against {rule}: {values}"
    return Attack(name, sql, given | {"row": target}, f"{table}_{rule}_update", also)


def check(table: str, part: str, *also: str, **values: object) -> Attack:
    """An attack by a row that fits but for values that a CHECK forbids."""
    row = FITTING[table] | values
    name = f"{table} against CHECK {part}: {values}"
    return Attack(name, insertion(table, row), row, f"{table}: {part}", also)


def by_index(index: str, attack: Attack) -> Attack:
    """The same attack on the unique index that stands behind the trigger."""
    return replace(attack, name=f"{attack.name}, by the index", rule=index, others=(attack.rule,))
