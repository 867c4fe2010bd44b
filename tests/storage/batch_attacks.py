"""Writes that the rules of batches refuse."""

from collections.abc import Iterator

from tests.storage.attack import REPLACE, Attack, by_index, check, insert
from tests.storage.review_rows import FITTING_PASSAGE, Values


def _batches() -> Iterator[Attack]:
    table = "batches"
    yield insert(table, "reviewer", reviewer_id="nobody")
    yield insert(table, "own", annotators='["ada","rex"]')
    yield insert(table, "annotators", annotators='["nobody"]')
    yield insert(table, "annotators", annotators='["ada",null]')
    yield insert(table, "annotators_sorted", annotators='["ben","ada"]')
    yield insert(table, "labels", labels='["nowhere"]')
    yield insert(table, "labels", labels="[null]")
    yield insert(table, "labels_sorted", labels='["statistic","statistic"]')
    yield insert(table, "kinds", kinds='["paragraph"]')
    yield insert(table, "kinds", kinds='["span",null]')
    for column in ("annotators", "labels", "kinds"):
        for value in ("[", "{}"):
            broken: Values = {column: value}
            yield check(table, f"json_valid({column})", **broken)
    yield check(table, "json_valid(annotators)", annotators="[]")
    yield check(table, "json_valid(kinds)", kinds="[]")
    yield check(table, "length(id)", id="")
    yield check(table, "trim(story)", story=" ")
    yield check(table, "trim(story)", story="a\0b")
    yield check(table, "plan IN ('all'", plan="some")
    yield check(table, "size >= 1", size=0)
    yield check(table, "frame >= size", frame=2)
    yield check(table, "core BETWEEN", plan="new", core=1.1)
    yield check(table, "core = 1", core=0.3)
    yield check(table, "blind IN", blind=2)
    yield check(table, "target_rate > 0", target_rate=0, target_confidence=0.95)
    yield check(table, "target_confidence > 0", target_rate=0.05, target_confidence=1)
    yield check(table, "target_rate IS NULL", target_rate=0.05)
    yield check(table, "target_rate IS NULL", target_confidence=0.95)


def _batch_items() -> Iterator[Attack]:
    table = "batch_items"
    yield Attack(
        "delete an item",
        "DELETE FROM batch_items WHERE batch_id = 'b1' AND place = 5",
        {},
        "batch_items_kept_delete",
    )
    yield Attack(
        "forge an item",
        "UPDATE batch_items SET rev = 2 WHERE batch_id = 'b1' AND place = 1",
        {},
        "batch_items_append_only_update",
    )
    for place in (0, 4):
        yield insert(table, "in_turn", place=place)
    yield insert(table, "in_turn", verb=REPLACE, place=1)
    yield insert(table, "in_turn", batch_id="b1", place=6)
    unknown = tuple(f"batch_items_{rule}_insert" for rule in ("annotators", "kinds"))
    yield insert(table, "in_turn", *unknown, batch_id="nowhere", place=1)


def _drawn_rows() -> Iterator[Attack]:
    table = "batch_items"
    yield insert(table, "annotators", annotator_id="ben", record_id="t1", document_id="d1")
    link: Values = {"kind": "link", "record_id": "k1", "document_id": "d1"}
    absence: Values = {"kind": "absence", "record_id": "x1", "document_id": "d1"}
    yield insert(table, "kinds", **link | {"batch_id": "b3", "place": 1})
    yield insert(table, "record", record_id="nowhere")
    yield insert(table, "record", rev=2)
    yield insert(table, "record", record_id="t1", document_id="d1")
    yield insert(table, "record", document_id="d1")
    yield insert(table, "record", **link | {"document_id": "d2"})
    yield insert(table, "record", **link | {"rev": 2})
    yield insert(table, "record", **absence | {"document_id": "d3"})
    yield insert(table, "record", **absence | {"rev": 2})
    yield insert(table, "inside", start_char=7, end_char=11)
    yield insert(table, "inside", **FITTING_PASSAGE | {"document_id": "nowhere"})
    yield insert(table, "labelled", label_id="nowhere")
    twice: Values = {"record_id": "s1", "document_id": "d1"}
    yield insert(table, "once", verb=REPLACE, **twice)
    yield by_index("batch_items_once", insert(table, "once", **twice))
    again = FITTING_PASSAGE | {"document_id": "d2"}
    yield insert(table, "passage_once", verb=REPLACE, **again)
    yield by_index("batch_items_passage_once", insert(table, "passage_once", **again))
    for found in ('{"statistic":-1}', '{"statistic":"1"}', '{"statistic":null}'):
        yield insert(table, "counted", **FITTING_PASSAGE | {"found": found})


def _checks_of_items() -> Iterator[Attack]:
    table = "batch_items"
    record = "batch_items_record_insert"
    yield check(table, "kind IN ('span'", record, "batch_items_kinds_insert", kind="dismissal")
    yield check(table, "rev >= 1", rev=0)
    yield check(table, "start_char >= 0", start_char=-1)
    yield check(table, "end_char > start_char", start_char=3)
    yield check(table, "core IN", core=2)
    yield check(table, "weight > 0", weight=0)
    yield check(table, "weight > 0", weight=float("inf"))
    yield check(table, "json_valid(found)", **FITTING_PASSAGE | {"found": "{"})
    yield check(table, "json_valid(found)", **FITTING_PASSAGE | {"found": "[]"})
    yield check(table, "= (record_id IS NULL)", **FITTING_PASSAGE | {"record_id": "s3", "rev": 1})
    one = "(record_id IS NULL) = (rev IS NULL)"
    yield check(table, one, record, rev=None)
    yield check(table, one, **FITTING_PASSAGE | {"rev": 1})
    yield check(table, "OR label_id IS NULL", **FITTING_PASSAGE | {"label_id": "statistic"})
    yield check(table, "OR found = '{}'", found='{"statistic":1}')


BATCH_ATTACKS = (*_batches(), *_batch_items(), *_drawn_rows(), *_checks_of_items())
