"""The rules of batches and their items: each is frozen as it is drawn, once and whole."""

from collections.abc import Iterator

from annotator.storage.schema.rule import (
    INSERT,
    Rule,
    append_only,
    kept,
    labelled,
    members,
    new_id,
    once,
)


def batch_rules() -> Iterator[Rule]:
    """The rules of both tables."""
    yield from _batches()
    yield from _batch_items()


def _batches() -> Iterator[Rule]:
    yield kept("batches")
    yield append_only("batches")
    yield new_id("batches")
    unknown = "NOT EXISTS (SELECT 1 FROM annotators WHERE id = NEW.reviewer_id)"
    yield Rule("batches", "reviewer", unknown, "batches: no such reviewer", INSERT)
    own = f"NEW.reviewer_id IN (SELECT value FROM {members('annotators')})"
    yield Rule("batches", "own", own, "batches: it is the reviewer's own work", INSERT)
    for column in ("annotators", "labels"):
        found = members(column)
        listed = f"value NOT IN (SELECT id FROM {column})"
        unknown = f"EXISTS (SELECT 1 FROM {found} WHERE type <> 'text' OR {listed})"
        yield Rule("batches", column, unknown, f"batches: unknown {column}", INSERT)
        unsorted = (
            f"EXISTS (SELECT 1 FROM {found} x JOIN {found} y "
            "ON y.key = x.key + 1 AND y.value <= x.value)"
        )
        yield Rule("batches", f"{column}_sorted", unsorted, f"batches: unsorted {column}", INSERT)
    other = (
        f"EXISTS (SELECT 1 FROM {members('kinds')} "
        "WHERE type <> 'text' OR value NOT IN ('span', 'link', 'absence', 'passage'))"
    )
    yield Rule("batches", "kinds", other, "batches: no such kind", INSERT)


def _batch_items() -> Iterator[Rule]:
    yield kept("batch_items")
    yield append_only("batch_items")
    # So the items of a batch are all there when the last one is, and none can be added later.
    turn = (
        "NEW.place IS NOT 1 + (SELECT ifnull(max(place), 0) FROM batch_items "
        "WHERE batch_id = NEW.batch_id) OR "
        "NEW.place > ifnull((SELECT size FROM batches WHERE id = NEW.batch_id), 0)"
    )
    yield Rule("batch_items", "in_turn", turn, "batch_items: not the next place of it", INSERT)
    for column, value in (("annotators", "annotator_id"), ("kinds", "kind")):
        drawn = (
            f"NOT EXISTS (SELECT 1 FROM batches b, {members(column, 'b')} j "
            f"WHERE b.id = NEW.batch_id AND j.value = NEW.{value})"
        )
        message = f"batch_items: it is not of the batch's {column}"
        yield Rule("batch_items", column, drawn, message, INSERT)
    yield Rule(
        "batch_items",
        "record",
        f"NEW.kind <> 'passage' AND ({_at_its_record()}) IS NOT TRUE",
        "batch_items: no such revision of the annotator's there",
        INSERT,
    )
    outside = "ifnull((SELECT chars FROM documents WHERE id = NEW.document_id), 0) < NEW.end_char"
    yield Rule("batch_items", "inside", outside, "batch_items: beyond the text", INSERT)
    yield labelled("batch_items", on=INSERT)
    what = ("batch_id", "kind", "record_id")
    yield from once("batch_items", "once", "it is in the batch", *what, on=INSERT)
    where = ("batch_id", "annotator_id", "document_id", "start_char", "end_char")
    message = "the passage is in the batch"
    yield from once("batch_items", "passage_once", message, *where, alive="record_id", on=INSERT)
    odd = f"EXISTS (SELECT 1 FROM {members('found')} WHERE type <> 'integer' OR value < 0)"
    yield Rule("batch_items", "counted", odd, "batch_items: no number of spans", INSERT)


def _at_its_record() -> str:
    """SQL that is true when the item's row is that annotator's, has come to its revision, and its
    first span is in the item's document.
    """
    own = "t.id = NEW.record_id AND t.annotator_id = NEW.annotator_id AND t.rev >= NEW.rev"
    of_span = "(SELECT document_id FROM spans WHERE id = {})"
    places = {
        ("span", "spans"): "t.document_id",
        ("link", "links"): of_span.format("t.a"),
        ("absence", "absences"): of_span.format("t.span_id"),
    }
    whens = (
        f"WHEN '{kind}' THEN EXISTS (SELECT 1 FROM {table} t "
        f"WHERE {own} AND {place} = NEW.document_id)"
        for (kind, table), place in places.items()
    )
    return f"CASE NEW.kind {' '.join(whens)} END"
