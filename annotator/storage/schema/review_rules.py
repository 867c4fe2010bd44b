"""The rules of review, held by triggers for every program that opens the file.

Whether a verdict still speaks for a row is no rule: a verdict on an earlier revision may come in
with an import.
"""

from collections.abc import Iterator

from annotator.storage.schema.rule import (
    INSERT,
    UPDATE,
    Rule,
    append_only,
    kept,
    new_id,
    of_a_layer,
    once,
    quoted,
)

_LAYERS = {"span": "spans", "link": "links", "absence": "absences"}
"""What can be judged, and decided about, to the table with it."""

_ITEM = "FROM batch_items i WHERE i.batch_id = NEW.batch_id AND i.place = NEW.place"

_WHENS = " ".join(
    f"WHEN '{kind}' THEN EXISTS (SELECT 1 FROM {table} "
    "WHERE id = json_extract(j.value, '$.record') "
    "AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev)"
    for kind, table in _LAYERS.items()
)
_HAS_COME = f"CASE json_extract(j.value, '$.kind') {_WHENS} END"
"""SQL that is true when the row of the source `j` has come to its revision."""


def review_rules() -> Iterator[Rule]:
    """The rules of all tables of review, and one of annotators."""
    for table in ("batches", "batch_items", "verdicts", "reveals", "objections", "signoffs"):
        yield kept(table)
        yield append_only(table)
    for table in ("batches", "verdicts", "objections", "signoffs"):
        yield new_id(table)
    yield from _batches()
    yield from _batch_items()
    yield from _verdicts()
    yield from _after_verdicts()
    yield from _adjudications()


def _batches() -> Iterator[Rule]:
    unknown = "NOT EXISTS (SELECT 1 FROM annotators WHERE id = NEW.reviewer_id)"
    yield Rule("batches", "reviewer", unknown, "batches: no such reviewer", INSERT)
    own = f"NEW.reviewer_id IN (SELECT value FROM {_members('annotators')})"
    yield Rule("batches", "own", own, "batches: it is the reviewer's own work", INSERT)
    for column in ("annotators", "labels"):
        members = _members(column)
        listed = f"value NOT IN (SELECT id FROM {column})"
        unknown = f"EXISTS (SELECT 1 FROM {members} WHERE type <> 'text' OR {listed})"
        yield Rule("batches", column, unknown, f"batches: none such of {column}", INSERT)
        unsorted = (
            f"EXISTS (SELECT 1 FROM {members} x JOIN {members} y "
            "ON y.key = x.key + 1 AND y.value <= x.value)"
        )
        yield Rule("batches", f"{column}_sorted", unsorted, f"batches: unsorted {column}", INSERT)
    other = (
        f"EXISTS (SELECT 1 FROM {_members('kinds')} "
        "WHERE type <> 'text' OR value NOT IN ('span', 'link', 'absence', 'passage'))"
    )
    yield Rule("batches", "kinds", other, "batches: no such kind", INSERT)


def _batch_items() -> Iterator[Rule]:
    # So the items of a batch are all there when the last one is, and none can be added later.
    turn = (
        "NEW.place IS NOT 1 + (SELECT ifnull(max(place), 0) FROM batch_items "
        "WHERE batch_id = NEW.batch_id) OR "
        "NEW.place > ifnull((SELECT size FROM batches WHERE id = NEW.batch_id), 0)"
    )
    yield Rule("batch_items", "in_turn", turn, "batch_items: not the next place of it", INSERT)
    for column, value in (("annotators", "annotator_id"), ("kinds", "kind")):
        drawn = (
            f"NOT EXISTS (SELECT 1 FROM batches b, {_members(column, 'b')} j "
            f"WHERE b.id = NEW.batch_id AND j.value = NEW.{value})"
        )
        message = f"batch_items: none of the batch's {column}"
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
    unknown = (
        "NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id)"
    )
    yield Rule("batch_items", "labelled", unknown, "batch_items: no such label", INSERT)
    what = ("batch_id", "kind", "record_id")
    yield from once("batch_items", "once", "it is in the batch", *what, on=INSERT)
    where = ("batch_id", "annotator_id", "document_id", "start_char", "end_char")
    message = "the passage is in the batch"
    alive = "record_id"
    yield from once("batch_items", "passage_once", message, *where, alive=alive, on=INSERT)
    found = "EXISTS (SELECT 1 FROM {} WHERE type <> 'integer' OR value < 0)"
    counted = found.format(_members("found"))
    yield Rule("batch_items", "counted", counted, "batch_items: no number of spans", INSERT)


def _at_its_record() -> str:
    """SQL that is true when the item's row is that annotator's, has come to its revision, and its
    first span is in the item's document.
    """
    own = "t.id = NEW.record_id AND t.annotator_id = NEW.annotator_id AND t.rev >= NEW.rev"
    of_span = "(SELECT document_id FROM spans WHERE id = {})"
    places = {
        "span": "t.document_id",
        "link": of_span.format("t.a"),
        "absence": of_span.format("t.span_id"),
    }
    whens = (
        f"WHEN '{kind}' THEN EXISTS (SELECT 1 FROM {_LAYERS[kind]} t "
        f"WHERE {own} AND {place} = NEW.document_id)"
        for kind, place in places.items()
    )
    return f"CASE NEW.kind {' '.join(whens)} END"


def _verdicts() -> Iterator[Rule]:
    yield _by_the_reviewer("verdicts")
    fits = (
        f"NOT EXISTS (SELECT 1 {_ITEM} AND CASE NEW.judgement "
        "WHEN 'wrong_label' THEN i.kind = 'span' WHEN 'wrong_boundary' THEN i.kind = 'span' "
        "WHEN 'wrong_relation' THEN i.kind IN ('link', 'absence') "
        "WHEN 'spurious' THEN i.kind <> 'passage' WHEN 'missing' THEN i.kind = 'passage' "
        "ELSE TRUE END)"
    )
    yield Rule("verdicts", "fits", fits, "verdicts: no such judgement of the item", INSERT)
    whole = (
        "NOT EXISTS (SELECT 1 FROM batch_items i JOIN batches b ON b.id = i.batch_id "
        "AND b.size = i.place WHERE i.batch_id = NEW.batch_id)"
    )
    yield Rule("verdicts", "whole", whole, "verdicts: the batch has no last item", INSERT)
    same = (
        f"EXISTS (SELECT 1 {_ITEM} AND (NEW.judgement = 'wrong_label' "
        "AND i.label_id IS NEW.label_id OR NEW.judgement = 'wrong_boundary' "
        "AND i.start_char IS NEW.start_char AND i.end_char IS NEW.end_char))"
    )
    yield Rule("verdicts", "amends", same, "verdicts: it is as it should be", INSERT)
    elsewhere = (
        f"NEW.document_id IS NOT NULL AND NEW.document_id IS NOT (SELECT CASE i.kind "
        "WHEN 'absence' THEN (SELECT document_id FROM absences WHERE id = i.record_id) "
        f"WHEN 'link' THEN NULL ELSE i.document_id END {_ITEM})"
    )
    yield Rule("verdicts", "there", elsewhere, "verdicts: the passage is elsewhere", INSERT)
    nowhere = (
        "NEW.judgement = 'wrong_relation' AND NEW.document_id IS NULL "
        f"AND EXISTS (SELECT 1 {_ITEM} AND i.kind = 'absence')"
    )
    yield Rule("verdicts", "says_where", nowhere, "verdicts: no passage that says it", INSERT)
    yield from quoted("verdicts", on=INSERT)
    yield from quoted("verdicts", "other", on=INSERT)
    unknown = (
        "NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id)"
    )
    yield Rule("verdicts", "labelled", unknown, "verdicts: no such label", INSERT)
    other = (
        "NEW.withdraws_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM verdicts "
        "WHERE id = NEW.withdraws_id AND batch_id = NEW.batch_id AND place = NEW.place "
        "AND judgement <> 'withdrawn')"
    )
    yield Rule("verdicts", "withdraws", other, "verdicts: none of the item to withdraw", INSERT)
    message = "it is withdrawn already"
    yield from once("verdicts", "withdrawn_once", message, "withdraws_id", on=INSERT)


def _after_verdicts() -> Iterator[Rule]:
    yield _by_the_reviewer("reveals")
    yield _by_the_reviewer("signoffs")
    blind = (
        "NOT EXISTS (SELECT 1 FROM verdicts WHERE batch_id = NEW.batch_id AND place = NEW.place)"
    )
    yield Rule("reveals", "judged", blind, "reveals: there is no verdict yet", INSERT)
    item = ("batch_id", "place")
    yield from once("reveals", "once", "it is revealed", *item, on=INSERT)
    stranger = (
        "NOT EXISTS (SELECT 1 FROM verdicts v JOIN batch_items i "
        "ON i.batch_id = v.batch_id AND i.place = v.place WHERE v.id = NEW.verdict_id "
        "AND NEW.author_id IN (i.annotator_id, v.reviewer_id))"
    )
    yield Rule("objections", "author", stranger, "objections: by neither of the two", INSERT)
    settled = (
        "EXISTS (SELECT 1 FROM verdicts "
        "WHERE id = NEW.verdict_id AND judgement IN ('accept', 'withdrawn'))"
    )
    yield Rule("objections", "corrects", settled, "objections: it corrects nothing", INSERT)


def _adjudications() -> Iterator[Rule]:
    table = "adjudications"
    yield from of_a_layer(table, "document_id")
    known = "NOT EXISTS (SELECT 1 FROM {} WHERE id = NEW.{}"
    plain = f"{known.format('annotators', 'annotator_id')} AND role = 'gold')"
    yield Rule(table, "gold", plain, f"{table}: the annotator has no role gold", INSERT)
    left = (
        "OLD.role = 'gold' AND NEW.role <> 'gold' AND "
        "EXISTS (SELECT 1 FROM adjudications WHERE annotator_id = OLD.id)"
    )
    yield Rule("annotators", "gold", left, "annotators: there are decisions in the layer", UPDATE)
    unknown = f"{known.format('annotators', 'adjudicator_id')})"
    yield Rule(table, "adjudicator", unknown, f"{table}: no such adjudicator")
    nowhere = f"{known.format('documents', 'document_id')})"
    yield Rule(table, "in_document", nowhere, f"{table}: no such document", INSERT)
    sources = {column: f"{_members(column)} j" for column in ("a", "b")}
    sources["taken"] = f"{_members('taken')} x, json_each(x.value, '$.sources') j"
    for column, found in sources.items():
        missing = f"EXISTS (SELECT 1 FROM {found} WHERE ({_HAS_COME}) IS NOT TRUE)"
        yield Rule(table, f"sources_{column}", missing, f"{table}: no such source in {column}")
    own = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {layer} WHERE annotator_id = NEW.annotator_id "
        "AND id = json_extract(j.value, '$.record'))"
        for layer in _LAYERS.values()
    )
    unsourced = "json_type(j.value, '$.sources') IS NOT 'array'"
    lost = f"EXISTS (SELECT 1 FROM {_members('taken')} j WHERE {unsourced} OR {own})"
    yield Rule(table, "taken", lost, f"{table}: no such row in the gold layer")


def _by_the_reviewer(table: str) -> Rule:
    """Nobody but its reviewer adds to a batch."""
    foreign = (
        "NOT EXISTS (SELECT 1 FROM batches "
        "WHERE id = NEW.batch_id AND reviewer_id = NEW.reviewer_id)"
    )
    return Rule(table, "reviewer", foreign, f"{table}: the batch is another reviewer's", INSERT)


def _members(column: str, row: str = "NEW") -> str:
    """The members of a JSON column; none of one that is no JSON, which its CHECK refuses."""
    return f"json_each(iif(json_valid({row}.{column}), {row}.{column}, '[]'))"
