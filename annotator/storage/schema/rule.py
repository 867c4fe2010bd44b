"""A rule between rows as triggers, and the kinds of rule that several tables share.

Foreign keys and `recursive_triggers` are off in most other programs, so that what rests on them
is said here once more: a missing row is refused, and `INSERT OR REPLACE`, which removes the row
in its way without a delete trigger, is refused wherever a row is in its way.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A write that a table refuses."""

    table: str
    name: str
    broken: str
    """SQL that is true of a write that breaks the rule; `NEW` and `OLD` are the rows."""
    message: str
    on: tuple[str, ...] = ("insert", "update")

    def statements(self) -> Iterator[str]:
        """The triggers that hold the rule, named `<table>_<rule>_<insert|update|delete>`."""
        message = self.message.replace("'", "''")
        for event in self.on:
            yield (
                f"CREATE TRIGGER {self.table}_{self.name}_{event} "
                f"BEFORE {event.upper()} ON {self.table} WHEN {self.broken} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END;"
            )


INSERT = ("insert",)
UPDATE = ("update",)
DELETE = ("delete",)


def kept(table: str) -> Rule:
    """Rows stay."""
    return Rule(table, "kept", "TRUE", f"{table}: rows are never deleted", DELETE)


def append_only(table: str) -> Rule:
    """Rows stay as they are."""
    return Rule(table, "append_only", "TRUE", f"{table}: rows never change", UPDATE)


def fixed(table: str, *columns: str) -> Rule:
    """No update changes these columns or the rowid, by which `REPLACE` would find a victim."""
    names = ("rowid", *columns)
    old, new = (", ".join(f"{row}.{name}" for name in names) for row in ("OLD", "NEW"))
    return Rule(table, "fixed", f"({new}) IS NOT ({old})", f"{table}: a fixed column", UPDATE)


def once(
    table: str,
    name: str,
    message: str,
    *columns: str,
    alive: str = "",
    on: tuple[str, ...] = ("insert", "update"),
) -> Iterator[Rule]:
    """No two rows share these columns; with `alive`, no two in which that column is NULL.

    Columns that never change need it at the insert only.

    It stands beside the unique index, because an index lets `REPLACE` delete the other row.
    """
    equal = " AND ".join(_equal(column) for column in columns)
    apart = f" AND {alive} IS NULL" if alive else ""
    first = f"NEW.{alive} IS NULL AND " if alive else ""
    found = f"{first}EXISTS (SELECT 1 FROM {table} WHERE {equal}{apart}"
    others = {"insert": "", "update": " AND rowid <> OLD.rowid"}
    for event in on:
        yield Rule(table, name, f"{found}{others[event]})", f"{table}: {message}", (event,))


def _equal(column: str) -> str:
    if column.startswith("ifnull("):
        return f"{column} = {column.replace('(', '(NEW.', 1)}"
    return f"{column} = NEW.{column}"


def new_id(table: str, id_column: str = "id") -> Rule:
    """An inserted row takes no other's place, neither by its id nor by its rowid."""
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {id_column} = NEW.{id_column})"
    taken += f" OR EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid)"
    return Rule(table, "new_id", taken, f"{table}: the id exists", INSERT)


def revised(table: str) -> Rule:
    """Each update is the next revision, by a step of its own."""
    broken = "NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id"
    return Rule(table, "revised", broken, f"{table}: rev grows by 1 in a new step", UPDATE)


def own_step(table: str) -> Rule:
    """What a person does, undoes or redoes touches that person's rows only."""
    broken = (
        "NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND "
        "(annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo')))"
    )
    return Rule(table, "own_step", broken, f"{table}: the step is another annotator's")


def labelled(table: str, *, on: tuple[str, ...] = ("insert", "update")) -> Rule:
    """A label, where there is one, is known."""
    unknown = (
        "NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id)"
    )
    return Rule(table, "labelled", unknown, f"{table}: no such label", on)


def members(column: str, row: str = "NEW") -> str:
    """SQL for the members of a JSON column; none of one that is no JSON, which its CHECK refuses.

    Use it as a table with the columns of `json_each`.
    """
    return f"json_each(iif(json_valid({row}.{column}), {row}.{column}, '[]'))"


def quoted(
    table: str, of: str = "", *, on: tuple[str, ...] = ("insert", "update")
) -> Iterator[Rule]:
    """The quote is the text between the offsets; an update that leaves them alone costs nothing.

    With `of` it is said of the passage in the columns `<of>_…`. Where there is no passage it holds.
    """
    document, start, end, quote = (
        (f"{of}_document_id", f"{of}_start", f"{of}_end", f"{of}_quote")
        if of
        else ("document_id", "start_char", "end_char", "quote")
    )
    differs = (
        f"(SELECT substr(text, NEW.{start} + 1, NEW.{end} - NEW.{start}) FROM texts "
        f"JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.{document}) "
        f"IS NOT NEW.{quote}"
    )
    old, new = (f"({row}.{start}, {row}.{end}, {row}.{quote})" for row in ("OLD", "NEW"))
    name = f"{of}_quoted" if of else "quoted"
    message = f"{table}: the quote is not what the text says there"
    broken = {"insert": differs, "update": f"{new} IS NOT {old} AND {differs}"}
    for event in on:
        yield Rule(table, name, broken[event], message, (event,))


def at_span(table: str, *, may_lack: bool = False) -> Iterator[Rule]:
    """What is recorded at a span is about another document, by the span's annotator.

    With `may_lack` a row needs no span.
    """
    of_span = "(SELECT {} FROM spans WHERE id = NEW.span_id)"
    own = f"{of_span.format('document_id')} IS NEW.document_id"
    yield Rule(table, "elsewhere", own, f"{table}: the document is the span's own", INSERT)
    other = f"{of_span.format('annotator_id')} IS NOT NEW.annotator_id"
    if may_lack:
        other = f"NEW.span_id IS NOT NULL AND {other}"
    yield Rule(table, "one_annotator", other, f"{table}: the span is another annotator's", INSERT)


def of_a_layer(table: str, *columns: str) -> Iterator[Rule]:
    """What holds for every table of a layer; `columns` are fixed besides those of all of them."""
    yield kept(table)
    yield new_id(table)
    yield fixed(table, "id", "annotator_id", *columns, "created_at")
    yield revised(table)
    yield own_step(table)
