"""The rules between rows, as triggers: they hold for every program that opens the file.

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


def _kept(table: str) -> Rule:
    return Rule(table, "kept", "TRUE", f"{table}: rows are never deleted", DELETE)


def _append_only(table: str) -> Rule:
    return Rule(table, "append_only", "TRUE", f"{table}: rows never change", UPDATE)


def _fixed(table: str, *columns: str) -> Rule:
    """No update changes these columns or the rowid, by which `REPLACE` would find a victim."""
    names = ("rowid", *columns)
    old, new = (", ".join(f"{row}.{name}" for name in names) for row in ("OLD", "NEW"))
    return Rule(table, "fixed", f"({new}) IS NOT ({old})", f"{table}: a fixed column", UPDATE)


def _once(table: str, name: str, message: str, *columns: str, alive: str = "") -> Iterator[Rule]:
    """No two rows share these columns; with `alive`, no two in which that column is NULL.

    It stands beside the unique index, because an index lets `REPLACE` delete the other row.
    """
    equal = " AND ".join(_equal(column) for column in columns)
    apart = f" AND {alive} IS NULL" if alive else ""
    first = f"NEW.{alive} IS NULL AND " if alive else ""
    found = f"{first}EXISTS (SELECT 1 FROM {table} WHERE {equal}{apart}"
    yield Rule(table, name, f"{found})", f"{table}: {message}", INSERT)
    yield Rule(table, name, f"{found} AND rowid <> OLD.rowid)", f"{table}: {message}", UPDATE)


def _equal(column: str) -> str:
    if column.startswith("ifnull("):
        return f"{column} = {column.replace('(', '(NEW.', 1)}"
    return f"{column} = NEW.{column}"


def _new_id(table: str, id_column: str = "id") -> Rule:
    """An inserted row takes no other's place, neither by its id nor by its rowid."""
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {id_column} = NEW.{id_column})"
    taken += f" OR EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid)"
    return Rule(table, "new_id", taken, f"{table}: the id exists", INSERT)


def _revised(table: str) -> Rule:
    broken = "NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id"
    return Rule(table, "revised", broken, f"{table}: rev grows by 1 in a new step", UPDATE)


def _own_step(table: str) -> Rule:
    broken = (
        "NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND "
        "(annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo')))"
    )
    return Rule(table, "own_step", broken, f"{table}: the step is another annotator's")


def _quoted(table: str) -> Iterator[Rule]:
    """The quote is the text between the offsets; an update that leaves them alone costs nothing."""
    differs = (
        "(SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM texts "
        "JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.document_id) "
        "IS NOT NEW.quote"
    )
    moved = (
        "(NEW.start_char, NEW.end_char, NEW.quote) IS NOT (OLD.start_char, OLD.end_char, OLD.quote)"
    )
    message = f"{table}: the quote is not what the text says there"
    yield Rule(table, "quoted", differs, message, INSERT)
    yield Rule(table, "quoted", f"{moved} AND {differs}", message, UPDATE)


def _at_span(table: str) -> Iterator[Rule]:
    """What is recorded at a span is about another document, by the span's annotator."""
    of_span = "(SELECT {} FROM spans WHERE id = NEW.span_id)"
    own = f"{of_span.format('document_id')} IS NEW.document_id"
    yield Rule(table, "elsewhere", own, f"{table}: the document is the span's own", INSERT)
    other = f"{of_span.format('annotator_id')} IS NOT NEW.annotator_id"
    yield Rule(table, "one_annotator", other, f"{table}: the span is another annotator's", INSERT)


def _of_a_layer(table: str, *fixed: str) -> Iterator[Rule]:
    yield _kept(table)
    yield _new_id(table)
    yield _fixed(table, "id", "annotator_id", *fixed, "created_at")
    yield _revised(table)
    yield _own_step(table)


def _basis() -> Iterator[Rule]:
    yield _kept("annotators")
    yield _new_id("annotators")
    yield _fixed("annotators", "id")
    for table, key in (("texts", "sha256"), ("steps", "id"), ("events", "seq")):
        yield _kept(table)
        yield _append_only(table)
        yield _new_id(table, key)
    of_another = (
        "NEW.target_id IS NOT NULL AND (SELECT annotator_id FROM steps WHERE id = NEW.target_id) "
        "IS NOT NEW.annotator_id"
    )
    yield Rule("steps", "own_target", of_another, "steps: the target is another's", INSERT)
    yield from _once(
        "events", "once", "one change a row and step", "step_id", "entity", "entity_id"
    )


def _labels() -> Iterator[Rule]:
    yield _kept("labels")
    yield _new_id("labels")
    yield _fixed("labels", "id", "created_at")
    yield _revised("labels")
    yield from _once("labels", "one_key", "the key is in use", "key", alive="retired_at")
    same = "NEW.revision = OLD.revision AND "
    same += "(NEW.definition, NEW.unit) IS NOT (OLD.definition, OLD.unit)"
    yield Rule("labels", "defined", same, "labels: a new definition is a new revision", UPDATE)
    unborn = (
        "CASE WHEN NEW.step_id IS NULL THEN EXISTS (SELECT 1 FROM steps) "
        "ELSE NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id) END"
    )
    yield Rule("labels", "stepped", unborn, "labels: no step", INSERT)


def _documents() -> Iterator[Rule]:
    yield _kept("documents")
    yield _new_id("documents")
    yield _fixed("documents", "id", "doc_key", "text_sha256", "chars", "created_at")
    yield _revised("documents")
    yield from _once("documents", "one_key", "the key exists", "doc_key")
    yield from _once("documents", "numbered", "the number is taken", "story", "number")
    no_text = (
        "NOT EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.text_sha256 AND chars = NEW.chars)"
    )
    yield Rule("documents", "has_text", no_text, "documents: no such text", INSERT)
    no_step = "NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id)"
    yield Rule("documents", "stepped", no_step, "documents: no such step")
    in_use = (
        "NEW.deleted_at IS NOT NULL AND "
        "EXISTS (SELECT 1 FROM spans WHERE document_id = NEW.id AND deleted_at IS NULL)"
    )
    yield Rule("documents", "unmarked", in_use, "documents: there are spans in it", UPDATE)


def _spans() -> Iterator[Rule]:
    yield from _of_a_layer("spans", "document_id")
    yield from _quoted("spans")
    bounds = ("document_id", "annotator_id", "start_char", "end_char", "ifnull(label_id, '')")
    yield from _once("spans", "once", "the same span exists", *bounds, alive="deleted_at")
    gone = (
        "NEW.deleted_at IS NULL AND "
        "(SELECT deleted_at FROM documents WHERE id = NEW.document_id) IS NOT NULL"
    )
    yield Rule("spans", "in_document", gone, "spans: the document is deleted")
    unknown = (
        "NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id)"
    )
    yield Rule("spans", "labelled", unknown, "spans: no such label")
    linked = (
        "NEW.deleted_at IS NOT NULL AND ("
        "EXISTS (SELECT 1 FROM links WHERE a = NEW.id AND deleted_at IS NULL) OR "
        "EXISTS (SELECT 1 FROM links WHERE b = NEW.id AND deleted_at IS NULL) OR "
        "EXISTS (SELECT 1 FROM absences WHERE span_id = NEW.id AND deleted_at IS NULL))"
    )
    yield Rule("spans", "unlinked", linked, "spans: it still has links or absences", UPDATE)


def _links() -> Iterator[Rule]:
    yield from _of_a_layer("links", "a", "b")
    yield from _once(
        "links", "once", "the pair is linked", "annotator_id", "a", "b", alive="deleted_at"
    )
    ends = "FROM spans WHERE id IN (NEW.a, NEW.b)"
    dead = f"NEW.deleted_at IS NULL AND (SELECT count(*) {ends} AND deleted_at IS NULL) <> 2"
    yield Rule("links", "alive", dead, "links: an end is deleted")
    same = f"(SELECT count(DISTINCT document_id) {ends}) <> 2"
    yield Rule("links", "across", same, "links: the ends are in one document", INSERT)
    foreign = f"EXISTS (SELECT 1 {ends} AND annotator_id <> NEW.annotator_id)"
    yield Rule("links", "one_annotator", foreign, "links: an end is another annotator's", INSERT)


def _absences() -> Iterator[Rule]:
    yield from _of_a_layer("absences", "span_id", "document_id")
    yield from _at_span("absences")
    pair = ("span_id", "document_id")
    yield from _once("absences", "once", "it is recorded", *pair, alive="deleted_at")
    dead = (
        "NEW.deleted_at IS NULL AND "
        "(SELECT deleted_at FROM spans WHERE id = NEW.span_id) IS NOT NULL"
    )
    yield Rule("absences", "alive", dead, "absences: the span is deleted")


def _dismissals() -> Iterator[Rule]:
    yield from _of_a_layer("dismissals", "span_id", "document_id")
    yield from _at_span("dismissals")
    yield from _quoted("dismissals")
    passage = ("span_id", "document_id", "start_char", "end_char")
    yield from _once("dismissals", "once", "it is refused", *passage, alive="deleted_at")


def _completions() -> Iterator[Rule]:
    yield from _of_a_layer("completions", "document_id")
    pair = ("annotator_id", "document_id")
    yield from _once("completions", "once", "it is complete", *pair, alive="deleted_at")


RULES = (
    *_basis(),
    *_labels(),
    *_documents(),
    *_spans(),
    *_links(),
    *_absences(),
    *_dismissals(),
    *_completions(),
)
